import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { CATEGORIES, MAX_FILES } from "../../../../server/modules/announcements/contract.ts";
import { timeOf } from "../../../kernel/dates.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { guardLeaving } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/cs-moment.ts";
import "../../../ui/cs-rich-field.ts";
import type { CsRichField } from "../../../ui/cs-rich-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { upload, type AnnouncementDetail, type Template } from "../api.ts";
import { chooseTemplate, nameTemplate } from "../dialogs/open.ts";
import {
  checkDraft,
  emptyAsking,
  emptyDraft,
  emptyQuestion,
  type Asking,
  type Draft,
  type Question,
} from "../draft.ts";
import { Drafting } from "../drafting.ts";
import { categoryText } from "../labels.ts";
import "./announcement-audience.ts";
import { formStyles } from "./form-styles.ts";
import "./poll-fields.ts";
import "./quiz-fields.ts";

type Flag = "asksConfirmation" | "commentsOpen" | "pinned" | "lobby" | "mailCopy" | "mustArrive" | "inTurn";

/**
 * Everything that an author says in a draft; it is kept as it is typed.
 * @fires announcement-saved - `detail`: the announcement, written to the end
 */
@customElement("announcement-form")
export class AnnouncementForm extends OfficeElement {
  static override styles = [base, blocks, formStyles];

  /** What the form begins with; read once. */
  @property({ attribute: false }) initial: Draft = emptyDraft;
  /** The draft as the server has it; undefined for a new one. */
  @property({ attribute: false }) post: AnnouncementDetail | undefined;
  @property() back = "";
  @state() private uploading = 0;

  #form!: FormController<Draft, AnnouncementDetail>;
  #drafting!: Drafting;

  override connectedCallback(): void {
    this.#form = new FormController<Draft, AnnouncementDetail>(this, {
      initial: this.initial,
      check: (draft) => checkDraft(draft, Date.now()),
      submit: async () => {
        this.#drafting.touch();
        await this.#drafting.flush();
        if (this.#drafting.post && this.#drafting.state === "saved") return this.#drafting.post;
        throw new Error(this.#stateText());
      },
    });
    this.#drafting = new Drafting(this.post, {
      draft: () => this.#form.values,
      setFiles: (files) => {
        this.#form.set("files", files);
      },
      changed: () => {
        this.requestUpdate();
      },
      made: (id) => {
        // Reloading goes on with this draft instead of beginning another.
        history.replaceState(history.state, "", `/announcements/${String(id)}/edit`);
      },
    });
    super.connectedCallback();
  }

  protected override watches() {
    return [
      guardLeaving(async () => {
        if (await this.#drafting.flush()) return true;
        return this.#askToLeave();
      }),
      this.listen(window, "beforeunload", (event) => {
        if (this.#drafting.state !== "saved") event.preventDefault();
      }),
      () => {
        this.#drafting.end();
      },
    ];
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-field")?.focus();
  }

  override render() {
    const { values } = this.#form;
    return html`<form novalidate @submit=${this.#submit}>
      <div class="bar">
        <cs-button size="small" kind="quiet" icon="document" @click=${this.#fromTemplate}
          >${msg("Bắt đầu từ mẫu", { id: "announcements.from-template" })}</cs-button
        >
        <span class="saved" role="status">${this.#stateText()}</span>
      </div>
      <cs-field
        label=${msg("Tiêu đề", { id: "announcements.title" })}
        required
        max-length="200"
        .value=${values.title}
        error=${this.#form.errorOf("title")}
        @cs-input=${this.#typed("title")}
      ></cs-field>
      <cs-rich-field
        label=${msg("Nội dung", { id: "announcements.body" })}
        .value=${this.initial.html}
        error=${this.#form.errorOf("html")}
        .takePictures=${this.#pictures}
        .takeFiles=${(files: readonly File[]) => void this.#upload(files)}
        @cs-input=${this.#typed("html")}
      ></cs-rich-field>
      ${this.#files(values)}
      <announcement-audience
        .picked=${values.audience}
        ?ordered=${values.inTurn}
        error=${this.#form.errorOf("audience")}
        @audience-input=${(event: CustomEvent<Draft["audience"]>) => {
          this.#set("audience", event.detail);
        }}
      ></announcement-audience>
      <cs-select
        label=${msg("Loại", { id: "announcements.category" })}
        .options=${CATEGORIES.map((value) => ({ value, title: categoryText(value) }))}
        value=${values.category}
        @cs-input=${this.#typed("category")}
      ></cs-select>
      <div class="pair">
        ${this.#moment(msg("Phát hành lúc (để trống: ngay khi gửi)", { id: "announcements.publish-at" }), "publishesOn", "publishesTime")}
        ${this.#moment(msg("Hết hiệu lực (để trống: không hạn)", { id: "announcements.expire-at" }), "expiresOn", "expiresTime")}
      </div>
      <div class="checks">${this.#checks(values)}</div>
      ${this.#more(values)}
      <div class="foot">
        ${this.#form.failure ? html`<p class="failure" role="alert">${this.#form.failure}</p>` : nothing}
        <cs-button type="submit" kind="primary" ?busy=${this.#form.busy || this.uploading > 0}
          >${msg("Xem lại trước khi gửi", { id: "announcements.save" })}</cs-button
        >
        <cs-button kind="quiet" @click=${this.#keepAsTemplate}
          >${msg("Lưu làm mẫu", { id: "announcements.keep-template" })}</cs-button
        >
        <cs-button kind="quiet" href=${this.back}>${msg("Để sau", { id: "announcements.later" })}</cs-button>
      </div>
    </form>`;
  }

  #checks({ inTurn, mustArrive }: Draft) {
    const forced = inTurn || mustArrive;
    return html`${
      forced
        ? nothing
        : this.#check("asksConfirmation", msg("Yêu cầu xác nhận “Tôi đã đọc và hiểu”", { id: "announcements.ask" }))
    }
    ${inTurn ? nothing : this.#check("commentsOpen", msg("Cho phép góp ý", { id: "announcements.allow-comments" }))}
    ${this.#check("inTurn", msg("Luân chuyển lần lượt từng người", { id: "announcements.in-turn" }))}
    ${
      can("notifications.must-arrive")
        ? this.#check(
            "mustArrive",
            msg("Phải đến: nhắc dần, cả SMS, tới khi xác nhận", { id: "announcements.must-arrive" }),
          )
        : nothing
    }
    ${this.#check("mailCopy", msg("Gửi bản đầy đủ vào hộp thư", { id: "announcements.mail-copy" }))}
    ${this.#check("pinned", msg("Ghim lên đầu danh sách", { id: "announcements.pin" }))}
    ${this.#check("lobby", msg("Hiện trên màn hình sảnh", { id: "announcements.lobby" }))}`;
  }

  /** What an announcement may ask beside being read. */
  #more({ quiz, poll }: Draft) {
    return html`${
        quiz.length === 0
          ? nothing
          : html`<quiz-fields
              .questions=${quiz}
              error=${this.#form.errorOf("quiz")}
              @quiz-input=${(event: CustomEvent<readonly Question[]>) => {
                this.#set("quiz", event.detail);
              }}
            ></quiz-fields>`
      }
      ${
        poll
          ? html`<poll-fields
              .poll=${poll}
              error=${this.#form.errorOf("poll")}
              @poll-input=${(event: CustomEvent<Asking | null>) => {
                this.#set("poll", event.detail);
              }}
            ></poll-fields>`
          : nothing
      }
      <div class="line">
        ${
          quiz.length === 0
            ? html`<cs-button
                size="small"
                icon="plus"
                @click=${() => {
                  this.#set("quiz", [emptyQuestion]);
                }}
                >${msg("Thêm câu hỏi kiểm tra", { id: "announcements.add-quiz" })}</cs-button
              >`
            : nothing
        }
        ${
          poll
            ? nothing
            : html`<cs-button
                size="small"
                icon="plus"
                @click=${() => {
                  this.#set("poll", emptyAsking);
                }}
                >${msg("Thêm cuộc hỏi ý kiến", { id: "announcements.add-poll" })}</cs-button
              >`
        }
      </div>`;
  }

  #files({ files }: Draft) {
    return html`<div>
      <cs-file-drop many @cs-files=${(event: CustomEvent<File[]>) => void this.#upload(event.detail)}></cs-file-drop>
      <ul class="files">
        ${files.map(
          (file) =>
            html`<li>
              <cs-icon name="paperclip"></cs-icon>${file.name}
              <cs-button
                size="small"
                kind="quiet"
                icon="x"
                label=${msg(str`Gỡ ${file.name}`, { id: "announcements.remove-file" })}
                @click=${() => {
                  this.#set(
                    "files",
                    this.#form.values.files.filter((each) => each.id !== file.id),
                  );
                }}
              ></cs-button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #moment(label: string, on: "publishesOn" | "expiresOn", time: "publishesTime" | "expiresTime") {
    const { values } = this.#form;
    return html`<cs-moment
      label=${label}
      day=${values[on]}
      time=${values[time]}
      error=${this.#form.errorOf(on)}
      @moment-input=${(event: CustomEvent<{ day: string; time: string }>) => {
        this.#set(on, event.detail.day);
        this.#set(time, event.detail.time);
      }}
    ></cs-moment>`;
  }

  #check(field: Flag, label: string) {
    return html`<cs-check
      label=${label}
      ?checked=${this.#form.values[field]}
      @cs-input=${(event: Event) => {
        this.#set(field, (event.target as HTMLElement & { checked: boolean }).checked);
      }}
    ></cs-check>`;
  }

  #set<K extends keyof Draft>(field: K, value: Draft[K]): void {
    this.#form.set(field, value);
    this.#drafting.touch();
  }

  /** Takes a field's text as it is; the fields whose values are named offer nothing else. */
  #typed<K extends keyof Draft>(field: K): (event: Event) => void {
    return (event) => {
      this.#set(field, (event.target as HTMLElement & { value: Draft[K] }).value);
    };
  }

  #stateText(): string {
    const { state: now, savedAt } = this.#drafting;
    if (now === "conflict") {
      return msg("Bản nháp này vừa được sửa ở nơi khác. Hãy tải lại trang.", { id: "announcements.save-conflict" });
    }
    if (now === "gone") return msg("Bản nháp này không còn nữa.", { id: "announcements.save-gone" });
    if (now === "failed") {
      return msg("Chưa lưu được, sẽ tự thử lại. Đừng đóng trang này.", { id: "announcements.save-failed" });
    }
    if (now !== "saved") return msg("Đang lưu…", { id: "announcements.saving" });
    return savedAt === undefined ? "" : msg(str`Đã lưu ${timeOf(savedAt)}`, { id: "announcements.saved" });
  }

  readonly #pictures = async (files: readonly File[]): Promise<readonly string[]> => {
    try {
      return await this.#drafting.takePictures(files);
    } catch (error) {
      toastError(error);
      return [];
    }
  };

  async #upload(files: readonly File[]): Promise<void> {
    const room = MAX_FILES - this.#form.values.files.length;
    for (const file of files.slice(0, Math.max(0, room))) {
      this.uploading += 1;
      try {
        const { id, name } = await upload(file);
        this.#set("files", [...this.#form.values.files, { id, name, isNew: true }]);
      } catch (error) {
        toastError(error);
      } finally {
        this.uploading -= 1;
      }
    }
  }

  readonly #fromTemplate = async (): Promise<void> => {
    const template: Template | undefined = await chooseTemplate();
    if (!template) return;
    const { title, html: text, category, asksConfirmation, commentsOpen } = template;
    this.#form.set("category", category);
    this.#form.set("asksConfirmation", asksConfirmation);
    this.#form.set("commentsOpen", commentsOpen);
    this.#form.set("title", title);
    this.renderRoot.querySelector<CsRichField>("cs-rich-field")?.reset(text);
    this.#set("html", text);
  };

  readonly #keepAsTemplate = async (): Promise<void> => {
    const { title, html: text, category, asksConfirmation, commentsOpen } = this.#form.values;
    const kept = await nameTemplate({ title: title.trim(), html: text, category, asksConfirmation, commentsOpen });
    if (kept) toast(msg(str`Đã lưu mẫu “${kept.name}”`, { id: "announcements.template-kept" }));
  };

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const post = await this.#form.submit();
    if (post) {
      this.emit("announcement-saved", post);
      return;
    }
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>("[error]:not([error=''])");
    first?.scrollIntoView({ block: "center" });
    first?.focus();
  }

  #askToLeave(): Promise<boolean> {
    return confirm({
      heading: msg("Bỏ những gì chưa lưu được?", { id: "announcements.leave-form" }),
      text: this.#stateText(),
      verb: msg("Bỏ", { id: "announcements.discard" }),
      destroys: true,
    });
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { EVERYONE } from "../../../../server/kernel/contract/audience.ts";
import { CATEGORIES, MAX_BODY, MAX_FILES } from "../../../../server/modules/announcements/contract.ts";
import { FormController } from "../../../kernel/form.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { guardLeaving } from "../../../kernel/router.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { countAudience, findPeople, upload, type AnnouncementDetail, type AnnouncementInput } from "../api.ts";
import { checkDraft, inputOf, type Draft } from "../draft.ts";
import { categoryText } from "../labels.ts";
import "../../../ui/cs-moment.ts";

/**
 * Everything that an author says in a draft.
 * @fires announcement-saved - `detail`: the announcement
 */
@customElement("announcement-form")
export class AnnouncementForm extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      form {
        display: grid;
        gap: var(--cs-5);
        max-width: 760px;
        padding-top: var(--cs-2);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
        gap: var(--cs-4);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
        padding-block: var(--cs-4);
        border-top: 1px solid var(--cs-line);
      }
      .failure {
        width: 100%;
        color: var(--cs-red);
      }
      .files li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        overflow-wrap: anywhere;
      }
      .checks {
        display: grid;
        gap: var(--cs-2);
      }
    `,
  ];

  /** What the form begins with; read once. */
  @property({ attribute: false }) initial!: Draft;
  @property({ attribute: false }) send!: (input: AnnouncementInput) => Promise<AnnouncementDetail>;
  @property() back = "";
  @state() private uploading = 0;
  @state() private count: number | undefined;

  #form!: FormController<Draft, AnnouncementDetail>;
  #done = false;
  #counted = "";

  override connectedCallback(): void {
    this.#form = new FormController<Draft, AnnouncementDetail>(this, {
      initial: this.initial,
      check: (draft) => checkDraft(draft, Date.now()),
      submit: (draft) => this.send(inputOf(draft)),
    });
    super.connectedCallback();
  }

  protected override watches() {
    return [
      guardLeaving(() => this.#done || !this.#form.changed || this.#askToLeave()),
      this.listen(window, "beforeunload", (event) => {
        if (!this.#done && this.#form.changed) event.preventDefault();
      }),
    ];
  }

  protected override willUpdate(): void {
    const keys = this.#form.values.audience.map(({ key }) => key);
    if (keys.join() === this.#counted) return;
    this.#counted = keys.join();
    this.count = undefined;
    if (keys.length > 0) void this.#countPeople(keys);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-field")?.focus();
  }

  override render() {
    const { values } = this.#form;
    return html`<form novalidate @submit=${this.#submit}>
      <cs-field
        label=${msg("Tiêu đề", { id: "announcements.title" })}
        required
        max-length="200"
        value=${values.title}
        error=${this.#form.errorOf("title")}
        @cs-input=${this.#typed("title")}
      ></cs-field>
      <cs-field
        label=${msg("Nội dung", { id: "announcements.body" })}
        lines="10"
        max-length=${MAX_BODY}
        hint=${msg("*chữ đậm*, _chữ nghiêng_", { id: "announcements.body-hint" })}
        value=${values.body}
        error=${this.#form.errorOf("body")}
        @cs-input=${this.#typed("body")}
      ></cs-field>
      ${this.#files(values)} ${this.#audience(values)}
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
      <div class="checks">
        ${this.#check("asksConfirmation", msg("Yêu cầu xác nhận “Tôi đã đọc và hiểu”", { id: "announcements.ask" }))}
        ${this.#check("commentsOpen", msg("Cho phép góp ý", { id: "announcements.allow-comments" }))}
        ${this.#check("pinned", msg("Ghim lên đầu danh sách", { id: "announcements.pin" }))}
        ${this.#check("lobby", msg("Hiện trên màn hình sảnh", { id: "announcements.lobby" }))}
      </div>
      <div class="foot">
        ${this.#form.failure ? html`<p class="failure" role="alert">${this.#form.failure}</p>` : nothing}
        <cs-button type="submit" kind="primary" ?busy=${this.#form.busy || this.uploading > 0}
          >${msg("Lưu và xem lại", { id: "announcements.save" })}</cs-button
        >
        <cs-button kind="quiet" href=${this.back}>${msg("Hủy", { id: "announcements.cancel" })}</cs-button>
      </div>
    </form>`;
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
                  this.#form.set(
                    "files",
                    this.#form.values.files.filter((each) => each !== file),
                  );
                }}
              ></cs-button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #audience({ audience }: Draft) {
    return html`<div>
      <cs-people-picker
        label=${msg("Gửi tới", { id: "announcements.audience" })}
        required
        placeholder=${msg("Gõ tên người, đơn vị hay nhóm", { id: "announcements.audience-placeholder" })}
        hint=${
          this.count === undefined
            ? ""
            : msg(str`Sẽ tới ${formatNumber(this.count)} người.`, { id: "announcements.audience-count" })
        }
        error=${this.#form.errorOf("audience")}
        .find=${findPeople}
        .picked=${audience}
        @cs-input=${(event: Event) => {
          this.#form.set("audience", (event.target as CsPeoplePicker).picked);
        }}
      ></cs-people-picker>
      ${
        audience.length === 0
          ? html`<cs-button size="small" icon="group" @click=${this.#everyone}
              >${msg("Toàn cơ quan", { id: "announcements.everyone" })}</cs-button
            >`
          : nothing
      }
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
        this.#form.set(on, event.detail.day);
        this.#form.set(time, event.detail.time);
      }}
    ></cs-moment>`;
  }

  #check(field: "asksConfirmation" | "commentsOpen" | "pinned" | "lobby", label: string) {
    return html`<cs-check
      label=${label}
      ?checked=${this.#form.values[field]}
      @cs-input=${(event: Event) => {
        this.#form.set(field, (event.target as HTMLElement & { checked: boolean }).checked);
      }}
    ></cs-check>`;
  }

  /** Takes a field's text as it is; the fields whose values are named offer nothing else. */
  #typed<K extends keyof Draft>(field: K): (event: Event) => void {
    return (event) => {
      const { value } = event.target as HTMLElement & { value: Draft[K] };
      this.#form.set(field, value);
    };
  }

  #everyone(): void {
    this.#form.set("audience", [
      { key: EVERYONE, name: msg("Toàn cơ quan", { id: "announcements.everyone" }), kind: "group" },
    ]);
  }

  async #upload(files: readonly File[]): Promise<void> {
    const room = MAX_FILES - this.#form.values.files.length;
    for (const file of files.slice(0, Math.max(0, room))) {
      this.uploading += 1;
      try {
        const { id, name } = await upload(file);
        this.#form.set("files", [...this.#form.values.files, { id, name, isNew: true }]);
      } catch (error) {
        toastError(error);
      } finally {
        this.uploading -= 1;
      }
    }
  }

  async #countPeople(keys: readonly string[]): Promise<void> {
    try {
      const count = await countAudience(keys);
      if (keys.join() === this.#counted) this.count = count;
    } catch {
      // The number only helps; sending says what is wrong.
    }
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const post = await this.#form.submit();
    if (post) {
      this.#done = true;
      this.emit("announcement-saved", post);
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[error]:not([error=''])")?.focus();
  }

  #askToLeave(): Promise<boolean> {
    return confirm({
      heading: msg("Bỏ những gì bạn đang viết?", { id: "announcements.leave-form" }),
      text: msg("Thông báo này chưa được lưu.", { id: "announcements.leave-form-text" }),
      verb: msg("Bỏ", { id: "announcements.discard" }),
      destroys: true,
    });
  }
}

import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { timeOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../api.ts";
import type { Draft, DraftFile } from "../api.ts";
import { DraftSaver } from "../draft-saver.ts";
import { formatSize } from "../format.ts";
import { pickOf, pickTyped, speaksOfFiles } from "../state.ts";
import "./mail-write-as.ts";
import { composeStyles } from "./compose-styles.ts";

interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  readonly abort: AbortController;
}

/** From so many people on, one is asked before they all get it. */
const MANY = 50;

/**
 * A message being written. It is saved while one types, and sent with one verb.
 * @fires mail-left - it is sent, thrown away, or put aside
 */
@customElement("mail-compose")
export class MailCompose extends OfficeElement {
  static override styles = [base, composeStyles];

  @property({ attribute: false }) draftId!: number;

  @state() private to: readonly Pick[] = [];
  @state() private cc: readonly Pick[] = [];
  @state() private ccOpen = false;
  @state() private files: readonly DraftFile[] = [];
  @state() private uploads: readonly Sending[] = [];
  @state() private busy = false;
  @state() private problem = "";
  @query("#subject") private subject!: HTMLInputElement | null;
  @query("textarea") private body!: HTMLTextAreaElement | null;
  @query("cs-people-picker") private picker!: CsPeoplePicker | null;

  #saver: DraftSaver | undefined;
  #shown = 0;
  readonly #counts = new Map<string, number>();

  readonly #draft = new LoadController<Draft, number>(this, {
    args: () => this.draftId,
    load: (id, signal) => api.fetchDraft(id, signal),
  });

  protected override watches() {
    return [
      this.listen(window, "beforeunload", (event) => {
        if (this.#saver?.state === "waiting" || this.#saver?.state === "saving") event.preventDefault();
      }),
      () => {
        void this.#saver?.flush();
        for (const { abort } of this.uploads) abort.abort();
      },
    ];
  }

  protected override willUpdate(): void {
    const draft = this.#draft.value;
    if (!draft || this.#shown === draft.id || draft.id !== this.draftId) return;
    this.#shown = draft.id;
    this.to = draft.to.map(pickOf);
    this.cc = draft.cc.map(pickOf);
    for (const { value, count } of [...draft.to, ...draft.cc]) this.#counts.set(value, count);
    this.ccOpen = draft.cc.length > 0;
    this.files = draft.files;
    this.problem = "";
    void this.#saver?.flush();
    this.#saver = new DraftSaver(draft.version, draft.savedAt, {
      save: (input) => api.saveDraft(draft.id, input),
      changed: () => {
        this.requestUpdate();
      },
      setTimer: (run, ms) => setTimeout(run, ms),
      clearTimer: (timer) => {
        clearTimeout(timer as number | undefined);
      },
    });
    void this.updateComplete.then(() => {
      if (this.subject) this.subject.value = draft.subject;
      if (this.body) {
        this.body.value = draft.body;
        this.body.setSelectionRange(0, 0);
        this.body.scrollTop = 0;
      }
      if (this.to.length === 0) this.picker?.focus();
      else this.body?.focus();
    });
  }

  override render() {
    return loadView(this.#draft, { ready: (draft) => this.#draw(draft) });
  }

  #draw(draft: Draft) {
    const heading =
      draft.kind === "reply"
        ? msg("Trả lời thư", { id: "mail.heading-reply" })
        : draft.kind === "forward"
          ? msg("Chuyển tiếp thư", { id: "mail.heading-forward" })
          : msg("Thư mới", { id: "mail.heading-new" });
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send();
      }}
      @keydown=${this.#pressed}
      @dragover=${(event: DragEvent) => {
        if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
      }}
      @drop=${(event: DragEvent) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        this.#attach([...event.dataTransfer.files]);
      }}
    >
      <div class="bar">
        <h2>${heading}</h2>
        <span class="saved" role="status">${this.#savedText()}</span>
        <cs-button
          kind="quiet"
          icon="x"
          label=${msg("Để sau", { id: "mail.later" })}
          @click=${() => {
            this.emit("mail-left");
          }}
        ></cs-button>
      </div>
      <div class="fields">
        <mail-write-as .draftId=${this.draftId}></mail-write-as>
        <div class="with-cc">
          <cs-people-picker
            label=${msg("Đến", { id: "mail.to" })}
            placeholder=${msg("Tên người, phòng, nhóm", { id: "mail.to-hint" })}
            .find=${this.#find}
            .other=${pickTyped}
            .picked=${this.to}
            @cs-input=${(event: Event) => {
              this.to = (event.target as CsPeoplePicker).picked;
              this.#touch();
            }}
          ></cs-people-picker>
          ${
            this.ccOpen
              ? nothing
              : html`<cs-button
                  kind="quiet"
                  size="small"
                  @click=${() => {
                    this.ccOpen = true;
                  }}
                  >${msg("Đồng gửi", { id: "mail.add-cc" })}</cs-button
                >`
          }
        </div>
        ${
          this.ccOpen
            ? html`<cs-people-picker
                label=${msg("Đồng gửi", { id: "mail.cc" })}
                .find=${this.#find}
                .other=${pickTyped}
                .picked=${this.cc}
                @cs-input=${(event: Event) => {
                  this.cc = (event.target as CsPeoplePicker).picked;
                  this.#touch();
                }}
              ></cs-people-picker>`
            : nothing
        }
        <label class="line"
          ><span>${msg("Chủ đề", { id: "mail.subject" })}</span
          ><input id="subject" maxlength="500" autocomplete="off" @input=${this.#touch}
        /></label>
      </div>
      <textarea
        aria-label=${msg("Nội dung thư", { id: "mail.body" })}
        maxlength="200000"
        @input=${this.#touch}
      ></textarea>
      ${this.#fileList()} ${this.problem === "" ? nothing : html`<cs-note kind="error">${this.problem}</cs-note>`}
      <div class="foot">
        <cs-button type="submit" kind="primary" icon="send" ?busy=${this.busy}
          >${msg("Gửi", { id: "mail.send" })}</cs-button
        >
        <cs-button
          kind="quiet"
          icon="paperclip"
          @click=${() => {
            this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
          }}
          >${msg("Đính kèm", { id: "mail.attach" })}</cs-button
        >
        <input
          type="file"
          multiple
          tabindex="-1"
          aria-hidden="true"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            this.#attach([...(input.files ?? [])]);
            input.value = "";
          }}
        />
        <span class="gap"></span>
        <cs-button
          kind="quiet"
          icon="trash"
          label=${msg("Bỏ thư nháp", { id: "mail.discard" })}
          @click=${() => void this.#discard()}
        ></cs-button>
      </div>
    </form>`;
  }

  readonly #find = async (text: string, signal: AbortSignal) => api.findRecipients(text, signal);

  #savedText(): string {
    switch (this.#saver?.state) {
      case "saved":
        return msg(str`Đã lưu ${timeOf(this.#saver.savedAt)}`, { id: "mail.saved" });
      case "failed":
        return msg("Chưa lưu được, đang thử lại", { id: "mail.save-failed" });
      case "conflict":
        return msg("Thư này đang được viết ở cửa sổ khác. Hãy tải lại trang.", { id: "mail.save-conflict" });
      default:
        return msg("Đang lưu…", { id: "mail.saving" });
    }
  }

  #fileList() {
    if (this.files.length === 0 && this.uploads.length === 0) return nothing;
    return html`<ul class="files" aria-label=${msg("Tệp đính kèm", { id: "mail.files" })}>
      ${this.files.map(
        (file) =>
          html`<li>
            <cs-icon name=${file.risky ? "alert" : "document"}></cs-icon>
            <span class="name cut">${file.name}</span>
            <span class="size">${formatSize(file.size)}</span>
            <cs-button
              kind="quiet"
              size="small"
              icon="x"
              label=${msg(str`Gỡ tệp ${file.name}`, { id: "mail.detach" })}
              @click=${() => void this.#detach(file)}
            ></cs-button>
          </li>`,
      )}
      ${this.uploads.map(
        (one) =>
          html`<li>
            <cs-progress
              label=${one.name}
              value=${one.sent}
              total=${one.total}
              count-text=${`${formatSize(one.sent)} / ${formatSize(one.total)}`}
            ></cs-progress>
            <cs-button
              kind="quiet"
              size="small"
              icon="x"
              label=${msg(str`Hủy tải ${one.name}`, { id: "mail.cancel-upload" })}
              @click=${() => {
                one.abort.abort();
              }}
            ></cs-button>
          </li>`,
      )}
    </ul>`;
  }

  #content() {
    return {
      to: this.to.map(({ key }) => key),
      cc: this.cc.map(({ key }) => key),
      subject: this.subject?.value.trim() ?? "",
      body: this.body?.value ?? "",
    };
  }

  readonly #touch = (): void => {
    this.problem = "";
    this.#saver?.touch(this.#content());
  };

  #pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#send();
    }
    // Keys of the list and of the page are not for somebody who writes.
    if (event.key !== "Escape") event.stopPropagation();
  }

  #attach(files: readonly File[]): void {
    for (const file of files) void this.#upload(file);
  }

  async #upload(file: File): Promise<void> {
    const { draftId } = this;
    const abort = new AbortController();
    const replace = (next: Sending | undefined) => {
      const others = this.uploads.filter((one) => one.abort !== abort);
      this.uploads = next ? [...others, next] : others;
    };
    replace({ name: file.name, sent: 0, total: file.size, abort });
    try {
      const { id } = await api.upload(file, abort.signal, (sent, total) => {
        replace({ name: file.name, sent, total, abort });
      });
      try {
        const attached = await api.attach(draftId, id);
        if (draftId === this.draftId) this.files = [...this.files, attached];
      } catch (error) {
        await api.discardUpload(id).catch(() => undefined);
        throw error;
      }
    } catch (error) {
      if (!abort.signal.aborted) toastError(error);
    } finally {
      replace(undefined);
    }
  }

  async #detach(file: DraftFile): Promise<void> {
    try {
      await api.detach(this.draftId, file.id);
      this.files = this.files.filter(({ id }) => id !== file.id);
    } catch (error) {
      toastError(error);
    }
  }

  async #send(): Promise<void> {
    if (this.busy || !this.#saver) return;
    if (this.uploads.length > 0) {
      this.problem = msg("Hãy đợi các tệp tải lên xong rồi gửi.", { id: "mail.wait-uploads" });
      return;
    }
    if (this.to.length + this.cc.length === 0) {
      this.problem = msg("Thư chưa có người nhận. Hãy chọn ít nhất một người.", { id: "mail.needs-recipient" });
      this.picker?.focus();
      return;
    }
    if (!(await this.#sure())) return;
    this.busy = true;
    try {
      this.#saver.touch(this.#content());
      if (!(await this.#saver.flush())) {
        this.problem = this.#savedText();
        return;
      }
      const { delivered } = await api.sendDraft(this.draftId, this.#saver.version);
      this.#saver.end();
      toast(msg(str`Đã gửi đến ${delivered} người`, { id: "mail.sent-to" }));
      this.emit("mail-left");
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  /** What is easily forgotten or regretted is asked once, together. */
  async #sure(): Promise<boolean> {
    const { body, subject } = this.#content();
    if (this.files.length === 0 && speaksOfFiles(body, subject)) {
      return confirm({
        heading: msg("Gửi mà không kèm tệp?", { id: "mail.no-file-heading" }),
        text: msg("Thư nói đến tệp đính kèm nhưng chưa có tệp nào.", { id: "mail.no-file-text" }),
        verb: msg("Vẫn gửi", { id: "mail.send-anyway" }),
      });
    }
    const people = [...this.to, ...this.cc].reduce((sum, { key }) => sum + (this.#counts.get(key) ?? 1), 0);
    if (people < MANY && !this.to.some(({ key }) => key === "everyone")) return true;
    return confirm({
      heading: msg("Gửi cho nhiều người?", { id: "mail.many-heading" }),
      text: msg("Thư này đến rất nhiều người cùng lúc. Hãy xem lại người nhận.", { id: "mail.many-text" }),
      verb: msg("Gửi cho tất cả", { id: "mail.send-many" }),
    });
  }

  async #discard(): Promise<void> {
    const { subject, body } = this.#content();
    const isEmpty = subject === "" && body.trim() === "" && this.files.length === 0;
    const sure =
      isEmpty ||
      (await confirm({
        heading: msg("Bỏ thư nháp này?", { id: "mail.discard-heading" }),
        text: msg("Những gì đã viết sẽ mất hẳn.", { id: "mail.discard-text" }),
        verb: msg("Bỏ thư nháp", { id: "mail.discard" }),
        destroys: true,
      }));
    if (!sure) return;
    try {
      this.#saver?.end();
      await api.discardDraft(this.draftId);
      this.emit("mail-left");
    } catch (error) {
      toastError(error);
    }
  }
}

import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fullDate, timeOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { offerUndo, toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../compose/api.ts";
import type { DraftFile, Signature } from "../compose/api.ts";
import { hasDoubts } from "../compose/checks.ts";
import { ComposeController, SaveFailed, type Heading } from "../compose/controller.ts";
import { closeWindow, openWindow, shapeWindow, type Anchor, type ComposeWindow } from "../compose/windows.ts";
import { askAboutDoubts } from "../dialogs/doubts.ts";
import { askWhen } from "../dialogs/send-later.ts";
import { openSignatures } from "../dialogs/signatures.ts";
import { chooseTemplate } from "../dialogs/templates.ts";
import "./mail-files.ts";
import "./mail-heading.ts";
import type { MailHeading } from "./mail-heading.ts";
import { LetterText } from "./mail-text.ts";
import "./mail-toolbar.ts";
import { windowStyles } from "./window-styles.ts";

/** A letter being written, in a window of its own. It is saved while one types, and sent with one verb. */
@customElement("mail-window")
export class MailWindow extends OfficeElement {
  static override styles = [base, windowStyles];

  @property({ attribute: false }) draftId!: number;
  @property({ reflect: true }) shape: ComposeWindow["shape"] = "open";
  @property({ attribute: false }) anchor: Anchor | undefined;
  @state() private busy = false;
  @state() private problem = "";
  @state() private dropping = false;
  @query("mail-heading") private headingElement!: MailHeading | null;
  #letter!: ComposeController;
  #text!: LetterText;
  #signatures: readonly Signature[] = [];
  #isFocused = false;
  #stopFollowing: (() => void) | undefined;

  override connectedCallback(): void {
    this.#text = new LetterText({
      host: this,
      label: () => msg("Nội dung thư", { id: "mail.body" }),
      changed: () => {
        this.problem = "";
        this.#letter.touched();
      },
      takePictures: (files) => this.#addPictures(files),
      takeFiles: (files) => {
        this.#attach(files);
      },
      field: () => this.renderRoot.querySelector("textarea"),
    });
    this.#letter = new ComposeController(this, {
      draftId: this.draftId,
      personId: session.value?.person.id ?? 0,
      readText: () => this.#text.read(),
      showText: (text) => {
        this.#text.show(text);
      },
      store: localStorage,
    });
    super.connectedCallback();
    void api.fetchSignatures().then(
      (all) => (this.#signatures = all),
      () => undefined,
    );
  }

  protected override watches() {
    return [
      this.listen(window, "beforeunload", (event) => {
        if (this.#letter.saveState !== "saved" && this.#letter.saveState !== "waiting") event.preventDefault();
      }),
      this.listen(this, "mail-text-ready", () => {
        this.#focusFirst();
      }),
      () => this.#stopFollowing?.(),
    ];
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("anchor")) this.#followAnchor();
    if (this.#letter.draft && !this.#text.isRich) this.#focusFirst();
  }

  override render() {
    const { draft, failure } = this.#letter;
    return html`<section
      class="window ${this.dropping ? "dropping" : ""}"
      aria-label=${this.#title()}
      @keydown=${this.#pressed}
    >
      ${this.#header()}
      ${
        this.shape === "small"
          ? nothing
          : draft
            ? this.#form()
            : html`<div class="state">
                <cs-state
                  kind=${failure === undefined ? "loading" : "error"}
                  .error=${failure}
                  .retry=${() => void this.#letter.load()}
                ></cs-state>
              </div>`
      }
    </section>`;
  }

  #title(): string {
    const { subject } = this.#letter.heading;
    if (subject !== "") return subject;
    const kind = this.#letter.draft?.kind;
    if (kind === "reply") return msg("Trả lời thư", { id: "mail.heading-reply" });
    return kind === "forward"
      ? msg("Chuyển tiếp thư", { id: "mail.heading-forward" })
      : msg("Thư mới", { id: "mail.heading-new" });
  }

  #header() {
    const { saveState } = this.#letter;
    const isBad = saveState === "failed" || saveState === "conflict" || saveState === "gone";
    const isSmall = this.shape === "small";
    return html`<header>
      <h2>
        <button type="button" class="cut" aria-expanded=${isSmall ? "false" : "true"} @click=${this.#shrink}>
          ${this.#title()}
        </button>
      </h2>
      ${
        isSmall
          ? nothing
          : html`<span class="saved ${isBad ? "bad" : ""}" role="status">${this.#savedText()}</span> ${
                this.anchor
                  ? nothing
                  : html`<cs-button
                      class="only-wide"
                      kind="quiet"
                      size="small"
                      icon="enlarge"
                      label=${
                        this.shape === "large"
                          ? msg("Thu nhỏ cửa sổ", { id: "mail.window-smaller" })
                          : msg("Mở rộng cửa sổ", { id: "mail.window-larger" })
                      }
                      @click=${() => {
                        shapeWindow(this.draftId, this.shape === "large" ? "open" : "large");
                      }}
                    ></cs-button>`
              }`
      }
      <cs-button
        kind="quiet"
        size="small"
        icon="x"
        label=${msg("Để sau", { id: "mail.later" })}
        @click=${() => void this.#close()}
      ></cs-button>
    </header>`;
  }

  #form() {
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send();
      }}
      @dragover=${this.#dragged}
      @dragleave=${() => (this.dropping = false)}
      @drop=${this.#dropped}
    >
      <mail-heading
        .heading=${this.#letter.heading}
        @mail-heading=${(event: CustomEvent<Partial<Heading>>) => {
          this.problem = "";
          this.#letter.set(event.detail);
        }}
      ></mail-heading>
      <div class="notes">${this.#notes()}</div>
      ${this.#text.isRich ? html`<mail-toolbar .editor=${this.#text.editor}></mail-toolbar>` : nothing}
      <div class="text">
        ${
          this.#text.isRich
            ? html`<slot name="editor"></slot>`
            : html`<textarea
                aria-label=${msg("Nội dung thư", { id: "mail.body" })}
                maxlength="200000"
                @input=${this.#letter.touched}
              ></textarea>`
        }
      </div>
      <mail-files
        .draftId=${this.draftId}
        .files=${this.#letter.files}
        .sending=${this.#letter.uploads.all}
        @mail-detach=${(event: CustomEvent<DraftFile>) => void this.#letter.detach(event.detail).catch(toastError)}
      ></mail-files>
      ${this.#foot()}
    </form>`;
  }

  #notes() {
    const { saveState, found, draft } = this.#letter;
    const choice = (text: string, mine: string, other: string) =>
      html`<cs-note kind="warning"
        >${text}
        <cs-button size="small" @click=${() => void this.#letter.settle(true).catch(toastError)}>${mine}</cs-button>
        <cs-button size="small" @click=${() => void this.#letter.settle(false).catch(toastError)}>${other}</cs-button>
      </cs-note>`;
    if (this.problem !== "") return html`<cs-note kind="error">${this.problem}</cs-note>`;
    if (saveState === "gone") {
      return html`<cs-note kind="warning"
        >${msg("Thư nháp này đã được gửi hoặc bỏ ở nơi khác.", { id: "mail.draft-gone" })}
        <cs-button size="small" @click=${() => void this.#saveAsNew()}
          >${msg("Lưu thành thư nháp mới", { id: "mail.save-as-new" })}</cs-button
        ></cs-note
      >`;
    }
    if (saveState === "conflict") {
      return choice(
        msg("Thư này vừa được sửa ở cửa sổ khác.", { id: "mail.save-conflict" }),
        msg("Giữ bản này", { id: "mail.keep-mine" }),
        msg("Lấy bản kia", { id: "mail.take-other" }),
      );
    }
    if (found) {
      return choice(
        msg(str`Trên máy này còn bản viết dở lúc ${timeOf(found.at)}.`, { id: "mail.found-copy" }),
        msg("Dùng bản viết dở", { id: "mail.use-copy" }),
        msg("Bỏ bản viết dở", { id: "mail.drop-copy" }),
      );
    }
    const back = draft?.problem ?? null;
    if (back === null) return nothing;
    return html`<cs-note kind="error">${msg("Thư chưa gửi được:", { id: "mail.came-back" })} ${back}</cs-note>`;
  }

  #foot() {
    return html`<div class="foot">
      <span class="send">
        <cs-button type="submit" kind="primary" icon="send" ?busy=${this.busy}
          >${msg("Gửi", { id: "mail.send" })}</cs-button
        >
        <cs-button
          kind="primary"
          icon="clock"
          label=${msg("Gửi vào lúc khác", { id: "mail.send-later" })}
          @click=${() => void this.#sendLater()}
        ></cs-button>
      </span>
      <cs-button
        kind="quiet"
        icon="paperclip"
        label=${msg("Đính kèm", { id: "mail.attach" })}
        @click=${() => {
          this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
        }}
      ></cs-button>
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
      <cs-button
        kind="quiet"
        icon="document"
        label=${msg("Mẫu thư", { id: "mail.templates" })}
        @click=${() => void this.#useTemplate()}
      ></cs-button>
      <cs-menu .items=${this.#options()} label=${msg("Tùy chọn", { id: "mail.options" })}
        ><cs-button kind="quiet" icon="more" label=${msg("Tùy chọn", { id: "mail.options" })}></cs-button
      ></cs-menu>
      <span class="gap"></span>
      <cs-button
        kind="quiet"
        icon="trash"
        label=${msg("Bỏ thư nháp", { id: "mail.discard" })}
        @click=${() => void this.#discard()}
      ></cs-button>
    </div>`;
  }

  #options(): MenuEntry[] {
    const { urgent, wantsReceipt } = this.#letter.heading;
    return [
      {
        title: msg("Thư khẩn", { id: "mail.option-urgent" }),
        checked: urgent,
        run: () => {
          this.#letter.set({ urgent: !urgent });
        },
      },
      {
        title: msg("Xin xác nhận đã đọc", { id: "mail.option-receipt" }),
        checked: wantsReceipt,
        run: () => {
          this.#letter.set({ wantsReceipt: !wantsReceipt });
        },
      },
      {
        title: msg("Chỉ chữ, không định dạng", { id: "mail.option-plain" }),
        checked: !this.#text.isRich,
        run: () => {
          this.#text.toggle();
        },
      },
      undefined,
      msg("Chữ ký", { id: "mail.signatures" }),
      ...this.#signatures.map(({ title, text }) => ({
        title: title === "" ? msg("Chữ ký của tôi", { id: "mail.signature-mine" }) : title,
        run: () => void this.#text.sign(text),
      })),
      { title: msg("Không chữ ký", { id: "mail.signature-none" }), run: () => void this.#text.sign("") },
      {
        title: msg("Sửa chữ ký…", { id: "mail.signature-edit" }),
        icon: "edit",
        run: () => void this.#editSignatures(),
      },
    ];
  }

  #savedText(): string {
    switch (this.#letter.saveState) {
      case "saved":
        return this.#letter.draft ? msg(str`Đã lưu ${timeOf(this.#letter.savedAt)}`, { id: "mail.saved" }) : "";
      case "failed":
        return msg("Đã giữ trên máy này, đang thử lưu lại", { id: "mail.save-failed" });
      case "conflict":
      case "gone":
        return msg("Chưa lưu", { id: "mail.not-saved" });
      case "waiting":
      case "saving":
        return msg("Đang lưu…", { id: "mail.saving" });
    }
  }

  #focusFirst(): void {
    if (this.#isFocused || this.shape === "small" || !this.headingElement) return;
    this.#isFocused = true;
    void this.headingElement.updateComplete.then(() => {
      if (!this.headingElement?.focusEmpty()) this.#text.focus();
    });
  }

  #pressed(event: KeyboardEvent): void {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === "enter") {
      event.preventDefault();
      void this.#send();
    } else if (control && event.shiftKey && (key === "c" || key === "b")) {
      event.preventDefault();
      void this.headingElement?.open(key === "c" ? "cc" : "bcc");
    } else if (key === "escape" && !event.defaultPrevented && !event.isComposing) {
      event.preventDefault();
      void this.#close();
    }
    // Keys of the page are not for somebody who writes; the palette is.
    if (!(control && key === "k")) event.stopPropagation();
  }

  readonly #shrink = (): void => {
    if (this.anchor) return;
    shapeWindow(this.draftId, this.shape === "small" ? "open" : "small");
  };

  /** Puts the letter aside: saved, or thrown away when there is nothing in it. */
  async #close(): Promise<void> {
    const { draft, isEmpty } = this.#letter;
    const isFresh = draft?.kind === "new" && isEmpty;
    try {
      if (isFresh) await this.#letter.discard();
      else if (await this.#letter.flush()) void api.putAway(this.draftId).catch(() => undefined);
    } catch {
      // It stays among the drafts, where it can be thrown away.
    }
    closeWindow(this.draftId);
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dropping = true;
  }

  #dropped(event: DragEvent): void {
    this.dropping = false;
    if (!event.dataTransfer?.files.length || event.defaultPrevented) return;
    event.preventDefault();
    this.#attach([...event.dataTransfer.files]);
  }

  #attach(files: readonly File[]): void {
    for (const file of files) void this.#letter.uploads.add(file);
  }

  async #addPictures(files: readonly File[]): Promise<string[]> {
    const added = await Promise.all(files.map((file) => this.#letter.uploads.add(file, true)));
    return added.flatMap((file) => (file ? [api.draftFileAddress(this.draftId, file.id)] : []));
  }

  /** What must be so before anything is sent, and what is asked once. */
  async #isReady(): Promise<boolean> {
    if (this.#letter.uploads.all.length > 0) {
      this.problem = msg("Hãy đợi các tệp tải lên xong rồi gửi.", { id: "mail.wait-uploads" });
      return false;
    }
    const { to, cc, bcc } = this.#letter.heading;
    if (to.length + cc.length + bcc.length === 0) {
      this.problem = msg("Thư chưa có người nhận. Hãy chọn ít nhất một người.", { id: "mail.needs-recipient" });
      this.headingElement?.focusRecipients();
      return false;
    }
    const doubts = this.#letter.doubts();
    return !hasDoubts(doubts) || (await askAboutDoubts(doubts));
  }

  async #sendLater(): Promise<void> {
    const at = await askWhen();
    if (at !== undefined) await this.#send(at);
  }

  async #send(at?: number): Promise<void> {
    if (this.busy || !(await this.#isReady())) return;
    this.busy = true;
    try {
      const { draftId } = this;
      const { delivered, sendAt } = await this.#letter.send(at);
      closeWindow(draftId);
      const back = async () => {
        await api.takeBack(draftId);
        openWindow(draftId);
      };
      if (at !== undefined) offerUndo(msg(str`Sẽ gửi lúc ${fullDate(at)}`, { id: "mail.will-send" }), back);
      else if (sendAt === null) toast(msg(str`Đã gửi đến ${delivered} người`, { id: "mail.sent-to" }));
      else offerUndo(msg(str`Đang gửi đến ${delivered} người`, { id: "mail.sending-to" }), back);
    } catch (error) {
      this.problem =
        error instanceof SaveFailed
          ? msg("Thư chưa lưu được nên chưa gửi. Những gì đã viết vẫn được giữ trên máy này.", { id: "mail.unsaved" })
          : error instanceof Error
            ? error.message
            : String(error);
    } finally {
      this.busy = false;
    }
  }

  async #useTemplate(): Promise<void> {
    const { to, subject } = this.#letter.heading;
    const { html: text } = this.#text.read();
    const recipient = to
      .map(({ name }) => name)
      .join(", ")
      .slice(0, 200);
    const chosen = await chooseTemplate({ subject, html: text ?? "", recipient });
    if (!chosen) return;
    if (subject === "" && chosen.subject !== "") this.#letter.set({ subject: chosen.subject });
    this.#text.insert(chosen.html);
  }

  async #editSignatures(): Promise<void> {
    await openSignatures();
    this.#signatures = await api.fetchSignatures().catch(() => this.#signatures);
    this.requestUpdate();
  }

  async #saveAsNew(): Promise<void> {
    try {
      const id = await this.#letter.saveAsNew();
      closeWindow(this.draftId);
      openWindow(id);
    } catch (error) {
      toastError(error);
    }
  }

  async #discard(): Promise<void> {
    const sure =
      this.#letter.isEmpty ||
      (await confirm({
        heading: msg("Bỏ thư nháp này?", { id: "mail.discard-heading" }),
        text: msg("Những gì đã viết sẽ mất hẳn.", { id: "mail.discard-text" }),
        verb: msg("Bỏ thư nháp", { id: "mail.discard" }),
        destroys: true,
      }));
    if (!sure) return;
    try {
      await this.#letter.discard();
      closeWindow(this.draftId);
    } catch (error) {
      toastError(error);
    }
  }

  /** Fills the place that a page gives, as long as it gives one. */
  #followAnchor(): void {
    this.#stopFollowing?.();
    this.toggleAttribute("anchored", this.anchor !== undefined);
    const { anchor } = this;
    if (!anchor) {
      for (const side of ["left", "top", "width", "height"] as const) this.style[side] = "";
      return;
    }
    const place = () => {
      const { left, top, width, height } = anchor.element.getBoundingClientRect();
      Object.assign(this.style, { left: `${String(left)}px`, top: `${String(top)}px` });
      Object.assign(this.style, { width: `${String(width)}px`, height: `${String(height)}px` });
    };
    const observer = new ResizeObserver(place);
    observer.observe(anchor.element);
    observer.observe(document.body);
    place();
    this.#stopFollowing = () => {
      observer.disconnect();
    };
  }
}

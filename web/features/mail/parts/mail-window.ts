import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/cs-rich-toolbar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../compose/api.ts";
import type { DraftFile, Signature } from "../compose/api.ts";
import { followAnchor } from "../compose/anchoring.ts";
import { ComposeController } from "../compose/controller.ts";
import type { Heading } from "../compose/heading.ts";
import { attachStoredFiles, discardLetter, putLetterAside, sendLetter } from "../compose/sending.ts";
import { closeWindow, openWindow, shapeWindow, type Anchor, type ComposeWindow } from "../compose/windows.ts";
import { askWhen } from "../dialogs/send-later.ts";
import { openSignatures } from "../dialogs/signatures.ts";
import { chooseTemplate } from "../dialogs/templates.ts";
import "./mail-draft-files.ts";
import "./mail-heading.ts";
import type { MailHeading } from "./mail-heading.ts";
import { LetterText } from "./mail-text.ts";
import "./mail-send-bar.ts";
import { savedText, windowNotes } from "./window-notes.ts";
import { windowOptions } from "./window-options.ts";
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
    if (changed.has("anchor")) {
      this.#stopFollowing?.();
      this.#stopFollowing = followAnchor(this, this.anchor);
    }
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
          : html`<span class="saved ${isBad ? "bad" : ""}" role="status"
                >${savedText(saveState, this.#letter.draft ? this.#letter.savedAt : 0)}</span
              >
              ${
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
        @click=${() => void putLetterAside(this.#letter, this.draftId)}
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
        .draftId=${this.draftId}
        .heading=${this.#letter.heading}
        @mail-heading=${(event: CustomEvent<Partial<Heading>>) => {
          this.problem = "";
          this.#letter.set(event.detail);
        }}
      ></mail-heading>
      <div class="notes">${windowNotes(this.#letter, this.problem, () => void this.#saveAsNew())}</div>
      ${this.#text.isRich ? html`<cs-rich-toolbar .editor=${this.#text.editor}></cs-rich-toolbar>` : nothing}
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
      <mail-draft-files
        .draftId=${this.draftId}
        .files=${this.#letter.files}
        .sending=${this.#letter.uploads.all}
        @mail-detach=${(event: CustomEvent<DraftFile>) => void this.#letter.detach(event.detail).catch(toastError)}
      ></mail-draft-files>
      <mail-send-bar
        ?busy=${this.busy}
        .options=${windowOptions(this.#letter, this.#text, this.#signatures, () => void this.#editSignatures())}
        @mail-do=${(event: CustomEvent<string>) => {
          this.#do(event.detail);
        }}
        @mail-attach=${(event: CustomEvent<File[]>) => {
          this.#attach(event.detail);
        }}
      ></mail-send-bar>
    </form>`;
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
      void putLetterAside(this.#letter, this.draftId);
    }
    // Keys of the page are not for somebody who writes; the palette is.
    if (!(control && key === "k")) event.stopPropagation();
  }

  readonly #shrink = (): void => {
    if (this.anchor) return;
    shapeWindow(this.draftId, this.shape === "small" ? "open" : "small");
  };

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

  async #sendLater(): Promise<void> {
    const at = await askWhen();
    if (at !== undefined) await this.#send(at);
  }

  async #send(at?: number): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const obstacle = await sendLetter(this.#letter, this.draftId, at);
    this.busy = false;
    this.problem = obstacle?.text ?? "";
    if (obstacle?.field === "recipients") this.headingElement?.focusRecipients();
  }

  #do(what: string): void {
    if (what === "send") void this.#send();
    else if (what === "later") void this.#sendLater();
    else if (what === "stored") void attachStoredFiles(this.#letter);
    else if (what === "template") void this.#useTemplate();
    else void discardLetter(this.#letter, this.draftId);
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
}

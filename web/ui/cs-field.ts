import { css, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { live as liveValue } from "lit/directives/live.js";
import { msg } from "../kernel/i18n.ts";
import "./cs-icon.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A text field with its label, a hint and what is wrong with it. For dates and choices among many, Vaadin's date picker and combo box are
 * dressed alike.
 * @fires cs-input - the person typed; read `value`.
 * @fires change - the person has left it, or pressed Enter, with another value.
 */
@customElement("cs-field")
export class CsField extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    fieldStyles,
    css`
      .reveal {
        position: absolute;
        inset: 1px 1px 1px auto;
        width: var(--cs-control);
        border: 0;
        border-radius: var(--cs-radius);
        background: transparent;
        color: var(--cs-ink-2);
        cursor: pointer;
      }
      .reveal[aria-pressed="true"] {
        color: var(--cs-indigo);
      }
      .revealing input {
        padding-right: calc(var(--cs-control) + 4px);
      }
      .bottom {
        display: flex;
        justify-content: space-between;
        gap: var(--cs-3);
      }
      .bottom > .number {
        margin-left: auto;
      }
      slot[name="after"]::slotted(*) {
        flex: none;
      }
    `,
  ];

  @property() label = "";
  /** Hides the label from the eye, not from a screen reader: only where the place says what it is, as in a search box. */
  @property({ type: Boolean, attribute: "label-hidden" }) labelHidden = false;
  @property() value = "";
  @property() type: "text" | "password" | "email" | "tel" | "url" | "search" | "number" | "time" = "text";
  @property() hint = "";
  /** What is wrong, then what to do; empty when nothing is. */
  @property() error = "";
  @property() placeholder = "";
  @property() autocomplete = "off";
  @property() inputmode = "";
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, attribute: "read-only" }) readOnly = false;
  @property({ type: Boolean, attribute: "autofocus" }) autoFocus = false;
  /** More than one: a field of several lines that grows with its text. */
  @property({ type: Number }) lines = 1;
  @property({ type: Number, attribute: "max-length" }) maxLength = 0;
  @property({ attribute: false }) revealed = false;

  @query("input, textarea") private input!: HTMLInputElement | HTMLTextAreaElement | null;

  override firstUpdated(): void {
    if (this.autoFocus) this.input?.focus();
  }

  override updated(): void {
    if (this.error) this.setAttribute("invalid", "");
    else this.removeAttribute("invalid");
  }

  /** Selects the text, for a field whose content is usually replaced. */
  select(): void {
    this.input?.select();
  }

  override render() {
    const below = this.error !== "" || this.hint !== "";
    return html`<label for="input" class=${this.labelHidden ? "for-readers" : "label"}
        >${this.label}${this.required ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}</label
      >
      <div class=${this.type === "password" ? "box revealing" : "box"}>
        ${this.lines > 1 ? this.#area(below) : this.#input(below)}
        ${this.type === "password" ? this.#reveal() : html`<slot name="after"></slot>`}
      </div>
      <div class="bottom">
        ${
          this.error
            ? html`<p id="below" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
            : this.hint
              ? html`<p id="below" class="hint">${this.hint}</p>`
              : nothing
        }
        ${
          this.maxLength > 0 && this.value.length > this.maxLength * 0.8
            ? html`<span class="hint number">${this.value.length}/${this.maxLength}</span>`
            : nothing
        }
      </div>`;
  }

  #input(below: boolean) {
    return html`<input
      id="input"
      class="control"
      type=${this.type === "password" && this.revealed ? "text" : this.type}
      .value=${liveValue(this.value)}
      placeholder=${this.placeholder || nothing}
      autocomplete=${this.autocomplete}
      inputmode=${this.inputmode || nothing}
      maxlength=${this.maxLength || nothing}
      ?disabled=${this.disabled}
      ?readonly=${this.readOnly}
      aria-required=${this.required ? "true" : nothing}
      aria-invalid=${this.error ? "true" : nothing}
      aria-describedby=${below ? "below" : nothing}
      @input=${this.#typed}
      @change=${this.#changed}
      @keydown=${this.#enter}
    />`;
  }

  #area(below: boolean) {
    return html`<textarea
      id="input"
      class="control"
      rows=${this.lines}
      .value=${liveValue(this.value)}
      placeholder=${this.placeholder || nothing}
      maxlength=${this.maxLength || nothing}
      ?disabled=${this.disabled}
      ?readonly=${this.readOnly}
      aria-required=${this.required ? "true" : nothing}
      aria-invalid=${this.error ? "true" : nothing}
      aria-describedby=${below ? "below" : nothing}
      @input=${this.#typed}
      @change=${this.#changed}
    ></textarea>`;
  }

  #reveal() {
    const title = msg("Hiện mật khẩu", { id: "ui.reveal-password" });
    return html`<button
      type="button"
      class="reveal"
      aria-label=${title}
      title=${title}
      aria-pressed=${this.revealed ? "true" : "false"}
      @click=${() => {
        this.revealed = !this.revealed;
      }}
    >
      <cs-icon name="eye"></cs-icon>
    </button>`;
  }

  #typed(): void {
    this.value = this.input?.value ?? "";
    this.emit("cs-input");
  }

  /** The native event ends at the shadow root. */
  #changed(): void {
    this.emit("change");
  }

  #enter(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) this.closest("form")?.requestSubmit();
  }
}

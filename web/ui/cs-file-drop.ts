import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * Takes files: dropped, pasted into it, or chosen. It keeps none; the parent shows what it does with them.
 * @fires cs-files - `detail: File[]`
 */
@customElement("cs-file-drop")
export class CsFileDrop extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      button {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--cs-3);
        width: 100%;
        min-height: 72px;
        padding: var(--cs-3) var(--cs-4);
        border: 1.5px dashed var(--cs-line-strong);
        border-radius: var(--cs-radius-l);
        background: transparent;
        color: var(--cs-ink-2);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover,
      .over {
        border-color: var(--cs-indigo);
        background: var(--cs-indigo-tint);
        color: var(--cs-ink);
      }
      button:disabled {
        border-color: var(--cs-line);
        background: none;
        color: var(--cs-ink-3);
        cursor: default;
      }
      strong {
        display: block;
        color: var(--cs-indigo);
        font-weight: 500;
      }
      input {
        display: none;
      }
    `,
  ];

  /** What may come, as of `<input accept>`: `.csv,.xlsx`. */
  @property() accept = "";
  @property({ type: Boolean }) many = false;
  @property({ type: Boolean }) disabled = false;
  /** Kinds and size, in words. */
  @property() hint = "";
  @state() private over = false;
  @query("input") private input!: HTMLInputElement;

  override render() {
    return html`<button
        type="button"
        class=${this.over ? "over" : ""}
        ?disabled=${this.disabled}
        @click=${() => {
          this.input.click();
        }}
        @dragover=${this.#dragged}
        @dragleave=${() => {
          this.over = false;
        }}
        @drop=${this.#dropped}
        @paste=${(event: ClipboardEvent) => {
          this.#take(event.clipboardData?.files);
        }}
      >
        <cs-icon name="upload"></cs-icon>
        <span
          ><strong
            >${
              this.many
                ? msg("Chọn các tệp hoặc thả vào đây", { id: "ui.drop-files" })
                : msg("Chọn tệp hoặc thả vào đây", { id: "ui.drop-file" })
            }</strong
          >${this.hint || nothing}</span
        >
      </button>
      <input
        type="file"
        tabindex="-1"
        accept=${this.accept || nothing}
        ?multiple=${this.many}
        @change=${() => {
          this.#take(this.input.files);
          this.input.value = "";
        }}
      />`;
  }

  #dragged(event: DragEvent): void {
    if (this.disabled || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.over = true;
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (!this.disabled) this.#take(event.dataTransfer?.files);
  }

  #take(files: FileList | null | undefined): void {
    const taken = [...(files ?? [])].slice(0, this.many ? undefined : 1);
    if (taken.length > 0) this.emit("cs-files", taken);
  }
}

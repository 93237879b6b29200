import { css, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import { modals } from "../kernel/modals.ts";
import "./cs-button.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** Where the person begins when nothing says otherwise. */
const FIELDS = "cs-field, cs-people-picker, cs-select, cs-choice, cs-check, input, textarea";

/**
 * A question or a small task over the page. It is open while it is on the page; Esc, the cross and a press beside it ask to leave, unless `firm`.
 * @slot - the content
 * @slot actions - buttons, the primary one last
 * @fires cs-leave - the person wants to leave without doing
 */
@customElement("cs-dialog")
export class CsDialog extends OfficeElement {
  static override styles = [
    base,
    css`
      dialog {
        width: min(100vw - 32px, var(--cs-dialog-width, 520px));
        max-width: none;
        max-height: min(100dvh - 32px, 860px);
        padding: 0;
        border: 0;
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        color: var(--cs-ink);
        box-shadow: var(--cs-float);
      }
      dialog:focus-visible {
        outline: none;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      :host([size="large"]) {
        --cs-dialog-width: 860px;
      }
      :host([size="small"]) {
        --cs-dialog-width: 420px;
      }
      dialog::backdrop {
        background: var(--cs-scrim);
      }
      header {
        display: flex;
        align-items: flex-start;
        gap: var(--cs-3);
        padding: var(--cs-5) var(--cs-6) var(--cs-2);
      }
      h2 {
        flex: 1;
        font-size: var(--cs-text-xl);
        line-height: 1.4;
      }
      header cs-button {
        margin: -2px -10px 0 0;
      }
      .content {
        flex: 1;
        overflow-y: auto;
        padding: var(--cs-2) var(--cs-6) var(--cs-5);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--cs-2);
        padding: var(--cs-4) var(--cs-6);
        border-top: 1px solid var(--cs-line);
      }
      footer:not(:has(slot.filled)) {
        display: none;
      }
      @media (max-width: 560px) {
        dialog {
          width: 100vw;
          margin-bottom: 0;
          border-radius: var(--cs-radius-l) var(--cs-radius-l) 0 0;
        }
        header,
        .content,
        footer {
          padding-inline: var(--cs-4);
        }
      }
    `,
  ];

  @property() heading = "";
  @property({ reflect: true }) size: "small" | "medium" | "large" = "medium";
  /** Only its own buttons end it: for what must be answered. */
  @property({ type: Boolean }) firm = false;

  @query("dialog") private dialog!: HTMLDialogElement;

  protected override watches() {
    modals.update((count) => count + 1);
    return [
      () => {
        modals.update((count) => count - 1);
      },
    ];
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    // What is slotted draws itself after this element; only then can it take the focus.
    requestAnimationFrame(() => {
      this.#focusFirst();
    });
  }

  #focusFirst(): void {
    const first = this.querySelector<HTMLElement>("[autofocus]") ?? this.querySelector<HTMLElement>(FIELDS);
    const harmless = this.querySelector<HTMLElement>(`[slot="actions"]:not([kind="danger"])`);
    if (!this.matches(":focus-within") || this.shadowRoot?.activeElement) (first ?? harmless ?? this.dialog).focus();
  }

  override render() {
    return html`<dialog
      aria-labelledby="heading"
      @cancel=${this.#cancelled}
      @pointerdown=${this.#pressedBeside}
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
      }}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        ${
          this.firm
            ? nothing
            : html`<cs-button
                kind="quiet"
                size="small"
                icon="x"
                label=${msg("Đóng", { id: "ui.close" })}
                @click=${this.#leave}
              ></cs-button>`
        }
      </header>
      <div class="content"><slot></slot></div>
      <footer><slot name="actions" @slotchange=${this.#actionsChanged}></slot></footer>
    </dialog>`;
  }

  #actionsChanged(event: Event): void {
    const slot = event.target as HTMLSlotElement;
    slot.classList.toggle("filled", slot.assignedElements().length > 0);
  }

  #cancelled(event: Event): void {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    this.#leave();
  }

  #pressedBeside(event: PointerEvent): void {
    if (event.composedPath()[0] !== this.dialog) return;
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) this.#leave();
  }

  #leave(): void {
    if (!this.firm) this.emit("cs-leave");
  }
}

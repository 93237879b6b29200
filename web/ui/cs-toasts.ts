import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg } from "../kernel/i18n.ts";
import { closeToast, toasts, type Toast } from "../kernel/toasts.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** The corner in which toasts stand. One that the pointer or the focus rests on does not go away. */
@customElement("cs-toasts")
export class CsToasts extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto auto 24px 50%;
        z-index: 50;
        translate: -50%;
        width: max-content;
        max-width: min(560px, 100vw - 32px);
        margin: 0;
        padding: 4px;
        overflow: visible;
        border: 0;
        background: none;
        pointer-events: none;
      }
      @media (max-width: 700px) {
        :host {
          bottom: 76px;
        }
      }
      .all {
        display: grid;
        justify-items: center;
        gap: var(--cs-2);
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        min-height: 44px;
        padding: 6px 8px 6px 16px;
        border-radius: var(--cs-radius-l);
        background: var(--cs-toast, #26252e);
        color: #f6f4ee;
        box-shadow: var(--cs-float);
        pointer-events: auto;
        animation: rise var(--cs-motion) ease-out;
        --cs-icon-size: 18px;
      }
      .error {
        background: #7e1a14;
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 8px;
        }
      }
      button {
        display: inline-flex;
        align-items: center;
        min-height: 32px;
        padding: 0 10px;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: #c9d1ff;
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }
      .error button {
        color: #ffe1de;
      }
      button:hover {
        background: rgb(255 255 255 / 12%);
      }
      button:focus-visible {
        outline-color: #fff;
        outline-offset: -2px;
      }
      .close {
        padding: 0 7px;
        color: inherit;
      }
    `,
  ];

  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  protected override watches() {
    this.#follow();
    return [
      toasts.subscribe(() => {
        this.#follow();
        this.requestUpdate();
      }),
      () => {
        this.#stopTimers();
      },
    ];
  }

  override render() {
    return html`<div
      class="all"
      role="status"
      aria-live="polite"
      @pointerenter=${this.#stopTimers}
      @pointerleave=${this.#follow}
    >
      ${repeat(
        toasts.value,
        ({ id }) => id,
        (one) => this.#toast(one),
      )}
    </div>`;
  }

  #toast({ id, text, kind, action }: Toast) {
    return html`<div class="toast ${kind}" @focusin=${this.#stopTimers} @focusout=${this.#follow}>
      ${kind === "error" ? html`<cs-icon name="alert"></cs-icon>` : nothing}
      <span>${text}</span>
      ${action ? html`<button type="button" @click=${action.run}>${action.title}</button>` : nothing}
      <button
        type="button"
        class="close"
        aria-label=${msg("Đóng", { id: "ui.close" })}
        @click=${() => {
          closeToast(id);
        }}
      >
        <cs-icon name="x"></cs-icon>
      </button>
    </div>`;
  }

  #follow(): void {
    for (const { id, stay } of toasts.value) {
      if (stay === undefined || this.#timers.has(id)) continue;
      const end = (): void => {
        this.#timers.delete(id);
        closeToast(id);
      };
      this.#timers.set(id, setTimeout(end, stay));
    }
  }

  #stopTimers(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

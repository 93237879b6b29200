import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A button, or a link that looks like one. Its text is a verb. `kind`: `primary` (one a view), `plain`, `quiet` (no border), `danger` (destroys).
 * An icon alone needs a `label`.
 */
@customElement("cs-button")
export class CsButton extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
      .button {
        display: inline-flex;
        flex: 1;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-height: var(--cs-control);
        padding: 0 14px;
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
        color: var(--cs-ink);
        font: inherit;
        font-weight: 500;
        line-height: 1.4;
        text-align: center;
        text-decoration: none;
        white-space: nowrap;
        cursor: pointer;
        user-select: none;
        transition: background var(--cs-motion);
        --cs-icon-size: 18px;
      }
      .button:hover {
        background: var(--cs-hover);
      }
      .button:active {
        background: var(--cs-pressed);
      }
      .iconed {
        padding-inline-start: 11px;
      }
      .alone {
        width: var(--cs-control);
        padding: 0;
        --cs-icon-size: 20px;
      }
      .primary {
        border-color: transparent;
        background: var(--cs-indigo-fill);
        color: var(--cs-on-indigo);
      }
      .primary:hover {
        background: var(--cs-indigo-hover);
      }
      .primary:active {
        background: var(--cs-indigo-pressed);
      }
      .danger {
        border-color: transparent;
        background: var(--cs-red-fill);
        color: var(--cs-on-red);
      }
      .danger:hover,
      .danger:active {
        background: var(--cs-red-hover);
      }
      .quiet {
        border-color: transparent;
        background: transparent;
        color: var(--cs-ink-2);
      }
      .quiet:hover {
        background: var(--cs-hover);
        color: var(--cs-ink);
      }
      .quiet:active,
      .quiet[aria-pressed="true"] {
        background: var(--cs-pressed);
        color: var(--cs-ink);
      }
      .small {
        min-height: calc(var(--cs-control) - 6px);
        padding-inline: 10px;
        font-size: var(--cs-text-s);
      }
      .small.alone {
        width: calc(var(--cs-control) - 6px);
        padding: 0;
      }
      .button:disabled {
        border-color: var(--cs-line);
        background: var(--cs-sunken);
        color: var(--cs-ink-3);
        cursor: default;
      }
      .quiet:disabled {
        border-color: transparent;
        background: transparent;
      }
      .spin {
        width: 14px;
        height: 14px;
        border: 2px solid currentColor;
        border-right-color: transparent;
        border-radius: 50%;
        animation: spin 800ms linear infinite;
      }
      @keyframes spin {
        to {
          rotate: 360deg;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .spin {
          animation-duration: 3s;
        }
      }
    `,
  ];

  @property() kind: "primary" | "plain" | "quiet" | "danger" = "plain";
  @property() icon: IconName | "" = "";
  /** Name of an icon-only button; also its hint under the pointer. */
  @property() label = "";
  @property() href = "";
  /** Saves the target under its own name instead of going there. */
  @property({ type: Boolean }) download = false;
  @property() type: "button" | "submit" = "button";
  @property() size: "" | "small" = "";
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** At work: cannot be pressed, keeps its width. */
  @property({ type: Boolean }) busy = false;
  /** For a toggle: whether it is on. */
  @property({ attribute: false }) pressed: boolean | undefined;
  /** For a button that opens something: whether it is open. */
  @property({ attribute: false }) expanded: boolean | undefined;

  override render() {
    const alone = this.label !== "" && this.icon !== "";
    const shape = ["button", this.kind, this.size, alone ? "alone" : this.icon ? "iconed" : ""].join(" ");
    const content = html`${
        this.busy ? html`<span class="spin"></span>` : this.icon ? html`<cs-icon name=${this.icon}></cs-icon>` : nothing
      }<slot></slot>`;
    const label = this.label || nothing;
    if (this.href) {
      return html`<a
        class=${shape}
        part="button"
        href=${this.href}
        ?download=${this.download}
        aria-label=${label}
        title=${label}
        >${content}</a
      >`;
    }
    return html`<button
      class=${shape}
      part="button"
      type="button"
      ?disabled=${this.disabled || this.busy}
      aria-label=${label}
      title=${label}
      aria-pressed=${this.pressed ?? nothing}
      aria-expanded=${this.expanded ?? nothing}
      aria-busy=${this.busy ? "true" : nothing}
      @click=${this.#submit}
    >
      ${content}
    </button>`;
  }

  /** A button in a shadow root does not belong to the form around it. */
  #submit(): void {
    if (this.type === "submit") this.closest("form")?.requestSubmit();
  }
}

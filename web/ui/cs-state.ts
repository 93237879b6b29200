import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { CallError } from "../kernel/call-error.ts";
import type { IconName } from "../kernel/icon-names.ts";
import { msg } from "../kernel/i18n.ts";
import "./cs-button.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * What stands where there is nothing to show: `empty` (what this place is for, and in the slot the one thing to do), `error` (what happened,
 * try again), `forbidden`, `missing`, and `loading` (a skeleton).
 * @slot - a button
 */
@customElement("cs-state")
export class CsState extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      :host(:not([kind="loading"])) {
        display: grid;
        flex: 1;
        place-content: center;
        padding: var(--cs-10) var(--cs-gutter);
      }
      .block {
        display: grid;
        justify-items: center;
        max-width: 400px;
        text-align: center;
        gap: var(--cs-2);
      }
      .weave {
        width: 72px;
        height: 28px;
        margin-bottom: var(--cs-2);
        fill: none;
        stroke: var(--cs-indigo-line);
        stroke-width: 1.5;
      }
      .error .weave {
        stroke: var(--cs-red);
        opacity: 0.6;
      }
      .weave .heart {
        fill: var(--cs-indigo-tint);
        stroke: var(--cs-indigo);
      }
      .error .weave .heart {
        fill: var(--cs-red-tint);
        stroke: var(--cs-red);
      }
      h2 {
        font-size: var(--cs-text-l);
      }
      p {
        color: var(--cs-ink-2);
        text-wrap: balance;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--cs-2);
        margin-top: var(--cs-3);
      }
      .code {
        font-size: var(--cs-text-xs);
        color: var(--cs-ink-3);
        overflow-wrap: anywhere;
      }
      .bone-row {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        height: var(--cs-row-2);
        padding-inline: var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
      }
      .one {
        height: var(--cs-row-1);
      }
      .bone {
        border-radius: 4px;
        background: var(--cs-pressed);
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      .round {
        width: 36px;
        height: 36px;
        border-radius: 50%;
      }
      .bars {
        display: grid;
        flex: 1;
        gap: 10px;
      }
      .bar {
        width: 38%;
        height: 11px;
      }
      .bar + .bar {
        width: 64%;
        height: 9px;
      }
      .bone-row:nth-child(3n + 2) .bar {
        width: 46%;
      }
      .bone-row:nth-child(2n) .bar + .bar {
        width: 52%;
      }
      @keyframes breathe {
        to {
          opacity: 0.45;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .bone {
          animation: none;
        }
      }
    `,
  ];

  @property({ reflect: true }) kind: "empty" | "error" | "forbidden" | "missing" | "loading" = "empty";
  @property() heading = "";
  @property() text = "";
  /** In place of the woven mark; usually none. */
  @property() icon: IconName | "" = "";
  /** For `error`: what was thrown; its message is shown. */
  @property({ attribute: false }) error: unknown;
  /** For `error`: tries again. */
  @property({ attribute: false }) retry: (() => void) | undefined;
  /** For `loading`. */
  @property({ type: Number }) rows = 4;
  @property({ type: Number }) lines: 1 | 2 = 2;

  override render() {
    if (this.kind === "loading") return this.#skeleton();
    const { heading, text } = this.#words();
    const code = this.error instanceof CallError && this.error.requestId ? this.error.requestId : "";
    return html`<div
      class="block ${this.kind === "error" ? "error" : ""}"
      role=${this.kind === "error" ? "alert" : nothing}
    >
      ${this.icon ? html`<cs-icon name=${this.icon}></cs-icon>` : weave}
      <h2>${heading}</h2>
      ${text ? html`<p>${text}</p>` : nothing}
      <div class="do">
        ${
          this.retry
            ? html`<cs-button icon="refresh" @click=${this.retry}>${msg("Thử lại", { id: "ui.retry" })}</cs-button>`
            : nothing
        }
        <slot></slot>
      </div>
      ${code ? html`<p class="code">${msg("Mã yêu cầu", { id: "ui.request-id" })}: ${code}</p>` : nothing}
    </div>`;
  }

  #words(): { heading: string; text: string } {
    if (this.heading) return { heading: this.heading, text: this.text };
    switch (this.kind) {
      case "error":
        return {
          heading: msg("Chưa tải được", { id: "ui.error-heading" }),
          text: this.text || (this.error instanceof Error ? this.error.message : ""),
        };
      case "forbidden":
        return {
          heading: msg("Bạn chưa được phép xem mục này", { id: "ui.forbidden-heading" }),
          text: msg("Nếu công việc cần đến, hãy đề nghị quản trị viên cấp quyền.", { id: "ui.forbidden-text" }),
        };
      case "missing":
        return {
          heading: msg("Không tìm thấy", { id: "ui.missing-heading" }),
          text: msg("Mục này không có, đã bị xóa, hoặc không dành cho bạn.", { id: "ui.missing-text" }),
        };
      default:
        return { heading: this.heading, text: this.text };
    }
  }

  #skeleton() {
    const bars =
      this.lines === 2
        ? html`<span class="bone bar"></span><span class="bone bar"></span>`
        : html`<span class="bone bar"></span>`;
    return html`<div role="status"><span class="for-readers">${msg("Đang tải…", { id: "ui.loading" })}</span></div>
      <div aria-hidden="true">
        ${Array.from(
          { length: this.rows },
          () =>
            html`<div class="bone-row ${this.lines === 1 ? "one" : ""}">
              ${this.lines === 2 ? html`<span class="bone round"></span>` : nothing}<span class="bars">${bars}</span>
            </div>`,
        )}
      </div>`;
  }
}

/** Three diamonds of the brocade: the office's quiet mark for a place with nothing in it. */
const weave = html`<svg class="weave" viewBox="0 0 72 28" aria-hidden="true">
  <path d="M2 14 12 4l10 10-10 10ZM7 14l5-5 5 5-5 5Z" />
  <path class="heart" d="M24 14 36 2l12 12-12 12Z" />
  <path d="M30 14l6-6 6 6-6 6ZM50 14 60 4l10 10-10 10ZM55 14l5-5 5 5-5 5Z" />
</svg>`;

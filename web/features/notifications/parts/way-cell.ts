import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Mode } from "../../../../server/modules/notifications/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import "../../../ui/cs-check.ts";
import "../../../ui/cs-icon.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";

export function modeTitle(mode: Mode): string {
  if (mode === "now") return msg("Ngay", { id: "notifications.mode-now" });
  return mode === "digest"
    ? msg("Tổng hợp", { id: "notifications.mode-digest" })
    : msg("Tắt", { id: "notifications.mode-off" });
}

/**
 * One kind over one channel: a box, or a choice where the channel can collect.
 * @fires mode-input - `detail`: Mode
 */
@customElement("way-cell")
export class WayCell extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
      }
      select {
        min-height: 36px;
        padding: 4px 6px;
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
        color: var(--cs-ink);
        font: inherit;
        font-size: var(--cs-text-s);
      }
      .fixed {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        --cs-icon-size: 14px;
      }
    `,
  ];

  /** For who does not see the row and the column: "Thư mới: SMS". */
  @property() label = "";
  @property() mode: Mode = "off";
  @property({ type: Boolean }) digests = false;
  @property({ type: Boolean }) fixed = false;

  override render() {
    if (this.fixed) {
      const title = msg(str`${modeTitle(this.mode)}, cơ quan đã quy định`, { id: "notifications.mode-fixed" });
      return html`<span class="fixed" title=${title}
        ><span class="for-readers">${this.label}: ${title}</span
        ><span aria-hidden="true">${modeTitle(this.mode)} <cs-icon name="lock"></cs-icon></span
      ></span>`;
    }
    if (!this.digests) {
      return html`<cs-check
        .checked=${this.mode !== "off"}
        @cs-input=${(event: Event) => {
          this.#choose((event.target as HTMLElement & { checked: boolean }).checked ? "now" : "off");
        }}
        ><span class="for-readers">${this.label}</span></cs-check
      >`;
    }
    return html`<select
      aria-label=${this.label}
      .value=${live(this.mode)}
      @change=${(event: Event) => {
        // The options are the modes.
        this.#choose((event.target as HTMLSelectElement).value as Mode);
      }}
    >
      ${(["now", "digest", "off"] as const).map(
        (mode) => html`<option value=${mode} ?selected=${mode === this.mode}>${modeTitle(mode)}</option>`,
      )}
    </select>`;
  }

  #choose(mode: Mode): void {
    this.emit("mode-input", mode);
  }
}

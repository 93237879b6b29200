import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import { msg } from "../kernel/i18n.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

export type Urgency = "flash" | "immediate" | "urgent";

/**
 * A state in a word: colour and word together. `urgency` writes Hỏa tốc, Thượng khẩn or Khẩn in lacquer red; the graver, the fuller.
 */
@customElement("cs-badge")
export class CsBadge extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        flex: none;
        max-width: 100%;
      }
      .badge {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        padding: 0 8px;
        border: 1px solid var(--cs-line);
        border-radius: 999px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-xs);
        font-weight: 500;
        line-height: 20px;
        white-space: nowrap;
        --cs-icon-size: 14px;
      }
      .indigo {
        border-color: transparent;
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
      }
      .green {
        border-color: transparent;
        background: var(--cs-green-tint);
        color: var(--cs-green);
      }
      .amber {
        border-color: transparent;
        background: var(--cs-amber-tint);
        color: var(--cs-amber);
      }
      .red {
        border-color: transparent;
        background: var(--cs-red-tint);
        color: var(--cs-red);
      }
      .urgent,
      .immediate,
      .flash {
        border-radius: 4px;
        border-color: var(--cs-red);
        color: var(--cs-red);
        font-weight: 600;
      }
      .immediate {
        background: var(--cs-red-tint);
      }
      .flash {
        background: var(--cs-red-fill);
        color: var(--cs-on-red);
      }
    `,
  ];

  @property() tone: "plain" | "indigo" | "green" | "amber" | "red" = "plain";
  @property() icon: IconName | "" = "";
  @property() urgency: Urgency | "" = "";

  override render() {
    const words: Record<Urgency, string> = {
      flash: msg("Hỏa tốc", { id: "ui.urgency-flash" }),
      immediate: msg("Thượng khẩn", { id: "ui.urgency-immediate" }),
      urgent: msg("Khẩn", { id: "ui.urgency-urgent" }),
    };
    return html`<span class="badge ${this.urgency || this.tone}"
      >${this.icon ? html`<cs-icon name=${this.icon}></cs-icon>` : nothing}${this.urgency ? words[this.urgency] : nothing}<slot
      ></slot
    ></span>`;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { cancelRunning, running, watchBulk } from "../bulk.ts";

/** How far the change of a whole list is; nothing while none runs. */
@customElement("mail-bulk")
export class MailBulk extends OfficeElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        padding: var(--cs-2) var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
      }
      cs-progress {
        flex: 1;
      }
    `,
  ];

  protected override watches() {
    watchBulk();
    return [this.redrawOn(running)];
  }

  override render() {
    const { value } = running;
    if (!value) return nothing;
    return html`<div>
      <cs-progress
        label=${msg("Đang xử lý thư", { id: "mail.bulk-running" })}
        value=${value.done}
        total=${value.total}
      ></cs-progress>
      <cs-button size="small" @click=${() => void cancelRunning()}>${msg("Dừng", { id: "mail.bulk-stop" })}</cs-button>
    </div>`;
  }
}

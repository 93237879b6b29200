import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { draftFileAddress, type DraftFile } from "../compose/api.ts";
import type { Sending } from "../compose/uploads.ts";
import { formatSize } from "../format.ts";

/**
 * What goes with a letter, and what is on its way.
 * @fires mail-detach - `detail: DraftFile`
 */
@customElement("mail-draft-files")
export class MailDraftFiles extends OfficeElement {
  static override styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        max-height: 148px;
        padding: var(--cs-2) var(--cs-4);
        overflow-y: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        max-width: 100%;
        padding: 2px 2px 2px 10px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        font-size: var(--cs-text-s);
        --cs-icon-size: 18px;
      }
      .sending {
        flex: 1 1 100%;
      }
      cs-progress {
        flex: 1;
        min-width: 0;
      }
      .risky cs-icon {
        color: var(--cs-amber-mark);
      }
      a {
        color: inherit;
      }
      .size {
        flex: none;
        color: var(--cs-ink-2);
      }
    `,
  ];

  @property({ type: Number, attribute: false }) draftId = 0;
  @property({ attribute: false }) files: readonly DraftFile[] = [];
  @property({ attribute: false }) sending: readonly Sending[] = [];

  override render() {
    const shown = this.files.filter(({ inline }) => !inline);
    if (shown.length === 0 && this.sending.length === 0) return nothing;
    return html`<ul aria-label=${msg("Tệp đính kèm", { id: "mail.files" })}>
      ${shown.map((file) => this.#file(file))} ${this.sending.map((one) => this.#sending(one))}
    </ul>`;
  }

  #file(file: DraftFile) {
    const link = msg("gửi bằng liên kết", { id: "mail.as-link" });
    return html`<li class=${file.risky ? "risky" : ""}>
      <cs-icon name=${file.risky ? "alert" : file.link ? "link" : "document"}></cs-icon>
      <a class="cut" href=${draftFileAddress(this.draftId, file.id)} target="_blank" rel="noopener">${file.name}</a>
      <span class="size">${formatSize(file.size)}${file.link ? html` · ${link}` : nothing}</span>
      <cs-button
        kind="quiet"
        size="small"
        icon="x"
        label=${msg(str`Gỡ tệp ${file.name}`, { id: "mail.detach" })}
        @click=${() => {
          this.emit("mail-detach", file);
        }}
      ></cs-button>
    </li>`;
  }

  #sending(one: Sending) {
    return html`<li class="sending">
      <cs-progress
        label=${one.name}
        value=${one.sent}
        total=${one.total}
        count-text=${`${formatSize(one.sent)} / ${formatSize(one.total)}`}
      ></cs-progress>
      <cs-button
        kind="quiet"
        size="small"
        icon="x"
        label=${msg(str`Hủy tải ${one.name}`, { id: "mail.cancel-upload" })}
        @click=${() => {
          one.abort.abort();
        }}
      ></cs-button>
    </li>`;
  }
}

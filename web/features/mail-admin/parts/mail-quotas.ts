import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { formatSize, msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchQuotas, type MailQuota } from "../api.ts";
import { openQuota } from "../dialogs/open.ts";
import { shareOf } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

/** How full the mailboxes are, the fullest first, and a bound of one's own for who needs it. */
@customElement("mail-quotas")
export class MailQuotas extends OfficeElement {
  static override styles = [
    base,
    blocks,
    rowsStyles,
    css`
      .fill {
        flex: 0 1 260px;
        min-width: 180px;
      }
      meter {
        width: 100%;
      }
    `,
  ];

  readonly #quotas = new LoadController<{ items: MailQuota[]; usualBytes: number | null }>(this, {
    args: () => true,
    load: (_, signal) => fetchQuotas(signal),
    isEmpty: ({ items }) => items.length === 0,
  });

  override render() {
    return loadView(this.#quotas, {
      empty: () => html`<cs-state heading=${msg("Chưa có hộp thư nào", { id: "mail-admin.quotas-none" })}></cs-state>`,
      ready: ({ items, usualBytes }) =>
        html`<cs-card padded heading=${msg("Dung lượng hộp thư", { id: "mail-admin.quotas" })}>
          <p class="quiet">
            ${
              usualBytes === null
                ? msg("Không giới hạn, trừ người có giới hạn riêng.", { id: "mail-admin.usual-none" })
                : html`${msg("Giới hạn chung", { id: "mail-admin.usual" })}: ${formatSize(usualBytes)}`
            }
          </p>
          <ul>
            ${items.map((item) => this.#quota(item))}
          </ul>
        </cs-card>`,
    });
  }

  #quota(item: MailQuota) {
    const share = shareOf(item);
    return html`<li>
      <cs-avatar name=${item.name}></cs-avatar>
      <div class="what">
        <div class="name">${item.name}</div>
        <div class="small quiet">
          ${item.isOwn ? msg("Giới hạn riêng", { id: "mail-admin.own-bound" }) : msg("Theo giới hạn chung", { id: "mail-admin.common-bound" })}
        </div>
      </div>
      <div class="fill">
        ${
          share === undefined
            ? nothing
            : html`<cs-progress
                value=${Math.round(share * 100)}
                total="100"
                count-text=${`${formatSize(item.usedBytes)} / ${formatSize(item.limitBytes ?? 0)}`}
              ></cs-progress>`
        }
        ${share === undefined ? html`<span class="small quiet number">${formatSize(item.usedBytes)}</span>` : nothing}
      </div>
      ${share !== undefined && share > 0.9 ? html`<cs-badge tone="amber">${msg("Sắp đầy", { id: "mail-admin.nearly-full" })}</cs-badge>` : nothing}
      <cs-button size="small" icon="edit" @click=${() => void this.#edit(item)}
        >${msg("Sửa", { id: "mail-admin.edit" })}</cs-button
      >
    </li>`;
  }

  async #edit(item: MailQuota): Promise<void> {
    if (await openQuota(item)) await this.#quotas.reload();
  }
}

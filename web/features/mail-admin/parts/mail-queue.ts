import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { dropQueued, fetchOutgoing, fetchQueue, retryQueued, type Outgoing, type QueuedRecipient } from "../api.ts";
import { addressOf } from "../state.ts";

/** Mail on its way to other offices: try again now, or give up. */
@customElement("mail-queue")
export class MailQueue extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
        min-height: 0;
      }
      cs-note {
        margin: var(--cs-3) var(--cs-5);
      }
    `,
  ];

  readonly #outgoing = new LoadController<Outgoing>(this, {
    args: () => true,
    load: (_, signal) => fetchOutgoing(signal),
  });
  readonly #queue = new PagedList<QueuedRecipient>(this, { fetch: fetchQueue, keyOf: ({ id }) => id });

  override render() {
    const { value } = this.#outgoing;
    return html`<div>
        ${
          value?.enabled === false
            ? html`<cs-note kind="info"
                >${msg("Cơ quan đang không gửi thư ra ngoài: mọi thư ở trong cơ quan, không cần Internet.", { id: "mail-admin.outgoing-off" })}
                <a href=${addressOf("settings")}
                  >${msg("Thiết lập thư ra ngoài", { id: "mail-admin.outgoing-set" })}</a
                ></cs-note
              >`
            : nothing
        }
      </div>
      <cs-list
        label=${msg("Hàng đợi", { id: "mail-admin.tab-queue" })}
        .list=${this.#queue}
        .row=${(item: QueuedRecipient) => this.#row(item)}
      >
        <cs-state
          slot="empty"
          heading=${msg("Không có thư nào đang chờ", { id: "mail-admin.queue-none" })}
          text=${msg("Thư gửi sang cơ quan khác mà chưa giao được sẽ nằm ở đây và tự được gửi lại.", { id: "mail-admin.queue-none-text" })}
        ></cs-state>
      </cs-list>`;
  }

  #row(item: QueuedRecipient) {
    return html`<cs-row>
      ${item.recipient} · ${item.subject}
      <span slot="at">
        <cs-button size="small" icon="refresh" @click=${(event: Event) => void this.#retry(event, item)}
          >${msg("Gửi lại", { id: "mail-admin.retry" })}</cs-button
        >
        <cs-button size="small" @click=${(event: Event) => void this.#drop(event, item)}
          >${msg("Bỏ", { id: "mail-admin.drop" })}</cs-button
        >
      </span>
      <span slot="second"
        >${msg(str`Đã thử ${formatNumber(item.attempts)} lần`, { id: "mail-admin.attempts" })} ·
        ${msg("lần tới", { id: "mail-admin.next" })}
        <cs-date form="sentence" at=${item.nextAt}></cs-date
        >${item.lastReply === "" ? "" : ` · ${item.lastReply}`}</span
      >
    </cs-row>`;
  }

  async #retry(event: Event, { id }: QueuedRecipient): Promise<void> {
    event.stopPropagation();
    await this.#after(retryQueued(id));
  }

  async #drop(event: Event, { id, recipient }: QueuedRecipient): Promise<void> {
    event.stopPropagation();
    const sure = await confirm({
      heading: msg(str`Bỏ thư gửi ${recipient}?`, { id: "mail-admin.drop-heading" }),
      text: msg("Thư không được gửi nữa; người gửi nhận được thư báo trả lại.", { id: "mail-admin.drop-text" }),
      verb: msg("Bỏ", { id: "mail-admin.drop" }),
      destroys: true,
    });
    if (sure) await this.#after(dropQueued(id));
  }

  async #after(change: Promise<unknown>): Promise<void> {
    try {
      await change;
    } catch (error) {
      toastError(error);
    }
    await this.#queue.reload();
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchLists, removeList, type MailList } from "../api.ts";
import { openList } from "../dialogs/open.ts";
import { writersTitle } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Aliases and lists: an address, whom it leads to, and who may write to it. */
@customElement("mail-lists")
export class MailLists extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  readonly #lists = new LoadController<{ items: MailList[]; domain: string }>(this, {
    args: () => true,
    load: (_, signal) => fetchLists(signal),
  });

  override render() {
    return loadView(this.#lists, {
      ready: ({ items, domain }) =>
        html`<cs-card padded heading=${msg("Bí danh và nhóm thư", { id: "mail-admin.tab-lists" })}>
          <cs-button slot="actions" size="small" icon="plus" @click=${() => void this.#edit(undefined, domain)}
            >${msg("Thêm địa chỉ", { id: "mail-admin.list-add" })}</cs-button
          >
          ${
            items.length === 0
              ? html`<p class="quiet">
                  ${msg("Chưa có địa chỉ nào. Người, phòng và nhóm trong danh bạ đã tự có địa chỉ; ở đây thêm địa chỉ chung như vanthu hoặc tiepdan.", { id: "mail-admin.lists-none" })}
                </p>`
              : html`<ul>
                  ${items.map((list) => this.#list(list, domain))}
                </ul>`
          }
        </cs-card>`,
    });
  }

  #list(list: MailList, domain: string) {
    return html`<li>
      <div class="what">
        <div class="name">${list.address}</div>
        <div class="small">${list.title}</div>
        <div class="small quiet">
          ${list.members.map(({ name }) => name).join(", ")} ·
          ${msg(str`${formatNumber(list.people)} người nhận`, { id: "mail-admin.list-people" })} ·
          ${writersTitle(list.writers)}
        </div>
      </div>
      <cs-button size="small" icon="edit" @click=${() => void this.#edit(list, domain)}
        >${msg("Sửa", { id: "mail-admin.edit" })}</cs-button
      >
      <cs-button size="small" @click=${() => void this.#remove(list)}
        >${msg("Xóa", { id: "mail-admin.delete" })}</cs-button
      >
    </li>`;
  }

  async #edit(list: MailList | undefined, domain: string): Promise<void> {
    if (await openList({ list, domain })) await this.#lists.reload();
  }

  async #remove({ id, address }: MailList): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Xóa địa chỉ ${address}?`, { id: "mail-admin.list-delete" }),
      text: msg("Thư gửi đến địa chỉ này sẽ bị từ chối. Thư đã nhận vẫn còn.", { id: "mail-admin.list-delete-text" }),
      verb: msg("Xóa", { id: "mail-admin.delete" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await removeList(id);
    } catch (error) {
      toastError(error);
    }
    await this.#lists.reload();
  }
}

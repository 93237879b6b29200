import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addShared, changeShared, fetchAllShared, findBodies, type SharedListed } from "../office-api.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Mailboxes that belong to departments and groups, which all their members work at. */
@customElement("mail-shared-boxes")
export class MailSharedBoxes extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  @state() private body: readonly Pick[] = [];
  @state() private name = "";
  readonly #shared = new LoadController<SharedListed[]>(this, {
    args: () => true,
    load: (_, signal) => fetchAllShared(signal),
  });

  override render() {
    return html`<cs-card padded heading=${msg("Hộp thư chung", { id: "mail-admin.tab-shared" })}>
      <div class="stack">
        <p class="quiet">
          ${msg("Thư gửi đến đơn vị hoặc nhóm có hộp thư chung vào một nơi mà mọi thành viên cùng xử lý.", {
            id: "mail-admin.shared-hint",
          })}
        </p>
        ${this.#newShared()} ${loadView(this.#shared, { ready: (items) => this.#sharedRows(items) })}
      </div>
    </cs-card>`;
  }

  async #do(what: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await what();
      toast(said);
    } catch (error) {
      toastError(error);
    }
    await this.#shared.reload();
  }

  #newShared() {
    const [picked] = this.body;
    return html`<div class="stack">
      <div class="fields">
        <cs-people-picker
          single
          label=${msg("Đơn vị hoặc nhóm", { id: "mail-admin.shared-body" })}
          .picked=${this.body}
          .find=${findBodies}
          @cs-input=${(event: Event) => {
            this.body = (event.target as CsPeoplePicker).picked;
            const [now] = this.body;
            if (now && this.name === "") this.name = now.name;
          }}
        ></cs-people-picker>
        <cs-field
          max-length="100"
          label=${msg("Tên hộp thư", { id: "mail-admin.shared-name" })}
          .value=${this.name}
          @cs-input=${(event: Event) => {
            this.name = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      <div class="line">
        <cs-button
          icon="plus"
          ?disabled=${!picked || this.name.trim() === ""}
          @click=${() => {
            if (!picked) return;
            void this.#do(
              async () => {
                await addShared(picked.key, this.name.trim());
                this.body = [];
                this.name = "";
              },
              msg("Đã tạo hộp thư chung", { id: "mail-admin.shared-created" }),
            );
          }}
          >${msg("Tạo hộp thư chung", { id: "mail-admin.shared-create" })}</cs-button
        >
      </div>
    </div>`;
  }

  #sharedRows(items: readonly SharedListed[]) {
    if (items.length === 0) return nothing;
    return html`<ul>
      ${items.map((item) => {
        const { name, ownerName, members, address, closedAt } = item;
        return html`<li>
          <div class="what">
            ${name}
            <p class="small quiet">
              ${msg(str`${ownerName}; ${members} thành viên; ${address}`, { id: "mail-admin.shared-line" })}
            </p>
          </div>
          ${closedAt === null ? nothing : html`<cs-badge>${msg("đã đóng", { id: "mail-admin.shared-closed" })}</cs-badge>`}
          <cs-button
            size="small"
            @click=${() =>
              void this.#do(
                () => changeShared(item.accountId, { closed: closedAt === null }),
                msg("Đã lưu", { id: "mail-admin.saved" }),
              )}
            >${closedAt === null ? msg("Ngừng nhận", { id: "mail-admin.shared-close" }) : msg("Mở lại", { id: "mail-admin.shared-reopen" })}</cs-button
          >
        </li>`;
      })}
    </ul>`;
  }
}

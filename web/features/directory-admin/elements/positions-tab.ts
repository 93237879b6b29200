import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { deletePosition, fetchPositions, movePosition, type Position } from "../api.ts";
import { openPosition } from "../dialogs/open.ts";
import { rowsTab } from "./rows-tab.ts";
import { tabStyles } from "./tab-styles.ts";

/** The positions by rank. */
@customElement("directory-positions-tab")
export class PositionsTab extends OfficeElement {
  static override styles = [base, tabStyles];

  readonly #positions = new LoadController<Position[]>(this, {
    args: () => true,
    load: (_, signal) => fetchPositions(signal),
    isEmpty: (positions) => positions.length === 0,
  });

  override render() {
    return rowsTab(this.#positions, {
      hint: msg("Xếp từ cao đến thấp. Chức vụ đứng đầu nhận việc gửi tới đơn vị.", { id: "directory-admin.rank-hint" }),
      addVerb: msg("Thêm chức vụ", { id: "directory-admin.new-position" }),
      add: () => this.#edit(undefined),
      row: (position, place, all) => this.#row(position, place, all),
      empty: { heading: msg("Chưa có chức vụ nào", { id: "directory-admin.no-positions" }) },
    });
  }

  #row(position: Position, i: number, positions: readonly Position[]) {
    const { id, name, leads, people } = position;
    return html`<div class="row" role="listitem">
      <div class="main">
        ${name}
        ${leads ? html`<cs-badge tone="indigo">${msg("Đứng đầu đơn vị", { id: "directory-admin.leads" })}</cs-badge>` : nothing}
      </div>
      <span class="number">${msg(str`${people} người`, { id: "directory-admin.people-count" })}</span>
      <cs-button
        kind="quiet"
        size="small"
        icon="chevron-up"
        label=${msg(str`Đưa ${name} lên`, { id: "directory-admin.raise" })}
        ?disabled=${i === 0}
        @click=${() => void this.#do(() => movePosition(id, positions[i - 1]?.id ?? null))}
      ></cs-button>
      <cs-button
        kind="quiet"
        size="small"
        icon="chevron-down"
        label=${msg(str`Đưa ${name} xuống`, { id: "directory-admin.lower" })}
        ?disabled=${i === positions.length - 1}
        @click=${() => void this.#do(() => movePosition(id, positions[i + 2]?.id ?? null))}
      ></cs-button>
      <cs-button
        kind="quiet"
        size="small"
        icon="edit"
        label=${msg(str`Sửa ${name}`, { id: "directory-admin.edit-of" })}
        @click=${() => void this.#edit(position)}
      ></cs-button>
      <cs-button
        kind="quiet"
        size="small"
        icon="trash"
        label=${msg(str`Xóa ${name}`, { id: "directory-admin.delete-of" })}
        @click=${() => void this.#delete(position)}
      ></cs-button>
    </div>`;
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      await this.#positions.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #edit(position: Position | undefined): Promise<void> {
    if (await openPosition(position)) await this.#positions.reload();
  }

  async #delete({ id, name }: Position): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Xóa chức vụ “${name}”?`, { id: "directory-admin.delete-position" }),
      verb: msg("Xóa", { id: "directory-admin.delete" }),
      destroys: true,
    });
    if (agreed) await this.#do(() => deletePosition(id));
  }
}

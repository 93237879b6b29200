import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { can } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchHours, removeHours, watchCalendar, type Hours } from "../api.ts";
import { openHours } from "../dialogs/open.ts";
import { sessionsText, spanText, weekdaysText } from "../state.ts";
import { tabStyles } from "./tab-styles.ts";

/** When people work: the agency's hours by season, and those of units that keep their own. */
@customElement("worktime-hours-tab")
export class WorktimeHoursTab extends OfficeElement {
  static override styles = [base, tabStyles];

  readonly #hours = new LoadController<Hours[]>(this, {
    args: () => true,
    load: async (_, signal) => (await fetchHours(signal)).items,
  });

  protected override watches() {
    return [watchCalendar(() => void this.#hours.reload())];
  }

  override render() {
    const manages = can("worktime.manage");
    return html`<div class="tools">
        <p>
          ${msg("Hạn xử lý tính theo giờ làm việc ở đây. Giờ của một đơn vị thay giờ chung cho đơn vị đó và các đơn vị trực thuộc; mùa thay giờ quanh năm.", { id: "worktime.hours-hint" })}
        </p>
        ${
          manages
            ? html`<cs-button kind="primary" icon="plus" @click=${() => void this.#edit(undefined)}
                >${msg("Thêm giờ làm việc", { id: "worktime.add-hours" })}</cs-button
              >`
            : nothing
        }
      </div>
      ${loadView(this.#hours, {
        ready: (hours) =>
          html`<div class="rows" role="list">
            ${repeat(
              hours,
              ({ id }) => id,
              (row) => this.#row(row, manages),
            )}
          </div>`,
      })}`;
  }

  #row(row: Hours, manages: boolean) {
    const unit = row.departmentName ?? msg("Toàn cơ quan", { id: "worktime.agency" });
    const times = sessionsText(row.sessions);
    return html`<div class="row" role="listitem">
      <div class="main">
        <strong>${unit}</strong>
        <div>${weekdaysText(row.weekdays)} · <span class="number">${times}</span></div>
        <div class="quiet">${spanText(row)}</div>
      </div>
      ${
        manages
          ? html`<cs-button
                kind="quiet"
                size="small"
                icon="edit"
                label=${msg(str`Sửa giờ ${times} của ${unit}`, { id: "worktime.edit-hours-of" })}
                @click=${() => void this.#edit(row)}
              ></cs-button>
              <cs-button
                kind="quiet"
                size="small"
                icon="trash"
                label=${msg(str`Xóa giờ ${times} của ${unit}`, { id: "worktime.delete-hours-of" })}
                @click=${() => void this.#delete(row, unit)}
              ></cs-button>`
          : nothing
      }
    </div>`;
  }

  async #edit(hours: Hours | undefined): Promise<void> {
    if (await openHours(hours)) await this.#hours.reload();
  }

  async #delete({ id }: Hours, unit: string): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Xóa giờ làm việc này của ${unit}?`, { id: "worktime.delete-hours" }),
      text: msg("Hạn đã tính giữ nguyên; hạn tính từ nay theo giờ còn lại.", { id: "worktime.delete-hours-text" }),
      verb: msg("Xóa", { id: "worktime.delete" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      await removeHours(id);
      await this.#hours.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

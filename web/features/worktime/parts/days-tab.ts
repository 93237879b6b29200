import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatLongDay, formatLunar, lunarOf } from "../../../../server/kernel/contract/text.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { offerUndo, toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { clearException, fetchExceptions, refillYear, setException, watchCalendar, type DayException } from "../api.ts";
import { openDay } from "../dialogs/open.ts";
import { kindText, kindTone, monthOf } from "../state.ts";
import { tabStyles } from "./tab-styles.ts";

/** The days of a year that are not what their weekday says. */
@customElement("worktime-days-tab")
export class WorktimeDaysTab extends OfficeElement {
  static override styles = [base, tabStyles];

  @property({ attribute: false }) place!: Place;

  readonly #days = new LoadController<DayException[], number>(this, {
    args: () => this.#year,
    load: (year, signal) => fetchExceptions(year, signal),
    isEmpty: (days) => days.length === 0,
  });

  get #year(): number {
    const year = this.place.query["year"] ?? "";
    return Number(monthOf({ month: `${year}-01` }, dayOf(Date.now())).slice(0, 4));
  }

  protected override watches() {
    return [watchCalendar(() => void this.#days.reload())];
  }

  override render() {
    const year = this.#year;
    const manages = can("worktime.manage");
    return html`<div class="tools">
        <div class="steps">
          ${this.#step(-1, "chevron-left", msg("Năm trước", { id: "worktime.previous-year" }))}
          <h2 class="number">${msg(str`Năm ${String(year)}`, { id: "worktime.year" })}</h2>
          ${this.#step(1, "chevron-right", msg("Năm sau", { id: "worktime.next-year" }))}
        </div>
        ${
          manages
            ? html`<div class="steps">
                <cs-button kind="quiet" icon="refresh" @click=${() => void this.#refill()}
                  >${msg("Tính lại ngày lễ", { id: "worktime.refill" })}</cs-button
                >
                <cs-button kind="primary" icon="plus" @click=${() => void this.#edit(undefined)}
                  >${msg("Thêm ngày", { id: "worktime.add-day" })}</cs-button
                >
              </div>`
            : nothing
        }
      </div>
      ${loadView(this.#days, {
        ready: (days) =>
          html`<div class="rows" role="list">
            ${repeat(
              days,
              ({ on, departmentId }) => `${on} ${String(departmentId)}`,
              (day) => this.#row(day, manages),
            )}
          </div>`,
        empty: () =>
          html`<cs-state
            heading=${msg("Năm này chưa có ngày nghỉ nào", { id: "worktime.no-days" })}
            text=${msg("Bấm Tính lại ngày lễ để điền ngày lễ theo luật, rồi sửa theo thông báo hằng năm.", { id: "worktime.no-days-text" })}
          ></cs-state>`,
      })}`;
  }

  #step(count: number, icon: "chevron-left" | "chevron-right", label: string) {
    return html`<cs-button
      kind="quiet"
      icon=${icon}
      label=${label}
      @click=${() => void navigate(`/worktime/days?year=${String(this.#year + count)}`)}
    ></cs-button>`;
  }

  #row(day: DayException, manages: boolean) {
    const { on, kind, name, departmentName, source } = day;
    const details = [
      msg(str`âm lịch ${formatLunar(lunarOf(on))}`, { id: "worktime.lunar-day" }),
      departmentName ?? "",
      source === "law"
        ? msg("tính theo luật", { id: "worktime.by-law" })
        : msg("cơ quan đặt", { id: "worktime.by-agency" }),
    ];
    return html`<div class="row" role="listitem">
      <span class="day">${formatLongDay(on, language())}</span>
      <span class="main">${name} <span class="quiet">${details.filter((text) => text !== "").join(" · ")}</span></span>
      <cs-badge tone=${kindTone(kind)}>${kindText(kind)}</cs-badge>
      ${
        manages
          ? html`<cs-button
                kind="quiet"
                size="small"
                icon="edit"
                label=${msg(str`Sửa ${name}`, { id: "worktime.edit-of" })}
                @click=${() => void this.#edit(day)}
              ></cs-button>
              <cs-button
                kind="quiet"
                size="small"
                icon="x"
                label=${msg(str`Gỡ ${name}`, { id: "worktime.remove-of" })}
                @click=${() => void this.#remove(day)}
              ></cs-button>`
          : nothing
      }
    </div>`;
  }

  async #edit(exception: DayException | undefined): Promise<void> {
    const on = exception?.on ?? (this.#year === Number(dayOf(Date.now()).slice(0, 4)) ? dayOf(Date.now()) : "");
    if (await openDay({ on, ...(exception && { exception }) })) await this.#days.reload();
  }

  async #remove({ on, departmentId, kind, name }: DayException): Promise<void> {
    try {
      await clearException(on, departmentId);
      await this.#days.reload();
      offerUndo(msg(str`Đã gỡ ${name}`, { id: "worktime.removed" }), async () => {
        await setException({ on, departmentId, kind, name });
        await this.#days.reload();
      });
    } catch (error) {
      toastError(error);
    }
  }

  async #refill(): Promise<void> {
    const year = String(this.#year);
    const agreed = await confirm({
      heading: msg(str`Tính lại ngày lễ năm ${year}?`, { id: "worktime.refill-heading" }),
      text: msg("Ngày lễ và ngày nghỉ bù theo luật trở về như tính ban đầu. Những ngày cơ quan tự đặt giữ nguyên.", {
        id: "worktime.refill-text",
      }),
      verb: msg("Tính lại", { id: "worktime.refill-verb" }),
    });
    if (!agreed) return;
    try {
      await refillYear(this.#year);
      await this.#days.reload();
      toast(msg(str`Đã tính lại ngày lễ năm ${year}`, { id: "worktime.refilled" }));
    } catch (error) {
      toastError(error);
    }
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatDay, formatLongDay, formatLunar, shortWeekdayName } from "../../../../server/kernel/contract/text.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchDays, watchCalendar, type WorkDay } from "../api.ts";
import { kindText, lunarLabel, lunarTitle, monthOf, monthTitle, sessionsText, shiftMonth, weeksOf } from "../state.ts";
import { monthStyles } from "./month-styles.ts";

/** A month as it hangs on the wall: solar days, lunar days, holidays and make-up days. */
@customElement("month-view")
export class MonthView extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding-top: var(--cs-4);
      }
    `,
    monthStyles,
  ];

  @property({ attribute: false }) place!: Place;

  readonly #days = new LoadController<ReadonlyMap<string, WorkDay>, readonly [string, string]>(this, {
    args: () => {
      const weeks = weeksOf(this.#month);
      return [weeks[0]?.[0] ?? "", weeks.at(-1)?.at(-1) ?? ""];
    },
    load: async ([from, to], signal) => new Map((await fetchDays(from, to, signal)).items.map((day) => [day.on, day])),
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Lịch tháng", { id: "worktime.tab-month" }),
      shortcuts: [
        { keys: "p", title: () => msg("Tháng trước", { id: "worktime.previous" }), run: () => this.#go(-1) },
        { keys: "n", title: () => msg("Tháng sau", { id: "worktime.next" }), run: () => this.#go(1) },
        { keys: "t", title: () => msg("Tháng này", { id: "worktime.this-month" }), run: () => this.#go(0) },
      ],
    });
  }

  get #month(): string {
    return monthOf(this.place.query, dayOf(Date.now()));
  }

  protected override watches() {
    return [watchCalendar(() => void this.#days.reload())];
  }

  override render() {
    return html`<div class="tools">
        <h2>${monthTitle(this.#month)}</h2>
        <div class="steps">
          <cs-button
            kind="quiet"
            icon="chevron-left"
            label=${msg("Tháng trước", { id: "worktime.previous" })}
            @click=${() => {
              this.#go(-1);
            }}
          ></cs-button>
          <cs-button
            @click=${() => {
              this.#go(0);
            }}
            >${msg("Tháng này", { id: "worktime.this-month" })}</cs-button
          >
          <cs-button
            kind="quiet"
            icon="chevron-right"
            label=${msg("Tháng sau", { id: "worktime.next" })}
            @click=${() => {
              this.#go(1);
            }}
          ></cs-button>
        </div>
      </div>
      ${loadView(this.#days, { ready: (days) => this.#draw(days) })}`;
  }

  #draw(days: ReadonlyMap<string, WorkDay>) {
    const month = this.#month;
    const weeks = weeksOf(month);
    const own = [...days.values()].filter(({ on }) => on.startsWith(month));
    const [first, last] = [own[0], own.at(-1)];
    const special = own.filter(({ name }) => name !== "");
    return html`${first && last ? html`<p class="lunar-title">${lunarTitle(first.lunar, last.lunar)}</p>` : nothing}
      <table aria-label=${monthTitle(month)}>
        <thead>
          <tr>
            ${(weeks[0] ?? []).map((day) => html`<th scope="col">${shortWeekdayName(day, language())}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (week) =>
              html`<tr>
                ${week.map((day) => this.#cell(days.get(day), month, day === weeks[0]?.[0]))}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        special.length === 0
          ? nothing
          : html`<ul class="special" aria-label=${msg("Ngày nghỉ, làm bù", { id: "worktime.tab-days" })}>
              ${special.map(
                ({ on, name, kind, lunar }) =>
                  html`<li>
                    <span class="number">${formatDay(on).slice(0, 5)}</span>
                    <span class="what">${name}</span>
                    <span class="quiet"
                      >${kindText(kind)} ·
                      ${msg(str`âm lịch ${formatLunar(lunar)}`, { id: "worktime.lunar-day" })}</span
                    >
                  </li>`,
              )}
            </ul>`
      }`;
  }

  #cell(day: WorkDay | undefined, month: string, isFirst: boolean) {
    if (!day) return html`<td></td>`;
    const { on, kind, name, lunar, sessions } = day;
    const classes = [kind, on.startsWith(month) ? "" : "beside", lunar.day === 1 || lunar.day === 15 ? "moon" : ""];
    const full = [
      formatLongDay(on, language()),
      msg(str`âm lịch ${formatLunar(lunar)}`, { id: "worktime.lunar-day" }),
      kindText(kind),
      name,
      sessionsText(sessions),
    ];
    return html`<td
      class=${classes.join(" ")}
      aria-current=${on === dayOf(Date.now()) ? "date" : nothing}
      title=${full.filter((text) => text !== "").join(" · ")}
    >
      <span class="solar">${Number(on.slice(8))}</span>
      <span class="lunar">${lunarLabel(lunar, isFirst)}</span>
      ${name === "" ? nothing : html`<span class="name">${name}</span>`}
    </td>`;
  }

  /** So many months on; 0 is the present one. */
  #go(count: number): void {
    const today = dayOf(Date.now()).slice(0, 7);
    const month = count === 0 ? today : shiftMonth(this.#month, count);
    void navigate(month === today ? "/worktime" : `/worktime?month=${month}`);
  }
}

import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import "../parts/days-tab.ts";
import "../parts/hours-tab.ts";
import "../parts/month-view.ts";
import { addressOf, tabOf, TABS, tabTitle } from "../state.ts";

/** When the office works: the month, the days that are not what their weekday says, the hours. */
@customElement("worktime-page")
export class WorktimePage extends OfficeElement {
  static override styles = [base];

  @property({ attribute: false }) place!: Place;

  override render() {
    const tab = tabOf(this.place.params["tab"]);
    return html`<cs-page wide heading=${msg("Lịch", { id: "worktime.nav" })}>
      <cs-tabs
        slot="bar"
        label=${msg("Lịch", { id: "worktime.nav" })}
        value=${tab}
        .tabs=${TABS.map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
      ></cs-tabs>
      ${
        tab === "month"
          ? html`<month-view .place=${this.place}></month-view>`
          : tab === "days"
            ? html`<worktime-days-tab .place=${this.place}></worktime-days-tab>`
            : html`<worktime-hours-tab></worktime-hours-tab>`
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }
}

import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchReminders } from "../api.ts";
import { watchReminders } from "../news.ts";
import { reminderRow } from "./reminder-row.ts";

const ROWS = 5;

/** On Hôm nay: what this person is reminded of today, what waits first. Hidden when there is nothing. */
@customElement("reminders-today-card")
export class RemindersTodayCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        padding: var(--cs-2) var(--cs-5);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  readonly #reminders = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchReminders("today", undefined, signal),
  });

  protected override watches() {
    this.hidden = true;
    return [watchReminders(() => void this.#reminders.reload())];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hidden = (this.#reminders.value?.items.length ?? 0) === 0;
  }

  override render() {
    const items = this.#reminders.value?.items ?? [];
    return html`<cs-card
      heading=${msg("Nhắc việc hôm nay", { id: "reminders.card" })}
      count=${items.length}
      href="/reminders"
      href-text=${msg("Tất cả", { id: "reminders.card-all" })}
    >
      ${items.slice(0, ROWS).map((item) => html`<a href="/reminders/${item.id}">${reminderRow(item, "today")}</a>`)}
    </cs-card>`;
  }
}

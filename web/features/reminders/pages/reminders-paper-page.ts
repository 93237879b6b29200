import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { dateOf, fullDate, timeOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchAllReminders, type ReminderItem } from "../api.ts";
import { tabTitle, wordsOf } from "../labels.ts";
import type { Tab } from "../state.ts";

const PARTS = ["today", "upcoming"] as const satisfies readonly Tab[];

/** What comes, on paper: to take along. */
@customElement("reminders-paper-page")
export class RemindersPaperPage extends OfficeElement {
  static override styles = [
    base,
    css`
      h2 {
        margin: var(--cs-6) 0 var(--cs-2);
        font-size: var(--cs-text-m);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: var(--cs-2);
        border: 1px solid var(--cs-line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th {
        font-weight: 600;
      }
      .box {
        width: 2.5em;
        text-align: center;
      }
      .at {
        width: 11em;
      }
      .said {
        color: var(--cs-ink-2);
      }
      tr {
        break-inside: avoid;
      }
      thead {
        display: table-header-group;
      }
    `,
  ];

  readonly #lists = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => Promise.all(PARTS.map((part) => fetchAllReminders(part, signal))),
  });

  override render() {
    return html`<cs-page wide sheet heading=${msg("Danh sách nhắc việc", { id: "reminders.paper" })} back="/reminders">
      <cs-button
        slot="actions"
        kind="primary"
        icon="print"
        @click=${() => {
          window.print();
        }}
        >${msg("In", { id: "reminders.print" })}</cs-button
      >
      ${loadView(this.#lists, { ready: (lists) => this.#paper(lists) })}
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #paper(lists: readonly (readonly ReminderItem[])[]) {
    const now = Date.now();
    const name = session.value?.person.name ?? "";
    const day = `${timeOf(now)} ${dateOf(now)}`;
    if (lists.every((list) => list.length === 0)) {
      return html`<cs-state heading=${msg("Chưa có việc nào sắp tới", { id: "reminders.none-upcoming" })}></cs-state>`;
    }
    return html`<p>${msg(str`Của ${name}, lập lúc ${day}`, { id: "reminders.paper-of" })}</p>
      ${PARTS.map((part, index) => this.#part(part, lists[index] ?? []))}`;
  }

  #part(part: Tab, items: readonly ReminderItem[]) {
    if (items.length === 0) return nothing;
    return html`<h2>${tabTitle(part)}</h2>
      <table>
        <thead>
          <tr>
            <th class="box">${msg("Xong", { id: "reminders.finish" })}</th>
            <th class="at">${msg("Lúc", { id: "reminders.paper-at" })}</th>
            <th>${msg("Việc", { id: "reminders.paper-matter" })}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                <td class="box">☐</td>
                <td class="at">${fullDate(item.at)}</td>
                <td>
                  ${item.title} ${item.when.kind === "once" ? nothing : html`<div class="said">${wordsOf(item)}</div>`}
                  ${item.isMine ? nothing : html`<div class="said">${item.author.name}</div>`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

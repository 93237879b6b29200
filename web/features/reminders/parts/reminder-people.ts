import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPeople, type ReminderDetail, type ReminderPerson } from "../api.ts";

/** For who set it: who was told the last time, and who has done it. */
@customElement("reminder-people")
export class ReminderPeople extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--cs-3);
        padding: var(--cs-1) 0;
      }
      .state {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property({ attribute: false }) reminder!: ReminderDetail;

  readonly #people = new LoadController<readonly ReminderPerson[], string>(this, {
    args: () => `${String(this.reminder.id)}:${String(this.reminder.told)}:${String(this.reminder.done)}`,
    load: async (_, signal) => {
      const all: ReminderPerson[] = [];
      let after: string | undefined;
      do {
        const page = await fetchPeople(this.reminder.id, after, signal);
        all.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return all;
    },
  });

  override render() {
    return loadView(this.#people, { ready: (people) => this.#view(people) });
  }

  #view(people: readonly ReminderPerson[]) {
    if (people.length === 0) return nothing;
    const { told, done } = this.reminder;
    return html`<h3 class="section-title">
        ${msg(str`Lần nhắc gần nhất: ${formatNumber(done)}/${formatNumber(told)} đã xong`, {
          id: "reminders.sheet-heading",
        })}
      </h3>
      <ul>
        ${people.map(
          (each) =>
            html`<li>
              <cs-person
                size="small"
                name=${each.person.name}
                photo=${each.person.photoHash === null ? "" : photoUrl(each.person.photoHash)}
              ></cs-person>
              <span class="state">${stateText(each)}</span>
            </li>`,
        )}
      </ul>`;
  }
}

function stateText({ state, doneAt, snoozedUntilAt }: ReminderPerson): string {
  switch (state) {
    case "done":
      return doneAt === null
        ? msg("Đã xong", { id: "reminders.person-done" })
        : msg(str`Xong ${sentenceDate(doneAt)}`, { id: "reminders.done-at" });
    case "passed":
      return msg("Đã chuyển cho người khác", { id: "reminders.person-passed" });
    case "muted":
      return msg("Không nhận nhắc việc từ bạn", { id: "reminders.person-muted" });
    case "open":
      return snoozedUntilAt === null
        ? msg("Chưa xong", { id: "reminders.person-open" })
        : msg(str`Nhắc lại ${sentenceDate(snoozedUntilAt)}`, { id: "reminders.again-at" });
  }
}

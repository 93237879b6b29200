import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { finish, mute, remove, reopen, snoozeEntries } from "../actions.ts";
import { fetchReminder, markSeen, passCopy, type ReminderDetail as Reminder } from "../api.ts";
import { openPass, openReminder } from "../dialogs/open.ts";
import { lateText, whenText, wordsOf } from "../labels.ts";
import { tellChanged, watchReminders } from "../news.ts";
import "./reminder-people.ts";

/**
 * One reminder: what, when, for whom, and what may be done with it.
 * @fires reminder-removed - `detail`: its id
 */
@customElement("reminder-detail")
export class ReminderDetail extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-4) var(--cs-gutter) var(--cs-12);
      }
      article {
        display: grid;
        gap: var(--cs-5);
        max-width: 720px;
        margin: 0 auto;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
        min-height: var(--cs-control);
      }
      .gap {
        flex: 1;
      }
      .back {
        display: none;
        margin-left: -10px;
      }
      h2 {
        font-size: var(--cs-text-xl);
        line-height: 1.4;
        outline: none;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--cs-2) var(--cs-5);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .note {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      @media (max-width: 1099.9px) {
        .back {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ attribute: false }) reminderId!: number;
  /** Where the list is, for narrow screens. */
  @property() back = "/reminders";

  readonly #reminder = new LoadController<Reminder, number>(this, {
    args: () => this.reminderId,
    load: async (id, signal) => {
      const reminder = await fetchReminder(id, signal);
      void markSeen(id);
      return reminder;
    },
  });

  protected override watches() {
    return [watchReminders(() => void this.#reminder.reload())];
  }

  override render() {
    return loadView(this.#reminder, { ready: (reminder) => this.#view(reminder) });
  }

  override focus(): void {
    this.renderRoot.querySelector("h2")?.focus();
  }

  #view(reminder: Reminder) {
    const { can, copy, subject, author } = reminder;
    return html`<article>
      ${this.#tools(reminder)}
      <h2 tabindex="-1">${reminder.title}</h2>
      <dl>
        <dt>${msg("Nhắc", { id: "reminders.fact-when" })}</dt>
        <dd>${wordsOf(reminder)}</dd>
        ${
          reminder.dueAt === null
            ? nothing
            : html`<dt>${msg("Hạn", { id: "reminders.field-due" })}</dt>
                <dd>${sentenceDate(reminder.dueAt)}</dd>`
        }
        ${
          copy?.state === "open" || copy?.state === "done"
            ? html`<dt>${msg("Trạng thái", { id: "reminders.fact-state" })}</dt>
                <dd>
                  ${whenText(reminder)}
                  ${copy.lateMinutes > 0 ? html`<cs-badge tone="amber">${lateText(copy.lateMinutes)}</cs-badge>` : nothing}
                </dd>`
            : nothing
        }
        ${
          reminder.nextAt !== null && reminder.when.kind !== "once"
            ? html`<dt>${msg("Lần tới", { id: "reminders.fact-next" })}</dt>
                <dd>${sentenceDate(reminder.nextAt)}</dd>`
            : nothing
        }
        ${
          subject
            ? html`<dt>${msg("Gắn với", { id: "reminders.attached" })}</dt>
                <dd><a href=${subject.path}>${subject.title}</a></dd>`
            : nothing
        }
        <dt>${msg("Người đặt", { id: "reminders.fact-author" })}</dt>
        <dd>
          <cs-person
            size="small"
            name=${author.name}
            photo=${author.photoHash === null ? "" : photoUrl(author.photoHash)}
          ></cs-person>
        </dd>
        <dt>${msg("Nhắc ai", { id: "reminders.field-audience" })}</dt>
        <dd>${reminder.audience.map(({ name }) => name).join(", ")}</dd>
      </dl>
      ${reminder.note ? html`<p class="note">${reminder.note}</p>` : nothing}
      ${
        can.edit && (reminder.audience.length > 1 || !reminder.isMine || reminder.told > 1)
          ? html`<reminder-people .reminder=${reminder}></reminder-people>`
          : can.edit && reminder.told > 0 && copy === null
            ? html`<reminder-people .reminder=${reminder}></reminder-people>`
            : nothing
      }
    </article>`;
  }

  #tools(reminder: Reminder) {
    const { can, copy } = reminder;
    const later = msg("Nhắc lại sau", { id: "reminders.later" });
    const more = msg("Việc khác", { id: "reminders.more" });
    const entries = this.#entries(reminder);
    return html`<div class="tools">
      <cs-button
        class="back"
        kind="quiet"
        icon="chevron-left"
        label=${msg("Quay lại danh sách", { id: "reminders.back" })}
        href=${this.back}
      ></cs-button>
      ${
        can.finish
          ? html`<cs-button kind="primary" icon="check" @click=${() => void finish(reminder)}
              >${msg("Xong", { id: "reminders.finish" })}</cs-button
            >`
          : nothing
      }
      ${
        copy?.state === "done"
          ? html`<cs-button icon="undo" @click=${() => void reopen(copy.id)}
              >${msg("Chưa xong", { id: "reminders.reopen" })}</cs-button
            >`
          : nothing
      }
      ${
        can.snooze && copy
          ? html`<cs-menu label=${later} .items=${snoozeEntries(copy.id)}
              ><cs-button icon="clock">${later}</cs-button></cs-menu
            >`
          : nothing
      }
      <span class="gap"></span>
      ${
        entries.length > 0
          ? html`<cs-menu edge="end" label=${more} .items=${entries}
              ><cs-button kind="quiet" icon="more" label=${more}></cs-button
            ></cs-menu>`
          : nothing
      }
    </div>`;
  }

  #entries(reminder: Reminder): MenuEntry[] {
    const { can, copy } = reminder;
    return [
      ...(can.edit
        ? [{ title: msg("Sửa", { id: "reminders.edit" }), icon: "edit" as const, run: () => void this.#edit(reminder) }]
        : []),
      ...(can.reassign && copy
        ? [
            {
              title: msg("Chuyển cho người khác", { id: "reminders.pass" }),
              icon: "forward" as const,
              run: () => void this.#pass(copy.id, reminder.title),
            },
          ]
        : []),
      ...(can.mute
        ? [
            {
              title: msg(str`Không nhận nhắc việc từ ${reminder.author.name}`, { id: "reminders.mute" }),
              icon: "x" as const,
              run: () => void mute(reminder.author),
            },
          ]
        : []),
      ...(can.remove
        ? [
            {
              title: msg("Gỡ", { id: "reminders.remove" }),
              icon: "trash" as const,
              run: () => void this.#remove(reminder),
            },
          ]
        : []),
    ];
  }

  async #edit(reminder: Reminder): Promise<void> {
    const edited = await openReminder({ reminder });
    if (edited) this.#reminder.set(edited);
  }

  async #pass(copyId: number, title: string): Promise<void> {
    const to = await openPass({ title });
    if (to === undefined) return;
    try {
      await passCopy(copyId, to);
      toast(msg("Đã chuyển", { id: "reminders.passed" }));
      tellChanged();
    } catch (error) {
      toastError(error);
    }
  }

  async #remove(reminder: Reminder): Promise<void> {
    await remove(reminder);
    this.emit("reminder-removed", reminder.id);
  }
}

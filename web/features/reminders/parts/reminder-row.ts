import { html, nothing, type TemplateResult } from "lit";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { ReminderItem } from "../api.ts";
import { finish, snoozeEntries } from "../actions.ts";
import { lateText, whenText, wordsOf } from "../labels.ts";
import { standingOf, type Tab } from "../state.ts";

/** What is done with a row is not opening it. */
const only = (run: () => void) => (event: Event) => {
  event.stopPropagation();
  run();
};
const still = (event: Event): void => {
  event.stopPropagation();
};

/** A reminder in a list: done at its left, what and when, later at its right. */
export function reminderRow(item: ReminderItem, tab: Tab): TemplateResult {
  const standing = standingOf(item);
  const waits = standing === "late" || standing === "waiting";
  const label = msg(str`Xong: ${item.title}`, { id: "reminders.finished" });
  return html`<cs-row ?unread=${waits}>
    ${
      item.can.finish
        ? html`<cs-button
            slot="lead"
            kind="quiet"
            size="small"
            icon="check"
            label=${label}
            @click=${only(() => void finish(item))}
            @keydown=${still}
          ></cs-button>`
        : html`<cs-avatar
            slot="lead"
            name=${item.author.name}
            photo=${item.author.photoHash === null ? "" : photoUrl(item.author.photoHash)}
          ></cs-avatar>`
    }
    ${item.title}
    <span slot="at">${whenText(item)}</span>
    <span slot="second">${secondLine(item, tab)}</span>
    ${rowState(item, tab)}
  </cs-row>`;
}

function secondLine(item: ReminderItem, tab: Tab): string {
  const parts = [
    ...(item.isMine ? [] : [item.author.name]),
    ...(item.when.kind === "once" && tab !== "given" ? [] : [wordsOf(item)]),
    ...(item.subject ? [item.subject.title] : []),
  ];
  return parts.join(" · ");
}

function rowState(item: ReminderItem, tab: Tab): TemplateResult | typeof nothing {
  if (tab === "given") {
    return item.told === 0
      ? nothing
      : html`<cs-badge slot="state" tone=${item.done === item.told ? "green" : "plain"}
          >${msg(str`${formatNumber(item.done)}/${formatNumber(item.told)} đã xong`, { id: "reminders.done-of" })}</cs-badge
        >`;
  }
  if (!item.can.snooze || item.copy === null) return nothing;
  const later = msg("Nhắc lại sau", { id: "reminders.later" });
  return html`${
      item.copy.lateMinutes > 0 && item.copy.snoozedUntilAt === null
        ? html`<cs-badge slot="state" tone="amber">${lateText(item.copy.lateMinutes)}</cs-badge>`
        : nothing
    }<cs-menu
      slot="state"
      edge="end"
      label=${later}
      .items=${snoozeEntries(item.copy.id)}
      @click=${still}
      @keydown=${still}
      ><cs-button kind="quiet" size="small" icon="clock" label=${later}></cs-button
    ></cs-menu>`;
}

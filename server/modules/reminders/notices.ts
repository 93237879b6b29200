import type { Work } from "../../kernel/work.ts";
import type { Both } from "./contract.ts";
import type { ReminderNotifications } from "./needs.ts";
import { lateMinutes } from "./present.ts";
import type { ReminderRow } from "./rows.ts";

/** The kinds of notice that reminders send. One's own passes quiet hours: who set it chose the hour. */
export const noticeKinds = [
  {
    name: "reminders.due",
    title: { vi: "Nhắc việc tôi tự đặt", en: "My own reminders" },
    urgent: true,
    // Twice is no reminder but a nuisance; the list shows what waits all the same.
    atMostOnce: true,
  },
  {
    name: "reminders.dueFromOthers",
    title: { vi: "Nhắc việc người khác đặt cho tôi", en: "Reminders from others" },
    atMostOnce: true,
  },
  { name: "reminders.given", title: { vi: "Có người đặt nhắc việc cho tôi", en: "Somebody set me a reminder" } },
] as const;

export const SUBJECT = "reminder";
const HOUR = 60;
const DAY = 24 * HOUR;

/** "trễ 3 giờ"; undefined where it comes in time. */
export function lateWords(minutes: number): Both | undefined {
  if (minutes === 0) return undefined;
  if (minutes < HOUR) return { vi: `trễ ${String(minutes)} phút`, en: `${String(minutes)} minutes late` };
  const [count, vi, en] =
    minutes < DAY ? [Math.floor(minutes / HOUR), "giờ", "hour"] : [Math.floor(minutes / DAY), "ngày", "day"];
  return { vi: `trễ ${String(count)} ${vi}`, en: `${String(count)} ${en}${count === 1 ? "" : "s"} late` };
}

/** Tells people that it is time, each once for every time and every waking. */
export function tellDue(
  work: Work,
  notifications: ReminderNotifications,
  row: ReminderRow,
  told: { readonly personIds: readonly number[]; readonly dueAt: number; readonly dedupe: string },
): void {
  const late = lateWords(lateMinutes(told.dueAt, work.now));
  const title = {
    vi: late ? `Nhắc việc (${late.vi})` : "Nhắc việc",
    en: late ? `Reminder (${late.en})` : "Reminder",
  };
  const own = told.personIds.filter((id) => id === row.authorId);
  const others = told.personIds.filter((id) => id !== row.authorId);
  const notice = {
    title,
    body: row.title,
    path: `/reminders/${String(row.id)}`,
    subject: { type: SUBJECT, id: row.id },
    dedupe: told.dedupe,
  };
  if (own.length > 0) notifications.notify(work, { ...notice, kind: "reminders.due", to: own });
  if (others.length > 0) {
    notifications.notify(work, { ...notice, kind: "reminders.dueFromOthers", to: others, from: row.authorId });
  }
}

/** Tells people that somebody has set a reminder for them, or passed one on. */
export function tellGiven(
  work: Work,
  notifications: ReminderNotifications,
  given: {
    readonly id: number;
    readonly to: readonly number[];
    readonly from: number;
    readonly body: string;
    readonly dedupe: string;
  },
): void {
  if (given.to.length === 0) return;
  notifications.notify(work, {
    kind: "reminders.given",
    to: given.to,
    from: given.from,
    title: { vi: "Nhắc việc cho bạn", en: "A reminder for you" },
    body: given.body,
    path: `/reminders/${String(given.id)}`,
    subject: { type: SUBJECT, id: given.id },
    dedupe: given.dedupe,
  });
}

import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { findAudience } from "../../../server/modules/directory/contract.ts";
import { markSeen as markNoticesSeen } from "../../../server/modules/notifications/contract.ts";
import * as contract from "../../../server/modules/reminders/contract.ts";
import type {
  Face,
  ReadMeaning,
  ReminderDetail,
  ReminderInput,
  ReminderItem,
  ReminderList,
  ReminderPerson,
  ReminderReading,
  ReminderSubject,
  When,
} from "../../../server/modules/reminders/contract.ts";
import { call } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";

export type {
  Face,
  ReadMeaning,
  ReminderDetail,
  ReminderInput,
  ReminderItem,
  ReminderList,
  ReminderPerson,
  ReminderReading,
  ReminderSubject,
  When,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchReminders = (
  list: ReminderList,
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<ReminderItem>> =>
  call(contract.listReminders, { query: { list, ...(after !== undefined && { after }) } }, until(signal));

/** Every line of a list, page by page: for paper. */
export async function fetchAllReminders(list: ReminderList, signal: AbortSignal): Promise<ReminderItem[]> {
  const items: ReminderItem[] = [];
  let after: string | undefined;
  do {
    const page = await fetchReminders(list, after, signal);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

export const countWaiting = (): Promise<{ waiting: number }> => call(contract.countReminders, {});

export const fetchReminder = (id: number, signal?: AbortSignal): Promise<ReminderDetail> =>
  call(contract.readReminder, { params: { id } }, until(signal));

/** The notices that led here are read. Not of the essence: where it fails they stay unread. */
export const markSeen = (id: number): Promise<unknown> =>
  call(markNoticesSeen, { body: { type: "reminder", id } }).catch(() => undefined);

/** What a line of Vietnamese means; nothing is saved. */
export const readText = (text: string, dueAt: number | null, signal?: AbortSignal): Promise<ReminderReading> =>
  call(contract.readReminderText, { body: { text, dueAt } }, until(signal));

export const preview = (when: When, dueAt: number | null, signal?: AbortSignal): Promise<ReadMeaning> =>
  call(contract.previewReminder, { body: { when, dueAt } }, until(signal));

export const createReminder = (body: ReminderInput): Promise<ReminderDetail> => call(contract.createReminder, { body });

export const editReminder = (id: number, body: ReminderInput): Promise<ReminderDetail> =>
  call(contract.editReminder, { params: { id }, body });

export const removeReminder = (id: number): Promise<unknown> => call(contract.removeReminder, { params: { id } });

export const restoreReminder = (id: number): Promise<unknown> => call(contract.restoreReminder, { params: { id } });

export const finishReminder = (id: number): Promise<{ copyId: number }> =>
  call(contract.finishReminder, { params: { id } });

export const finishCopy = (id: number): Promise<unknown> => call(contract.finishCopy, { params: { id } });

export const reopenCopy = (id: number): Promise<unknown> => call(contract.reopenCopy, { params: { id } });

export const snoozeCopy = (id: number, untilAt: number): Promise<unknown> =>
  call(contract.snoozeCopy, { params: { id }, body: { untilAt } });

export const passCopy = (id: number, personId: number): Promise<unknown> =>
  call(contract.reassignCopy, { params: { id }, body: { personId } });

export const fetchPeople = (id: number, after?: string, signal?: AbortSignal): Promise<PageOf<ReminderPerson>> =>
  call(contract.listReminderPeople, { params: { id }, query: after === undefined ? {} : { after } }, until(signal));

export const fetchMutes = (): Promise<{ items: Face[] }> => call(contract.listMutes, {});

export const mutePerson = (id: number): Promise<unknown> => call(contract.mutePerson, { params: { id } });

export const unmutePerson = (id: number): Promise<unknown> => call(contract.unmutePerson, { params: { id } });

/** People, departments, groups and roles by any part of a name. */
export async function findRecipients(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(pickOf);
}

export function pickOf(one: { key: string; name: string; detail: string; photoHash: string | null }): Pick {
  const { key, name, detail, photoHash } = one;
  const kind = key.startsWith("person:") ? "person" : key.startsWith("department:") ? "department" : "group";
  return { key, name, detail, kind, ...(photoHash !== null && { photo: photoUrl(photoHash) }) };
}

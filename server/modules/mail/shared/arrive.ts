import type { Work } from "../../../kernel/work.ts";
import { insertCaseEvent, openCase } from "./cases-store.ts";

/** A message has come into a shared mailbox: its conversation waits for an answer, again if it had one. */
export function noteArrival(
  work: Work,
  message: { accountId: number; threadKey: string; messageId: number },
  fromId: number | null,
): void {
  const { id } = openCase(work.db, { ...message, now: work.now });
  insertCaseEvent(work.db, { caseId: id, at: work.now, personId: fromId, what: "arrived", toId: null });
}

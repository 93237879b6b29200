import { setImmediate as nextTurn } from "node:timers/promises";
import type { Message } from "../hooks.ts";
import { sortKeysOf, type SortKeys } from "../structure/sort-keys.ts";
import { demandUser, demandView, type Session } from "./session.ts";

const PORTION = 500;

export interface Sortable {
  readonly message: Message;
  readonly keys: SortKeys;
  /** The sent date, or the internal one where there is none that can be read (RFC 5256 §2.2). */
  readonly at: number;
}

/** What SORT and THREAD need of messages, read portion by portion. */
export async function sortData(session: Session, uids: readonly number[]): Promise<Sortable[]> {
  const user = demandUser(session);
  const { folder } = demandView(session);
  const found: Sortable[] = [];
  for (let at = 0; at < uids.length; at += PORTION) {
    for (const message of await user.messages(folder.id, uids.slice(at, at + PORTION), { head: true })) {
      const keys = sortKeysOf(message.head ?? "");
      found.push({ message, keys, at: keys.sentAt ?? message.receivedAt });
    }
    await nextTurn();
  }
  return found;
}

import type { Cursor } from "../grammar/cursor.ts";
import type { Folder } from "../hooks.ts";
import { no, ok, Refused, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandFolder, takeMailbox, writeMailbox } from "../session/mailboxes.ts";
import { demandUser, enableCondstore, type Session } from "../session/session.ts";

const ITEMS = [
  "MESSAGES",
  "RECENT",
  "UIDNEXT",
  "UIDVALIDITY",
  "UNSEEN",
  "DELETED",
  "SIZE",
  "HIGHESTMODSEQ",
  "APPENDLIMIT",
] as const;
export type StatusItem = (typeof ITEMS)[number];

export const status = defineCommand({
  name: "STATUS",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    const name = takeMailbox(cursor, session);
    cursor.space();
    return { name, items: readStatusItems(cursor) };
  },
  async run(session, { name, items }) {
    const line = await statusLine(session, await demandFolder(demandUser(session), name), items);
    if (line === undefined) throw new Refused(no("There is no such mailbox", "NONEXISTENT"));
    session.output.line(line);
    return ok("Status completed");
  },
});

export function readStatusItems(cursor: Cursor): StatusItem[] {
  return cursor.list(() => {
    const word = cursor.word("A status item");
    const item = ITEMS.find((each) => each === word);
    if (!item) throw syntaxError("This status item is not known");
    return item;
  });
}

/** `* STATUS …`; undefined when the mailbox has gone meanwhile. */
export async function statusLine(
  session: Session,
  folder: Folder,
  items: readonly StatusItem[],
): Promise<string | undefined> {
  const user = demandUser(session);
  if (items.includes("HIGHESTMODSEQ")) enableCondstore(session);
  const state = await user.state(folder.id);
  if (!state) return undefined;
  const deleted = items.includes("DELETED") ? await user.deleted(folder.id) : 0;
  const isOpen = session.view?.folder.id === folder.id;
  const values: Readonly<Record<StatusItem, number>> = {
    MESSAGES: state.messages,
    RECENT: isOpen ? (session.view?.recent.size ?? 0) : await recentOf(session, folder.id, state.recentFrom),
    UIDNEXT: state.uidNext,
    UIDVALIDITY: state.uidValidity,
    UNSEEN: state.unseen,
    DELETED: deleted,
    SIZE: state.size,
    HIGHESTMODSEQ: state.highestModseq,
    APPENDLIMIT: session.limits.maxMessageBytes,
  };
  const parts = [...new Set(items)].map((item) => `${item} ${values[item]}`);
  return `* STATUS ${writeMailbox(folder.name, session)} (${parts.join(" ")})`;

  async function recentOf({ user: who }: Session, id: number, from: number): Promise<number> {
    if (!items.includes("RECENT") || state === undefined || from >= state.uidNext) return 0;
    return (await who?.search(id, { kind: "uids", ranges: [[from, state.uidNext]] }))?.length ?? 0;
  }
}

import type { Cursor } from "../grammar/cursor.ts";
import { readSequenceSet, settle, compact, type SequenceSet } from "../grammar/sequence-set.ts";
import { no, ok, Refused, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandFolder, takeMailbox } from "../session/mailboxes.ts";
import { closeView, demandUser, flagLine, flagLists, type Session } from "../session/session.ts";
import { View } from "../session/view.ts";

/** What a client that comes back knows of the mailbox (RFC 7162 §3.2.5). */
interface Known {
  readonly uidValidity: number;
  readonly modseq: number;
  readonly uids: SequenceSet | undefined;
}

interface Args {
  readonly name: string;
  readonly condstore: boolean;
  readonly known: Known | undefined;
}

export const select = defineCommand({
  name: "SELECT",
  when: "in",
  parse: readArgs,
  run: (session, args) => openMailbox(session, args, false),
});

export const examine = defineCommand({
  name: "EXAMINE",
  when: "in",
  parse: readArgs,
  run: (session, args) => openMailbox(session, args, true),
});

function readArgs(cursor: Cursor, session: Session): Args {
  cursor.space();
  const name = takeMailbox(cursor, session);
  let condstore = false;
  let known: Known | undefined;
  if (cursor.skip(" ")) {
    cursor.list(() => {
      const word = cursor.word("A parameter");
      if (word === "CONDSTORE") condstore = true;
      else if (word === "QRESYNC") known = readKnown(cursor, session);
      else throw syntaxError("This parameter is not known");
    });
  }
  return { name, condstore, known };
}

function readKnown(cursor: Cursor, session: Session): Known {
  if (!session.enabled.has("QRESYNC")) throw syntaxError("QRESYNC is not enabled");
  cursor.space();
  return cursor.nested(() => {
    const uidValidity = cursor.number();
    cursor.space();
    const modseq = cursor.number64();
    let uids: SequenceSet | undefined;
    // The match data of numbers and UIDs only helps servers that forget what was expunged; this one does not.
    if (cursor.skip(" ")) {
      if (cursor.peek() !== "(") {
        uids = readSequenceSet(cursor);
        if (cursor.skip(" ")) skipMatchData(cursor);
      } else skipMatchData(cursor);
    }
    return { uidValidity, modseq, uids };
  });
}

function skipMatchData(cursor: Cursor): void {
  cursor.nested(() => {
    readSequenceSet(cursor);
    cursor.space();
    readSequenceSet(cursor);
  });
}

async function openMailbox(session: Session, { name, condstore, known }: Args, examines: boolean) {
  const user = demandUser(session);
  const { output } = session;
  if (session.view) {
    // Even where the new one cannot be opened, the old one is closed (RFC 9051 §6.3.2).
    closeView(session);
    output.line("* OK [CLOSED] Previous mailbox closed");
  }
  const folder = await demandFolder(user, name);
  const readOnly = examines || folder.readOnly === true;
  const opened = await user.open(folder.id);
  if (!opened) throw new Refused(no("There is no such mailbox", "NONEXISTENT"));
  if (condstore) session.enabled.add("CONDSTORE");
  const view = new View(user, folder, opened, readOnly);
  session.view = view;
  if (!readOnly) await user.claimRecent(folder.id);
  for (const line of flagLists(view)) output.line(line);
  output.line(`* ${view.exists} EXISTS`);
  output.line(`* ${view.recent.size} RECENT`);
  if (opened.firstUnseen !== undefined) {
    output.line(`* OK [UNSEEN ${view.numberOf(opened.firstUnseen)}] First unseen`);
  }
  output.line(`* OK [UIDVALIDITY ${opened.state.uidValidity}] UIDs valid`);
  output.line(`* OK [UIDNEXT ${opened.state.uidNext}] Predicted next UID`);
  output.line(`* OK [HIGHESTMODSEQ ${opened.state.highestModseq}] Highest`);
  if (known?.uidValidity === opened.state.uidValidity) await resynchronise(session, view, known);
  return ok(examines ? "Examine completed" : "Select completed", readOnly ? "READ-ONLY" : "READ-WRITE");
}

/** Says what the client missed: which of its UIDs are gone, then which flags are others. */
async function resynchronise(session: Session, view: View, known: Known): Promise<void> {
  const changes = await demandUser(session).changes(view.folder.id, known.modseq);
  if (!changes) return;
  const ranges = known.uids?.kind === "ranges" ? settle(known.uids.ranges, view.uids.at(-1) ?? 0) : undefined;
  const isKnown = (uid: number) => !ranges || ranges.some(([from, to]) => uid >= from && uid <= to);
  const vanished = changes.vanished.filter(isKnown);
  if (vanished.length > 0) session.output.line(`* VANISHED (EARLIER) ${compact(vanished)}`);
  for (const message of changes.messages) {
    if (isKnown(message.uid) && view.numberOf(message.uid) > 0) {
      session.output.line(flagLine(session, view, message, true));
    }
  }
}

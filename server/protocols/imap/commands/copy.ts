import { compact, demandWithin, readSequenceSet, type SequenceSet } from "../grammar/sequence-set.ts";
import type { Cursor } from "../grammar/cursor.ts";
import type { Transferred } from "../hooks.ts";
import { ok } from "../replies.ts";
import { defineCommand, type Call } from "../session/command.ts";
import { demandFolder, takeMailbox } from "../session/mailboxes.ts";
import { announce, demandUser, demandView, demandWritable, type Session } from "../session/session.ts";

interface Args {
  readonly set: SequenceSet;
  readonly name: string;
}

function readArgs(cursor: Cursor, session: Session, { uid }: Call): Args {
  cursor.space();
  const set = readSequenceSet(cursor);
  if (!uid && set.kind === "ranges") demandWithin(set.ranges, demandView(session).exists);
  cursor.space();
  return { set, name: takeMailbox(cursor, session) };
}

/** `COPYUID` (RFC 4315); nothing where nothing was copied. */
function copyUid({ uidValidity, from, to }: Transferred): string | undefined {
  return from.length === 0 ? undefined : `COPYUID ${uidValidity} ${compact(from)} ${compact(to)}`;
}

export const copy = defineCommand({
  name: "COPY",
  when: "selected",
  uid: true,
  parse: readArgs,
  async run(session, { set, name }, { uid }) {
    const view = demandView(session);
    const user = demandUser(session);
    const target = await demandFolder(user, name, "TRYCREATE");
    const copied = await user.copy(view.folder.id, view.resolve(set, uid, session.saved), target.id);
    return ok("Copy completed", copyUid(copied));
  },
});

/** RFC 6851: COPYUID comes before the EXPUNGEs, and those before the end. */
export const move = defineCommand({
  name: "MOVE",
  when: "selected",
  uid: true,
  parse: readArgs,
  async run(session, { set, name }, { uid }) {
    const view = demandWritable(session);
    const user = demandUser(session);
    const target = await demandFolder(user, name, "TRYCREATE");
    const moved = await user.move(view.folder.id, view.resolve(set, uid, session.saved), target.id);
    const code = copyUid(moved);
    if (code !== undefined) session.output.line(`* OK [${code}] Moved`);
    await announce(session, true);
    return ok("Move completed", session.enabled.has("QRESYNC") ? `HIGHESTMODSEQ ${view.modseq}` : undefined);
  },
});

import { setImmediate as nextTurn } from "node:timers/promises";
import { readFlags } from "../grammar/flags.ts";
import { compact, demandWithin, readSequenceSet, type SequenceSet } from "../grammar/sequence-set.ts";
import type { FlagChange } from "../hooks.ts";
import { ok, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandUser, demandView, demandWritable, enableCondstore, flagLine } from "../session/session.ts";

/** Messages that one transaction changes; nobody waits longer than that takes. */
const PORTION = 500;

interface Args {
  readonly set: SequenceSet;
  readonly change: FlagChange;
  readonly silent: boolean;
}

const HOW = { "+FLAGS": "add", "-FLAGS": "remove", FLAGS: "replace" } as const;

/** STORE, and the conditional one of RFC 7162. */
export const store = defineCommand({
  name: "STORE",
  when: "selected",
  uid: true,
  holdsNumbers: true,
  parse(cursor, session, { uid }): Args {
    cursor.space();
    const set = readSequenceSet(cursor);
    if (!uid && set.kind === "ranges") demandWithin(set.ranges, demandView(session).exists);
    cursor.space();
    let unchangedSince: number | undefined;
    if (cursor.peek() === "(") {
      cursor.list(() => {
        if (cursor.word("A modifier") !== "UNCHANGEDSINCE") throw syntaxError("This modifier is not known");
        cursor.space();
        unchangedSince = cursor.number64();
      });
      cursor.space();
    }
    const item = cursor.match(/([+-]?FLAGS)(\.SILENT)?/iy);
    const how = item && HOW[(item[1] ?? "").toUpperCase() as keyof typeof HOW];
    if (!how) throw syntaxError("FLAGS, +FLAGS or -FLAGS is missing");
    cursor.space();
    const flags = readFlags(cursor);
    return {
      set,
      silent: item[2] !== undefined,
      change: { how, flags, ...(unchangedSince !== undefined && { unchangedSince }) },
    };
  },
  async run(session, { set, change, silent }, { uid }) {
    const view = demandWritable(session);
    const user = demandUser(session);
    if (change.unchangedSince !== undefined) enableCondstore(session);
    const tellsModseq = session.enabled.has("CONDSTORE");
    const withUid = uid || session.enabled.has("QRESYNC");
    const uids = view.resolve(set, uid, session.saved);
    const modified: number[] = [];
    let there = 0;
    for (let at = 0; at < uids.length; at += PORTION) {
      const stored = await user.store(view.folder.id, uids.slice(at, at + PORTION), change);
      modified.push(...stored.modified);
      there += stored.messages.length + stored.modified.length;
      for (const message of stored.messages) {
        if (!message.changed) continue;
        // Silence hides this change, not one that somebody else made before it.
        if (!silent || view.knows(message.uid, message.before)) view.tell(message.uid, message.modseq);
        if (!silent) session.output.line(flagLine(session, view, message, withUid));
        else if (tellsModseq) {
          const uidItem = withUid ? `UID ${message.uid} ` : "";
          session.output.line(`* ${view.numberOf(message.uid)} FETCH (${uidItem}MODSEQ (${message.modseq}))`);
        }
      }
      await session.output.settle();
      await nextTurn();
    }
    if (modified.length > 0) {
      const named = uid ? modified : modified.map((each) => view.numberOf(each));
      return ok("Conditional store failed for some", `MODIFIED ${compact(named)}`);
    }
    return there < uids.length ? ok("Some messages are no longer there", "EXPUNGEISSUED") : ok("Store completed");
  },
});

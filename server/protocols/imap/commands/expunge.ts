import { readSequenceSet } from "../grammar/sequence-set.ts";
import { ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { announce, demandUser, demandWritable, type Session } from "../session/session.ts";

/** EXPUNGE, and UID EXPUNGE of some (RFC 4315). The numbers are announced at its end, as other people's are. */
export const expunge = defineCommand({
  name: "EXPUNGE",
  when: "selected",
  uid: true,
  parse(cursor, _session, { uid }) {
    if (!uid) return undefined;
    cursor.space();
    return readSequenceSet(cursor);
  },
  async run(session: Session, set) {
    const view = demandWritable(session);
    await demandUser(session).expunge(view.folder.id, set && view.resolve(set, true, session.saved));
    if (!session.enabled.has("CONDSTORE")) return ok("Expunge completed");
    // The MODSEQ may be given only when everything up to it has been told (RFC 7162 §3.2.7).
    await announce(session, true);
    return ok("Expunge completed", `HIGHESTMODSEQ ${view.modseq}`);
  },
});

import { asksModseq } from "../grammar/search.ts";
import { ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { find, highest, readKeys, readReturn, skipCharset, writeResult } from "../session/search-reply.ts";
import { demandView } from "../session/session.ts";

export const search = defineCommand({
  name: "SEARCH",
  when: "selected",
  uid: true,
  holdsNumbers: true,
  parse(cursor, session) {
    cursor.space();
    const options = readReturn(cursor);
    // RFC 5182 §2.1: a search that fails leaves nothing saved.
    if (options?.includes("SAVE")) session.saved = [];
    skipCharset(cursor, session);
    return { options, key: readKeys(cursor, session) };
  },
  async run(session, { options, key }, call) {
    const view = demandView(session);
    const found = await find(session, key);
    const withModseq = asksModseq(key);
    if (options) writeResult(session, call, found, options, withModseq);
    else {
      const numbers = found.uids.map((uid) => ` ${call.uid ? uid : view.numberOf(uid)}`).join("");
      const modseq = withModseq && found.uids.length > 0 ? ` (MODSEQ ${highest(found.uids, found.modseqs)})` : "";
      session.output.line(`* SEARCH${numbers}${modseq}`);
    }
    return ok("Search completed");
  },
});

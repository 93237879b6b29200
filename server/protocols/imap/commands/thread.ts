import { bad, ok, Refused } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandCharset, find, readKeys } from "../session/search-reply.ts";
import { demandView } from "../session/session.ts";
import { sortData } from "../session/sort-data.ts";
import { byReferences, orderedSubject } from "../structure/thread.ts";

const ALGORITHMS = { ORDEREDSUBJECT: orderedSubject, REFERENCES: byReferences } as const;

export const thread = defineCommand({
  name: "THREAD",
  when: "selected",
  uid: true,
  holdsNumbers: true,
  parse(cursor, session) {
    cursor.space();
    const word = cursor.word("An algorithm");
    if (word !== "ORDEREDSUBJECT" && word !== "REFERENCES") throw new Refused(bad("This algorithm is not known"));
    cursor.space();
    demandCharset(cursor.astring());
    cursor.space();
    return { arrange: ALGORITHMS[word], key: readKeys(cursor, session) };
  },
  async run(session, { arrange, key }, { uid }) {
    const view = demandView(session);
    const { uids } = await find(session, key);
    const data = await sortData(session, uids);
    const threads = arrange(
      data.map(({ message, keys, at }) => ({ uid: message.uid, keys, at })),
      (each) => (uid ? each : view.numberOf(each)),
    );
    session.output.line(`* THREAD${threads === "" ? "" : ` ${threads}`}`);
    return ok("Thread completed");
  },
});

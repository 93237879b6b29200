import { asksModseq } from "../grammar/search.ts";
import { ok, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandCharset, find, highest, readKeys, readReturn, writeResult } from "../session/search-reply.ts";
import { demandView } from "../session/session.ts";
import { sortData, type Sortable } from "../session/sort-data.ts";

interface Criterion {
  readonly compare: (a: Sortable, b: Sortable) => number;
  readonly reverse: boolean;
}

const byText = (pick: (each: Sortable) => string) => (a: Sortable, b: Sortable) => {
  const [left, right] = [pick(a), pick(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const COMPARE: Readonly<Record<string, Criterion["compare"]>> = {
  ARRIVAL: (a, b) => a.message.receivedAt - b.message.receivedAt,
  CC: byText(({ keys }) => keys.cc),
  DATE: (a, b) => a.at - b.at,
  FROM: byText(({ keys }) => keys.from),
  SIZE: (a, b) => a.message.size - b.message.size,
  SUBJECT: byText(({ keys }) => keys.subject),
  TO: byText(({ keys }) => keys.to),
};

/** SORT (RFC 5256), with RETURN (RFC 5267, ESORT). */
export const sort = defineCommand({
  name: "SORT",
  when: "selected",
  uid: true,
  holdsNumbers: true,
  parse(cursor, session) {
    cursor.space();
    const options = readReturn(cursor);
    const criteria = cursor.list((): Criterion => {
      let word = cursor.word("A sort key");
      const reverse = word === "REVERSE";
      if (reverse) {
        cursor.space();
        word = cursor.word("A sort key");
      }
      const compare = COMPARE[word];
      if (!compare) throw syntaxError("This sort key is not known");
      return { compare, reverse };
    });
    cursor.space();
    demandCharset(cursor.astring());
    cursor.space();
    return { options, criteria, key: readKeys(cursor, session) };
  },
  async run(session, { options, criteria, key }, call) {
    const view = demandView(session);
    const found = await find(session, key);
    const data = await sortData(session, found.uids);
    data.sort((a, b) => {
      for (const { compare, reverse } of criteria) {
        const order = compare(a, b);
        if (order !== 0) return reverse ? -order : order;
      }
      return a.message.uid - b.message.uid;
    });
    const uids = data.map(({ message }) => message.uid);
    const withModseq = asksModseq(key);
    if (options) writeResult(session, call, { ...found, uids }, options, withModseq);
    else {
      const modseq = withModseq && uids.length > 0 ? ` (MODSEQ ${highest(uids, found.modseqs)})` : "";
      session.output.line(`* SORT${uids.map((uid) => ` ${call.uid ? uid : view.numberOf(uid)}`).join("")}${modseq}`);
    }
    return ok("Sort completed");
  },
});

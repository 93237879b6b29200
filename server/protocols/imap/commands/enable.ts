import { ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { enableCondstore, type Extension } from "../session/session.ts";

const KNOWN: readonly Extension[] = ["CONDSTORE", "QRESYNC", "UTF8=ACCEPT"];

/** RFC 5161: what is not known is passed over. */
export const enable = defineCommand({
  name: "ENABLE",
  when: "in",
  parse(cursor) {
    const words: string[] = [];
    do {
      cursor.space();
      words.push(cursor.word("An extension"));
    } while (cursor.peek() === " ");
    return words;
  },
  run(session, words) {
    const wanted = KNOWN.filter((name) => words.includes(name));
    for (const name of wanted) {
      if (name !== "UTF8=ACCEPT") enableCondstore(session);
      session.enabled.add(name);
    }
    session.output.line(`* ENABLED${wanted.map((name) => ` ${name}`).join("")}`);
    return ok("Enabled");
  },
});

import type { Cursor } from "../grammar/cursor.ts";
import { bad, ok, Refused } from "../replies.ts";
import { defineCommand } from "../session/command.ts";

const MOST_FIELDS = 30;
const LONGEST = 1024;

/** RFC 2971. */
export const id = defineCommand({
  name: "ID",
  when: "any",
  parse(cursor): Record<string, string> {
    cursor.space();
    if (cursor.peekWord() === "NIL") {
      cursor.atom();
      return {};
    }
    return Object.fromEntries(readFields(cursor));
  },
  run(session, fields) {
    session.hooks.identified?.(session.user, fields, session.peer);
    session.output.line('* ID ("name" "Cong So")');
    return ok("ID completed");
  },
});

function readFields(cursor: Cursor): [string, string][] {
  const fields = cursor.list((): [string, string] => {
    const name = cursor.string().toLowerCase();
    cursor.space();
    return [name.slice(0, LONGEST), (cursor.nstring() ?? "").slice(0, LONGEST)];
  }, 0);
  if (fields.length > MOST_FIELDS) throw new Refused(bad("Too many fields"));
  return fields;
}

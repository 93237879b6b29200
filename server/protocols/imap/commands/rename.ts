import { ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { takeMailbox } from "../session/mailboxes.ts";
import { demandUser } from "../session/session.ts";

export const rename = defineCommand({
  name: "RENAME",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    const from = takeMailbox(cursor, session);
    cursor.space();
    return { from, to: takeMailbox(cursor, session) };
  },
  async run(session, { from, to }) {
    await demandUser(session).rename(from, to.replace(/\/$/, ""));
    return ok("Rename completed");
  },
});

import { ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { demandFolder, takeMailbox } from "../session/mailboxes.ts";
import { demandUser } from "../session/session.ts";

export const subscribe = defineCommand({
  name: "SUBSCRIBE",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    return takeMailbox(cursor, session);
  },
  async run(session, name) {
    const user = demandUser(session);
    await demandFolder(user, name);
    await user.subscribe(name, true);
    return ok("Subscribe completed");
  },
});

export const unsubscribe = defineCommand({
  name: "UNSUBSCRIBE",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    return takeMailbox(cursor, session);
  },
  async run(session, name) {
    await demandUser(session).subscribe(name, false);
    return ok("Unsubscribe completed");
  },
});

import type { SpecialUse } from "../hooks.ts";
import { no, ok, Refused, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { takeMailbox } from "../session/mailboxes.ts";
import { demandUser } from "../session/session.ts";

const USES: readonly SpecialUse[] = ["Archive", "Drafts", "Junk", "Sent", "Trash"];

/** CREATE, with a special use where one is asked for (RFC 6154 §3). */
export const create = defineCommand({
  name: "CREATE",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    const name = takeMailbox(cursor, session);
    const uses: string[] = [];
    if (cursor.skip(" ")) {
      cursor.list(() => {
        if (cursor.word() !== "USE") throw syntaxError("This parameter is not known");
        cursor.space();
        uses.push(
          ...cursor.list(() => {
            cursor.expect("\\");
            return cursor.atom().toLowerCase();
          }, 0),
        );
      });
    }
    return { name, uses };
  },
  async run(session, { name, uses }) {
    const use = USES.find((each) => each.toLowerCase() === uses[0]);
    if (uses.length > 1 || (uses.length === 1 && !use)) {
      throw new Refused(no("A mailbox cannot have this special use", "USEATTR"));
    }
    // A separator at the end only says that something will be created below.
    await demandUser(session).create(name.replace(/\/$/, ""), use);
    return ok("Create completed");
  },
});

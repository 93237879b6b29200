import { no, ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { findFolder, takeMailbox } from "../session/mailboxes.ts";
import { closeView, demandUser } from "../session/session.ts";

export const remove = defineCommand({
  name: "DELETE",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    return takeMailbox(cursor, session);
  },
  async run(session, name) {
    const user = demandUser(session);
    const folder = await findFolder(user, name);
    if (!folder) {
      const hasChildren = (await user.folders()).some((each) => each.name.startsWith(`${name}/`));
      return hasChildren
        ? no("It holds nothing but other mailboxes: delete those", "HASCHILDREN")
        : no("There is no such mailbox", "NONEXISTENT");
    }
    await user.remove(folder.id);
    if (session.view?.folder.id === folder.id) closeView(session);
    return ok("Delete completed");
  },
});

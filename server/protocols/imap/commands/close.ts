import { ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";
import { closeView, demandUser, demandView } from "../session/session.ts";

/** Deletes what is marked so, without telling, and leaves the mailbox. */
export const close = defineCommand({
  name: "CLOSE",
  when: "selected",
  parse: nothing,
  async run(session) {
    const view = demandView(session);
    if (!view.readOnly) await demandUser(session).expunge(view.folder.id, undefined);
    closeView(session);
    return ok("Close completed");
  },
});

/** RFC 3691: leaves the mailbox as it is. */
export const unselect = defineCommand({
  name: "UNSELECT",
  when: "selected",
  parse: nothing,
  run(session) {
    closeView(session);
    return ok("Unselect completed");
  },
});

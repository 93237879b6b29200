import { ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";

/** RFC 2342: everybody's own mailboxes, and no others. */
export const namespace = defineCommand({
  name: "NAMESPACE",
  when: "in",
  parse: nothing,
  run(session) {
    session.output.line('* NAMESPACE (("" "/")) NIL NIL');
    return ok("Namespace completed");
  },
});

import { ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";

export const logout = defineCommand({
  name: "LOGOUT",
  when: "any",
  parse: nothing,
  run(session) {
    session.output.line("* BYE Logging out");
    session.next = "logout";
    return ok("Logout completed");
  },
});

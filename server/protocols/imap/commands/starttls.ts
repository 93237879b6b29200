import { bad, ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";

export const starttls = defineCommand({
  name: "STARTTLS",
  when: "out",
  parse: nothing,
  run(session) {
    if (!session.canStartTls) return bad("TLS cannot be begun here");
    session.next = "starttls";
    return ok("Begin TLS negotiation now");
  },
});

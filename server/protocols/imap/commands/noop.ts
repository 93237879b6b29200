import { ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";

/** News of the mailbox is told at the end of every command; these two do nothing else. */
export const noop = defineCommand({ name: "NOOP", when: "any", parse: nothing, run: () => ok("NOOP completed") });
export const check = defineCommand({
  name: "CHECK",
  when: "selected",
  parse: nothing,
  run: () => ok("Check completed"),
});

import { ok } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";
import { demandUser } from "../session/session.ts";

/** RFC 2342: one's own mailboxes, those of others, and those of several people. */
export const namespace = defineCommand({
  name: "NAMESPACE",
  when: "in",
  parse: nothing,
  run(session) {
    const { others, shared } = demandUser(session).namespaces;
    session.output.line(`* NAMESPACE (("" "/")) ${write(others)} ${write(shared)}`);
    return ok("Namespace completed");
  },
});

function write(prefixes: readonly string[]): string {
  return prefixes.length === 0 ? "NIL" : `(${prefixes.map((prefix) => `("${prefix}" "/")`).join("")})`;
}

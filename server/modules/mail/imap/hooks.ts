import { type Refusal } from "../../../kernel/errors.ts";
import { no, type ImapHooks, type ImapUser, type Reply } from "../../../protocols/imap/index.ts";
import type { ProgramConnections } from "../doors/connections.ts";
import type { Programs } from "../programs/programs.ts";
import { replyOfRefusal } from "./replies.ts";
import { createImapUser, type ImapParts } from "./user.ts";

/** Who comes in, and who is there. */
export interface SignInParts {
  readonly programs: Pick<Programs, "authenticate">;
  readonly connections: ProgramConnections;
  readonly door: "imap" | "imaps";
}

/** What an IMAP door needs of the office. */
export function imapHooks(parts: ImapParts, { programs, connections, door }: SignInParts): ImapHooks {
  const log = parts.kernel.log.named("imap");
  /** Programs that told their name, and those that have signed in, by the connection. */
  const names = new Map<string, string>();
  const inside = new Map<string, ReturnType<ProgramConnections["enter"]>>();
  return {
    async authenticate(login, password, peer): Promise<{ user: ImapUser } | Reply> {
      const program = names.get(peer.id) ?? "";
      const found = await programs.authenticate(login, password, { address: peer.address, door, program });
      if (!found.ok) return refusedSignIn(found.refusal);
      const { personId, passwordId } = found.identity;
      const { address, secure } = peer;
      inside.set(
        peer.id,
        connections.enter({ door, personId, passwordId, address, program, secure }, () => peer.end()),
      );
      return { user: createImapUser(parts, personId, "imap") };
    },
    replyOf: replyOfRefusal,
    identified(_user, fields, peer) {
      const program = [fields["name"], fields["version"]].filter((each) => each !== undefined).join(" ");
      if (program === "") return;
      names.set(peer.id, program);
      inside.get(peer.id)?.name(program);
    },
    closed(_user, peer) {
      names.delete(peer.id);
      inside.get(peer.id)?.leave();
      inside.delete(peer.id);
    },
    failed(error, peer) {
      log.error("A command of a mail program failed", error, { peer: peer.address });
    },
  };
}

/** What a stranger may hear of why he was not let in. */
function refusedSignIn(refusal: Refusal): Reply {
  const code = refusal.code === "kernel.forbidden" ? "AUTHORIZATIONFAILED" : "AUTHENTICATIONFAILED";
  return no(refusal.say("en"), code);
}

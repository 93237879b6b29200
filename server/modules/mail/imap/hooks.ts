import type { ImapHooks, ImapPeer, ImapUser, Reply } from "../../../protocols/imap/index.ts";
import { no } from "../../../protocols/imap/index.ts";
import { replyOfRefusal } from "./replies.ts";
import { createImapUser, type ImapParts } from "./user.ts";

/** How a mail program comes in: whose account it is, or why not. `left` is called when its connection is over. */
export interface ProgramSignIn {
  authenticate(
    login: string,
    password: string,
    peer: ImapPeer,
  ): Promise<{ readonly personId: number } | { readonly refused: Error }>;
  named?(peer: ImapPeer, program: string): void;
  left?(peer: ImapPeer): void;
}

/** What an IMAP door needs of the office. */
export function imapHooks(parts: ImapParts, signIn: ProgramSignIn): ImapHooks {
  const log = parts.kernel.log.named("imap");
  return {
    async authenticate(login, password, peer): Promise<{ user: ImapUser } | Reply> {
      const found = await signIn.authenticate(login, password, peer);
      if ("refused" in found) return no(found.refused.message, "AUTHENTICATIONFAILED");
      return { user: createImapUser(parts, found.personId, "imap") };
    },
    replyOf: replyOfRefusal,
    identified(_user, fields, peer) {
      const program = [fields["name"], fields["version"]].filter((each) => each !== undefined).join(" ");
      if (program !== "") signIn.named?.(peer, program);
    },
    closed(_user, peer) {
      signIn.left?.(peer);
    },
    failed(error, peer) {
      log.error("A command of a mail program failed", error, { peer: peer.address });
    },
  };
}

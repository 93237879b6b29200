import type { DropMessage, Maildrop, Pop3Hooks } from "../../../protocols/pop3/index.ts";
import type { ProgramConnections } from "../doors/connections.ts";
import { createImapUser, type ImapParts } from "../imap/user.ts";
import type { Programs } from "../programs/programs.ts";

interface SignInParts {
  readonly programs: Pick<Programs, "authenticate">;
  readonly connections: ProgramConnections;
  readonly door: "pop3" | "pop3s";
}

/** `\Seen` and `\Deleted`, as ../flags.ts has them. */
const SEEN = 1;
const DELETED = 8;

/** People whose inbox a POP3 session holds, over both doors: RFC 1939 §4 gives it to one at a time. */
export type HeldDrops = Set<number>;

/** What a POP3 door needs of the office: the inbox, as it was when the session began. */
export function pop3Hooks(parts: ImapParts, held: HeldDrops, { programs, connections, door }: SignInParts): Pop3Hooks {
  const log = parts.kernel.log.named("pop3");
  const inside = new Map<string, ReturnType<ProgramConnections["enter"]>>();

  async function openDrop(personId: number): Promise<Maildrop> {
    const user = createImapUser(parts, personId, "pop3");
    const inbox = (await user.folders()).find(({ name }) => name === "INBOX");
    const opened = inbox && (await user.open(inbox.id));
    if (!opened) throw new Error(`The person ${String(personId)} has no inbox.`);
    const { id } = inbox;
    const rows = await user.messages(id, opened.uids, {});
    const messages = rows.map(({ uid, size }): DropMessage => {
      return { id: uid, size, unique: `${String(opened.state.uidValidity)}.${String(uid)}` };
    });
    return {
      messages,
      async open(uid) {
        const [message] = await user.messages(id, [uid], { content: true });
        if (!message) throw new Error("The message is gone.");
        return user.stream(message.content, 0, message.size);
      },
      async wasRead(uid) {
        await user.store(id, [uid], { how: "add", flags: { bits: SEEN, keywords: [] } });
      },
      async remove(uids) {
        await user.store(id, uids, { how: "add", flags: { bits: DELETED, keywords: [] } });
        await user.expunge(id, uids);
      },
      release: () => held.delete(personId),
    };
  }

  return {
    async authenticate(login, password, peer) {
      const { address, secure } = peer;
      const found = await programs.authenticate(login, password, { address, door, program: "" });
      if (!found.ok) return { code: "AUTH", text: found.refusal.say("en") };
      const { personId, passwordId } = found.identity;
      if (held.has(personId)) return { code: "IN-USE", text: "Another program is taking this mail; try again later" };
      held.add(personId);
      try {
        const drop = await openDrop(personId);
        inside.set(
          peer.id,
          connections.enter({ door, personId, passwordId, address, program: "", secure }, () => peer.end()),
        );
        return drop;
      } catch (error) {
        held.delete(personId);
        throw error;
      }
    },
    closed(peer) {
      inside.get(peer.id)?.leave();
      inside.delete(peer.id);
    },
    failed(error, peer) {
      log.error("A command of a mail program failed", error, { peer: peer.address });
    },
  };
}

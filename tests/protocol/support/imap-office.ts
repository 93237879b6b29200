import { systemActor } from "../../../server/kernel/access/actor.ts";
import { createMailboxChanges } from "../../../server/modules/mail/changes.ts";
import { createFolders } from "../../../server/modules/mail/folders/service.ts";
import { imapHooks } from "../../../server/modules/mail/imap/hooks.ts";
import { createWireCache } from "../../../server/modules/mail/imap/wire.ts";
import { createMailReader } from "../../../server/modules/mail/reader.ts";
import { openDoor, type Door, type ImapLimits } from "../../../server/protocols/imap/index.ts";
import { openTestOffice, type TestOffice } from "../../../server/testing.ts";
import { ImapWire } from "./imap-wire.ts";

export const PASSWORD = "hoa sữa đầu mùa 26";

/** A living office with an IMAP door, for people named by their user names. */
export interface ImapOffice {
  readonly office: TestOffice;
  readonly port: number;
  personId(username: string): number;
  /** A session of that person's. */
  open(username: string, mailbox?: string): Promise<ImapWire>;
  dispose(): Promise<void>;
}

export async function openImapOffice(
  people: readonly string[] = ["an", "binh"],
  limits: Partial<ImapLimits> = {},
): Promise<ImapOffice> {
  const office = await openTestOffice();
  const { directory, notifications } = office.services;
  const ids = new Map<string, number>();
  for (const username of people) {
    const roleIds = [directory.roleIdOf("staff") ?? 0];
    const made = await directory.createPerson(
      systemActor("test"),
      { name: `Lê Văn ${username}`, username, roleIds },
      { text: PASSWORD, mustChange: false },
    );
    ids.set(username, made.id);
  }
  await office.settle();
  const { kernel } = office;
  const reader = createMailReader(kernel);
  const wire = createWireCache(kernel);
  const door: Door = await openDoor({
    host: "127.0.0.1",
    port: 0,
    clock: office.clock,
    limits,
    allowsPlain: () => true,
    hooks: imapHooks(
      {
        kernel,
        directory,
        notifications,
        reader,
        changes: createMailboxChanges(kernel),
        folders: createFolders(kernel),
        wire,
        maxMessageBytes: () => 25 * 1024 * 1024,
        quotaOf: () => ({ used: 0, limit: undefined }),
      },
      {
        async authenticate(login, password, peer) {
          const found = await directory.authenticate(login, password, { address: peer.address, door: "imap" });
          return found.ok ? { personId: found.personId } : { refused: found.refusal };
        },
      },
    ),
  });
  return {
    office,
    port: door.port,
    personId: (username) => ids.get(username) ?? 0,
    async open(username, mailbox) {
      const client = await ImapWire.to(door.port);
      await client.ok(
        `LOGIN ${username} {${String(Buffer.byteLength(PASSWORD))}+}\r\n${Buffer.from(PASSWORD).toString("latin1")}`,
      );
      if (mailbox !== undefined) await client.ok(`SELECT ${mailbox}`);
      return client;
    },
    async dispose() {
      await door.stop();
      await wire.stop();
      await reader.close();
      await office.dispose();
    },
  };
}

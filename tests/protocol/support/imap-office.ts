import { systemActor } from "../../../server/kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../server/testing.ts";
import { ImapWire } from "./imap-wire.ts";

export const PASSWORD = "hoa sữa đầu mùa 26";

/** A living office with its doors for mail programs, for people named by their user names. */
export interface ImapOffice {
  readonly office: TestOffice;
  readonly ports: Readonly<Record<"imap" | "imaps" | "pop3" | "pop3s", number>>;
  personId(username: string): number;
  /** A session of that person's, over TLS. */
  open(username: string, mailbox?: string): Promise<ImapWire>;
  dispose(): Promise<void>;
}

const ANY = "127.0.0.1:0";

export async function openImapOffice(people: readonly string[] = ["an", "binh"]): Promise<ImapOffice> {
  const office = await openTestOffice({ doors: { imap: ANY, imaps: ANY, pop3: ANY, pop3s: ANY } });
  const { directory, mail } = office.services;
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
  const port = (name: keyof ImapOffice["ports"]) => mail.doors()[name]?.port ?? 0;
  const ports = { imap: port("imap"), imaps: port("imaps"), pop3: port("pop3"), pop3s: port("pop3s") };
  return {
    office,
    ports,
    personId: (username) => ids.get(username) ?? 0,
    async open(username, mailbox) {
      const client = await ImapWire.to(ports.imaps, { tls: true });
      const password = Buffer.from(PASSWORD).toString("latin1");
      await client.ok(`LOGIN ${username} {${String(password.length)}+}\r\n${password}`);
      if (mailbox !== undefined) await client.ok(`SELECT ${mailbox}`);
      return client;
    },
    dispose: () => office.dispose(),
  };
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../../server/kernel/errors.ts";
import { pullFrom, type PullCursor, type Pulled } from "../../server/modules/mail/exchange/pull.ts";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

let imap: ImapOffice;
beforeAll(async () => {
  imap = await openImapOffice(["an", "binh"]);
  const { mail } = imap.office.services;
  const at = imap.office.clock.now();
  for (const number of [1, 2, 3]) {
    const text = `Nội dung ${String(number)}. ${number === 3 ? "x".repeat(50_000) : ""}`;
    const to = [`person:${String(imap.personId("an"))}`];
    await mail.post({
      from: imap.personId("binh"),
      to,
      subject: `Thư ${String(number)}`,
      text,
      at: at - number * 60_000,
    });
  }
  const session = await imap.open("an", "INBOX");
  await session.ok("STORE 1 +FLAGS (\\Seen \\Flagged)");
  await session.ok("CREATE {7+}\r\nD&HvE-n");
});
afterAll(() => imap.dispose());

async function pull(begun: PullCursor, maxBytes = 1_000_000, pass = PASSWORD): Promise<Pulled[]> {
  const pulled: Pulled[] = [];
  const server = { host: "127.0.0.1", port: imap.ports.imaps, secure: true };
  const bounds = { maxBytes, signal: new AbortController().signal, total: () => undefined };
  for await (const one of pullFrom(server, { user: "an", pass }, begun, bounds)) pulled.push(one);
  return pulled;
}

describe("mail of another IMAP server", () => {
  it("comes with its folders, flags and dates, and the next time only what is new", async () => {
    const all = await pull({});
    expect(all.map(({ folder, flags, bytes }) => [folder, flags, /Thư|=?utf-8/i.test(String(bytes))])).toEqual([
      ["INBOX", 5, true],
      ["INBOX", 0, true],
      ["INBOX", 0, true],
    ]);
    const at = imap.office.clock.now();
    expect(all.map(({ receivedAt }) => receivedAt)).toEqual([1, 2, 3].map((number) => at - number * 60_000));
    const afterTwo = all[1]?.cursor ?? {};
    expect((await pull(afterTwo)).map(({ bytes }) => bytes?.length)).toEqual([all[2]?.bytes?.length]);
    expect(await pull(all[2]?.cursor ?? {})).toEqual([]);
  });

  it("leaves what is too large where it is, and says so", async () => {
    expect((await pull({}, 20_000)).map(({ bytes }) => bytes === null)).toEqual([false, false, true]);
  });

  it("is refused with its own code where the password is wrong", async () => {
    const refused = await pull({}, 1_000, "sai").catch((error: unknown) => error);
    expect(refused instanceof Refusal && refused.code).toBe("mail.exchange.connect");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLAG } from "../flags.ts";
import { mboxEntry, readMbox, type MboxMessage } from "./mbox.ts";

async function read(bytes: Buffer, { chunk = 7, max = 1_000_000 } = {}): Promise<MboxMessage[]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += chunk) yield await Promise.resolve(bytes.subarray(at, at + chunk));
  }
  const found: MboxMessage[] = [];
  for await (const message of readMbox(pieces(), max)) found.push(message);
  return found;
}

const at = Date.UTC(2019, 4, 3, 7, 8, 9);

describe("an mbox", () => {
  it("gives back what was put in, byte by byte, with flags and times, whatever the chunks", async () => {
    const line = fc.constantFrom(
      "From here on",
      ">From quoted",
      ">>From twice",
      "",
      "Kính gửi",
      "Subject: x",
      "Status: RO",
      ".",
    );
    const message = fc
      .array(line, { minLength: 1, maxLength: 12 })
      .map((lines) => Buffer.from(`Subject: a\r\n${lines.join("\r\n")}\r\n`));
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 64 }),
        async (messages, chunk) => {
          const box = Buffer.concat(
            messages.map((bytes, i) =>
              mboxEntry({
                bytes,
                flags: i % 2 === 0 ? FLAG.seen | FLAG.flagged : FLAG.answered,
                receivedAt: at,
                sender: "a@b.vn",
              }),
            ),
          );
          const found = await read(box, { chunk });
          expect(found.map(({ bytes }) => bytes?.toString())).toEqual(messages.map(String));
          expect(found.map(({ flags }) => flags)).toEqual(
            messages.map((_, i) => (i % 2 === 0 ? FLAG.seen | FLAG.flagged : FLAG.answered)),
          );
          expect(found.every(({ receivedAt }) => receivedAt === at)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("of other programs is understood: bare LF, Thunderbird's marks, a separator without a date", async () => {
    const found = await read(
      Buffer.from(
        "From - \nX-Mozilla-Status: 0003\nSubject: mot\n\nFrom me\n>From you\n\nFrom x@y Fri May  3 07:08:09 2019\nSubject: hai\n\nthan",
      ),
    );
    expect(found.map(({ bytes, ...rest }) => [String(bytes), rest])).toEqual([
      [
        "X-Mozilla-Status: 0003\nSubject: mot\n\nFrom me\nFrom you\n",
        { flags: FLAG.seen | FLAG.answered, receivedAt: null },
      ],
      ["Subject: hai\n\nthan", { flags: 0, receivedAt: at }],
    ]);
  });

  it("passes over a message that is too large and goes on with the next", async () => {
    const small = mboxEntry({
      bytes: Buffer.from("Subject: nho\r\n\r\nx\r\n"),
      flags: 0,
      receivedAt: at,
      sender: "a@b",
    });
    const large = mboxEntry({
      bytes: Buffer.from(`Subject: to\r\n\r\n${"y".repeat(5_000)}`),
      flags: 0,
      receivedAt: at,
      sender: "a@b",
    });
    const found = await read(Buffer.concat([large, small]), { chunk: 100, max: 1_000 });
    expect(found.map(({ bytes }) => bytes?.toString() ?? null)).toEqual([null, "Subject: nho\r\n\r\nx\r\n"]);
  });
});

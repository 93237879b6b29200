import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editHeader, fieldsOf, valueOf, type HeaderEdit } from "./header-edit.ts";
import { smtpRefusals } from "./replies.ts";

const upperNames: HeaderEdit = (fields) => fields.map(({ raw }) => raw.toUpperCase());

async function through(edit: HeaderEdit, pieces: readonly Buffer[]): Promise<string> {
  return (await buffer(Readable.from(pieces).pipe(editHeader(edit)))).toString("latin1");
}

describe("editing a header", () => {
  it("changes the header and leaves the body byte for byte, however the network cut them", async () => {
    const message = Buffer.from("From: a@b\r\nSubject: mot\r\n hai\r\n\r\nthan\xff\r\n\r\nhai\r\n", "latin1");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(message.length), { maxLength: 8 }), async (cuts) => {
        const ends = [...new Set([0, ...cuts, message.length])].toSorted((a, b) => a - b);
        const pieces = ends.slice(1).map((end, i) => message.subarray(ends[i], end));
        expect(await through(upperNames, pieces)).toBe(
          "FROM: A@B\r\nSUBJECT: MOT\r\n HAI\r\n\r\nthan\xff\r\n\r\nhai\r\n",
        );
      }),
      { numRuns: 50 },
    );
  });

  it("gives a message without a header, or without a body, what it lacks", async () => {
    const add: HeaderEdit = (fields) => ["Date: x\r\n", ...fields.map(({ raw }) => raw)];
    expect(await through(add, [Buffer.from("\r\nthan\r\n")])).toBe("Date: x\r\n\r\nthan\r\n");
    expect(await through(add, [Buffer.from("From: a@b\r\n")])).toBe("Date: x\r\nFrom: a@b\r\n\r\n");
    expect(await through(add, [Buffer.from("From: a@b")])).toBe("Date: x\r\nFrom: a@b\r\n\r\n");
  });

  it("refuses what the edit refuses, and a header that is none", async () => {
    await expect(through(() => smtpRefusals.notYourFrom, [Buffer.from("From: a@b\r\n\r\n")])).rejects.toMatchObject({
      refusal: smtpRefusals.notYourFrom,
    });
    await expect(through(upperNames, [Buffer.from("khong phai tieu de\r\n\r\nx\r\n")])).rejects.toMatchObject({
      refusal: smtpRefusals.badHeader,
    });
  });

  it("reads a folded value on one line", () => {
    const [, subject] = fieldsOf("From: a@b\r\nSubject: mot\r\n\thai\r\n") ?? [];
    expect(subject && [subject.name, valueOf(subject)]).toEqual(["subject", "mot\thai"]);
  });
});

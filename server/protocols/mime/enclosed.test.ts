import { describe, expect, it } from "vitest";
import { readCalendar } from "./calendar.ts";
import { readAttachment, readMail } from "./index.ts";
import { readTnef } from "./tnef.ts";

const INVITATION = [
  "BEGIN:VCALENDAR",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "UID:hop-1@so.vn",
  "SUMMARY:Họp giao ban\\, tuần 48",
  "LOCATION:Phòng họp số 2",
  "DTSTART:20261127T010000Z",
  "DTEND:20261127T023000Z",
  "ORGANIZER;CN=Nguyễn Văn Hùng:mailto:hung@so.vn",
  "ATTENDEE;CN=Lê An;PARTSTAT=ACCEPTED:MAILTO:an@so.vn",
  "ATTENDEE:mailto:binh@so.vn",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

/** One TNEF attribute: level, id, length, data, checksum. */
function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((a, b) => (a + b) & 0xffff, 0));
  return Buffer.concat([head, data, sum]);
}

function property(type: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(id, 2);
  head.writeUInt32LE(1, 4);
  head.writeUInt32LE(value.length, 8);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

const count = Buffer.from([2, 0, 0, 0]);
const TNEF = Buffer.concat([
  Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
  attribute(1, 0x0002_800c, Buffer.from("Xin gui kem\0")),
  attribute(2, 0x0006_9002, Buffer.alloc(14)),
  attribute(2, 0x0001_8010, Buffer.from("BAOCAO~1.DOC\0")),
  attribute(2, 0x0006_800f, Buffer.from("noi dung")),
  attribute(
    2,
    0x0006_9005,
    Buffer.concat([
      count,
      property(0x1f, 0x3707, Buffer.from("..\\Báo cáo.doc\0", "utf16le")),
      property(0x1e, 0x370e, Buffer.from("application/msword\0")),
    ]),
  ),
]);

describe("a meeting in a message", () => {
  it("is read: what, when, where, who, and who has answered", () => {
    expect(readCalendar(Buffer.from(INVITATION))).toEqual({
      method: "request",
      uid: "hop-1@so.vn",
      summary: "Họp giao ban, tuần 48",
      place: "Phòng họp số 2",
      description: "",
      startAt: Date.parse("2026-11-27T01:00:00Z"),
      endAt: Date.parse("2026-11-27T02:30:00Z"),
      startOn: null,
      endOn: null,
      isRepeated: false,
      organiser: { name: "Nguyễn Văn Hùng", address: "hung@so.vn" },
      attendees: [
        { name: "Lê An", address: "an@so.vn", answer: "accepted" },
        { name: "", address: "binh@so.vn", answer: "none" },
      ],
    });
  });

  it("of whole days names days, and one without a zone is in the office's own time", () => {
    const days = INVITATION.replace(/DTSTART.*/, "DTSTART;VALUE=DATE:20261127").replace(
      /DTEND.*/,
      "DTEND;VALUE=DATE:20261129",
    );
    expect(readCalendar(Buffer.from(days))).toMatchObject({
      startAt: null,
      startOn: "2026-11-27",
      endOn: "2026-11-28",
    });
    const floating = INVITATION.replace("20261127T010000Z", "20261127T080000");
    expect(readCalendar(Buffer.from(floating))?.startAt).toBe(Date.parse("2026-11-27T01:00:00Z"));
  });

  it("comes with the message that it stands in, and nonsense is left an attachment", async () => {
    const mail = (body: string) =>
      Buffer.from(`Subject: x\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n${body}`);
    expect((await readMail(mail(INVITATION))).calendar?.summary).toBe("Họp giao ban, tuần 48");
    for (const body of [
      "",
      "BEGIN:VCALENDAR",
      INVITATION.slice(0, 90),
      `${INVITATION}\0`.repeat(9_000),
      "DTSTART:x".repeat(10),
    ]) {
      const read = await readMail(mail(body));
      expect(read.calendar).toBeNull();
    }
  });
});

describe("winmail.dat", () => {
  it("gives its files under safe names, and its text", async () => {
    const bytes = Buffer.from(
      `Subject: x\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${TNEF.toString("base64")}`,
    );
    const read = await readMail(bytes);
    expect(read.attachments).toEqual([
      {
        index: 1000,
        name: "Báo cáo.doc",
        type: "application/msword",
        size: 8,
        contentId: null,
        inline: false,
        risky: false,
      },
    ]);
    expect(read.text).toBe("Xin gui kem");
    expect((await readAttachment(bytes, 1000))?.content.toString()).toBe("noi dung");
  });

  it("that is broken anywhere never throws and never grows", () => {
    for (let cut = 0; cut < TNEF.length; cut += 1) {
      const part = readTnef(TNEF.subarray(0, cut));
      expect((part?.files ?? []).reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(
        TNEF.length,
      );
      const spoilt = Buffer.from(TNEF);
      spoilt.writeUInt8(0xff, cut);
      expect((readTnef(spoilt)?.files ?? []).length).toBeLessThanOrEqual(100);
    }
    expect(readTnef(Buffer.from("khong phai"))).toBeNull();
  });
});

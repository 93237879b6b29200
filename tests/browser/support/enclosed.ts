/** What Outlook and calendars put into messages. */

/** A meeting of 27 November 2026, 8:00 to 9:30 in Vietnam, in iCalendar (RFC 5545). */
export const INVITATION = [
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

/** A winmail.dat ([MS-OXTNEF]) that says `Xin gui kem` and encloses one file. */
export function winmailOf(name: string, content: string): Buffer {
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(1, 0x0002_800c, Buffer.from("Xin gui kem\0")),
    attribute(2, 0x0006_9002, Buffer.alloc(14)),
    attribute(2, 0x0001_8010, Buffer.from("TEP~1.DOC\0")),
    attribute(2, 0x0006_800f, Buffer.from(content)),
    attribute(
      2,
      0x0006_9005,
      Buffer.concat([
        Buffer.from([2, 0, 0, 0]),
        property(0x1f, 0x3707, Buffer.from(`${name}\0`, "utf16le")),
        property(0x1e, 0x370e, Buffer.from("application/msword\0")),
      ]),
    ),
  ]);
}

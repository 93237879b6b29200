/**
 * TNEF, in which Outlook wraps a message for programs that are not Outlook (winmail.dat): [MS-OXTNEF]. Only what a reader needs is taken out: the files and
 * the plain body. Every length is checked against what is there; anything else ends the reading with what was found until then.
 */

const SIGNATURE = 0x223e9f78;
const LEVEL_ATTACHMENT = 2;

const ATTRIBUTE = {
  body: 0x0002_800c,
  attachTitle: 0x0001_8010,
  attachData: 0x0006_800f,
  attachRenderData: 0x0006_9002,
  attachment: 0x0006_9005,
} as const;

/** MAPI properties of an attachment: its long name, its MIME type, its content id. [MS-OXPROPS] */
const PROPERTY = { longFileName: 0x3707, mimeTag: 0x370e, contentId: 0x3712, data: 0x3701 } as const;
const UNICODE = 0x001f;
const STRING8 = 0x001e;

const MAX_FILES = 100;
const MAX_PROPERTIES = 2_000;

export interface TnefFile {
  name: string;
  type: string;
  contentId: string | null;
  content: Buffer;
}

export interface Tnef {
  readonly files: readonly TnefFile[];
  /** The plain body, where the wrapper holds one. */
  readonly text: string | null;
}

/** Null where the bytes are no TNEF. */
export function readTnef(bytes: Buffer): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  const files: TnefFile[] = [];
  let text: string | null = null;
  for (let at = 6; at + 9 <= bytes.length && files.length <= MAX_FILES;) {
    const level = bytes.readUInt8(at);
    const id = bytes.readUInt32LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    at += 9 + length + 2;
    if (id === ATTRIBUTE.body) text = western(data);
    if (level !== LEVEL_ATTACHMENT) continue;
    if (id === ATTRIBUTE.attachRenderData) {
      files.push({ name: "", type: "application/octet-stream", contentId: null, content: Buffer.alloc(0) });
      continue;
    }
    const file = files.at(-1);
    if (!file) continue;
    if (id === ATTRIBUTE.attachTitle && file.name === "") file.name = western(data);
    else if (id === ATTRIBUTE.attachData) file.content = data;
    else if (id === ATTRIBUTE.attachment) readProperties(data, file);
  }
  return { files: files.slice(0, MAX_FILES).filter(({ content }) => content.length > 0), text };
}

/** Takes the names out of an attachment's MAPI properties; stops at the first that it does not understand. */
function readProperties(data: Buffer, file: TnefFile): void {
  try {
    let at = 4;
    for (let left = Math.min(data.readUInt32LE(0), MAX_PROPERTIES); left > 0; left -= 1) {
      const type = data.readUInt16LE(at);
      const id = data.readUInt16LE(at + 2);
      at += 4;
      // A property with a name of its own: a GUID, then a number or a string.
      if (id >= 0x8000) {
        const kind = data.readUInt32LE(at + 16);
        at += 20 + (kind === 0 ? 4 : 4 + padded(data.readUInt32LE(at + 20)));
      }
      const isMany = (type & 0x1000) !== 0;
      const isLong = isMany || [0x1e, 0x1f, 0x0d, 0x102].includes(type);
      const values = isLong ? data.readUInt32LE(at) : 1;
      if (isLong) at += 4;
      for (let n = 0; n < Math.min(values, MAX_PROPERTIES); n += 1) {
        const width = fixedWidth(type & 0x0fff);
        const length = width ?? data.readUInt32LE(at);
        if (width === undefined) at += 4;
        take(id, type, data.subarray(at, at + length), file);
        at += padded(length);
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function take(id: number, type: number, value: Buffer, file: TnefFile): void {
  const text =
    type === UNICODE ? value.toString("utf16le").replace(/\0.*$/s, "") : type === STRING8 ? western(value) : "";
  if (id === PROPERTY.longFileName && text !== "") file.name = text;
  else if (id === PROPERTY.mimeTag && text !== "") file.type = text;
  else if (id === PROPERTY.contentId && text !== "") file.contentId = text;
  // An embedded object begins with the id of its interface.
  else if (id === PROPERTY.data && file.content.length === 0 && type === 0x0d) file.content = value.subarray(16);
}

/** Bytes of a value, where its type has a fixed size; rounded up to four as they stand in the stream. [MS-OXCDATA] §2.11.1 */
function fixedWidth(type: number): number | undefined {
  switch (type) {
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x0a:
    case 0x0b:
      return 4;
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8;
    case 0x48:
      return 16;
    default:
      return undefined;
  }
}

function padded(length: number): number {
  return length + ((4 - (length % 4)) % 4);
}

function western(bytes: Buffer): string {
  return new TextDecoder("windows-1258").decode(bytes).replace(/\0.*$/s, "").normalize("NFC");
}

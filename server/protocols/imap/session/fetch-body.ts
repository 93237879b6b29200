import { isCommonField } from "../common-fields.ts";
import type { FetchItem, Partial } from "../grammar/fetch-items.ts";
import type { ImapUser, Message } from "../hooks.ts";
import { no, Refused } from "../replies.ts";
import { splitFields } from "../structure/fields.ts";
import type { Span } from "../structure/part.ts";
import { partAt, spanOf, type Section } from "../structure/section.ts";
import { decodeTransfer } from "../structure/transfer.ts";
import { Farewell, Gone } from "../../wire/ends.ts";
import type { Output } from "../../wire/output.ts";

type SectionItem = Extract<FetchItem, { kind: "section" | "binary" }>;
type BinarySize = Extract<FetchItem, { kind: "binary-size" }>;

const EMPTY = Buffer.alloc(0);
/** A message up to this size is read whole, once for all its sections. */
const READ_WHOLE = 256 * 1024;
/** A decoded part is held in memory; a larger one is refused. */
const MOST_DECODED = 64 * 1024 * 1024;

/** Whether the fields that are kept beside the message are enough for a section. */
export function isFromHead({ path, of, names }: Section): boolean {
  return of === "fields" && path.length === 0 && names.every(isCommonField);
}

/** The bytes of one message, read when they are first needed. */
export class Body {
  private readonly user: ImapUser;
  private readonly message: Message;
  private whole: Buffer | undefined;

  constructor(user: ImapUser, message: Message) {
    this.user = user;
    this.message = message;
  }

  /** Writes `label value` of a section; what it throws but `Farewell` and `Gone` is thrown before anything is written. */
  async write(output: Output, item: SectionItem): Promise<void> {
    if (item.kind === "binary") return this.writeBinary(output, item);
    const { section } = item;
    if (section.of === "fields" || section.of === "fields-not") {
      const text = await this.fields(section);
      output.write(`${item.label} ${text === undefined ? "NIL" : literal(within(text, item.partial))}`);
      return undefined;
    }
    const span = this.span(section);
    if (!span) {
      output.write(`${item.label} NIL`);
      return undefined;
    }
    const [from, to] = cut(span, item.partial);
    const head = `${item.label} {${to - from}}\r\n`;
    if (this.message.size <= READ_WHOLE || to === from) {
      const bytes = to === from ? EMPTY : await this.bytes([from, to]);
      output.write(head + withoutNul(bytes).toString("latin1"));
      return undefined;
    }
    const stream = this.user.stream(this.message.content, from, to);
    output.write(head);
    try {
      for await (const chunk of stream) await output.bytes(withoutNul(chunk as Buffer));
    } catch (error) {
      // In the middle of a literal there is no way to say so.
      throw error instanceof Gone ? error : new Farewell("A message could not be read to its end", "SERVERBUG");
    }
    return undefined;
  }

  /** Decoded bytes of a part. */
  async binarySize(output: Output, { label, section }: BinarySize): Promise<void> {
    output.write(`${label} ${(await this.decoded(section))?.length ?? 0}`);
  }

  private async writeBinary(output: Output, { label, section, partial }: SectionItem): Promise<void> {
    const decoded = await this.decoded(section);
    if (!decoded) {
      output.write(`${label} NIL`);
      return;
    }
    const [from, to] = cut([0, decoded.length], partial);
    const bytes = decoded.subarray(from, to);
    // A literal8 only where an ordinary one cannot say it.
    output.write(`${label} ${bytes.includes(0) ? "~" : ""}{${bytes.length}}\r\n`);
    await output.bytes(bytes);
  }

  private span(section: Section): Span | undefined {
    const { structure, size } = this.message;
    if (section.of === "all" && section.path.length === 0) return [0, size];
    return structure && spanOf(structure, section);
  }

  private async fields(section: Section): Promise<string | undefined> {
    const { head } = this.message;
    let block: string;
    if (isFromHead(section) && head !== undefined) block = head;
    else {
      const span = this.span(section);
      if (!span) return undefined;
      block = withoutNul(await this.bytes(span)).toString("latin1");
    }
    const isWanted = section.of === "fields";
    const chosen = splitFields(block).filter(({ name }) => section.names.includes(name) === isWanted);
    return `${chosen.map(({ raw }) => (raw.endsWith("\n") ? raw : `${raw}\r\n`)).join("")}\r\n`;
  }

  private async decoded(section: Section): Promise<Buffer | undefined> {
    const { structure, size } = this.message;
    const span = this.span(section);
    if (!span) return undefined;
    if (span[1] - span[0] > MOST_DECODED) throw new Refused(no("The part is too large to be decoded", "LIMIT"));
    const bytes = await this.bytes(span);
    const part = section.path.length === 0 || !structure ? undefined : partAt(structure, section.path);
    // The message itself, a multipart and a message inside are sent as they are.
    if (!part || part.parts || part.message || size === 0) return bytes;
    const decoded = decodeTransfer(bytes, part.encoding);
    if (!decoded) throw new Refused(no("The encoding of this part is not known", "UNKNOWN-CTE"));
    return decoded;
  }

  private async bytes([from, to]: Span): Promise<Buffer> {
    const { content, size } = this.message;
    if (size > READ_WHOLE) return this.user.read(content, from, to);
    this.whole ??= await this.user.read(content, 0, size);
    return this.whole.subarray(from, to);
  }
}

function cut([from, to]: Span, partial: Partial | undefined): Span {
  if (!partial) return [from, to];
  const start = Math.min(to, from + partial.start);
  return [start, Math.min(to, start + partial.count)];
}

const within = (text: string, partial: Partial | undefined): string => {
  const [from, to] = cut([0, text.length], partial);
  return text.slice(from, to);
};

const literal = (text: string): string => `{${text.length}}\r\n${text}`;

/** No string of the protocol may hold NUL; sizes stay as they are. */
function withoutNul(bytes: Buffer): Buffer {
  if (!bytes.includes(0)) return bytes;
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(0); at >= 0; at = copy.indexOf(0, at + 1)) copy[at] = 0x80;
  return copy;
}

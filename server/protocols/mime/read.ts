/**
 * Reading a message as a list and a reader need it: decoded, bounded, and never throwing: what cannot be understood is shown as well as can
 * be. Offsets into the original bytes, which IMAP needs, are not this function's business.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { MailParser, type AddressObject, type AttachmentStream, type EmailAddress, type HeaderValue } from "mailparser";
import { isRiskyName, safeFileName } from "./names.ts";
import { textOfHtml } from "./plain.ts";
import { READ_BOUNDS, type MailAddress, type MailAttachment, type ReadBounds, type ReadMail } from "./types.ts";

/** A turn of the event loop is given back after so many bytes: a large message must not hold up the office. */
const SLICE = 64 * 1024;

interface Reading {
  readonly headers: ReadonlyMap<string, HeaderValue>;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  /** The content of those attachments that were asked for, by index. */
  readonly kept: ReadonlyMap<number, Buffer>;
  readonly complete: boolean;
}

export async function readMail(bytes: Uint8Array, bounds: ReadBounds = READ_BOUNDS): Promise<ReadMail> {
  const { headers, text, html, attachments, complete } = await parse(bytes, bounds);
  const one = (name: string): string | null => {
    const value = headers.get(name);
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" && first.trim() !== "" ? clean(first).trim() : null;
  };
  const from = addressesOf(headers.get("from"), bounds);
  const date = headers.get("date");
  return {
    messageId: messageIds(one("message-id"))[0] ?? null,
    inReplyTo: messageIds(one("in-reply-to"))[0] ?? null,
    references: messageIds(listOf(headers.get("references")).join(" ")).slice(-100),
    from: from[0] ?? null,
    replyTo: addressesOf(headers.get("reply-to"), bounds),
    to: addressesOf(headers.get("to"), bounds),
    cc: addressesOf(headers.get("cc"), bounds),
    subject: (one("subject") ?? "").replace(/\s+/g, " ").slice(0, 1_000),
    sentAt: date instanceof Date && isPlausible(date.getTime()) ? date.getTime() : null,
    text: text !== "" || html === null ? text : textOfHtml(html),
    html,
    attachments,
    automatic: !/^(no)?$/i.test(one("auto-submitted") ?? "") || /^(bulk|junk|list)$/i.test(one("precedence") ?? ""),
    complete,
  };
}

/** The decoded content of one attachment; undefined when the message has none of that index. */
export async function readAttachment(
  bytes: Uint8Array,
  index: number,
  bounds: ReadBounds = READ_BOUNDS,
): Promise<{ readonly attachment: MailAttachment; readonly content: Buffer } | undefined> {
  const { attachments, kept } = await parse(bytes, bounds, (part) => part.index === index);
  const attachment = attachments.find((each) => each.index === index);
  const content = kept.get(index);
  return attachment && content ? { attachment, content } : undefined;
}

/** The pictures that the HTML refers to, by content id, up to `maxBytes` together. */
export async function readInlineImages(
  bytes: Uint8Array,
  maxBytes: number,
  bounds: ReadBounds = READ_BOUNDS,
): Promise<Map<string, { readonly type: string; readonly content: Buffer }>> {
  const { attachments, kept } = await parse(bytes, bounds, (part) => part.inline);
  const images = new Map<string, { type: string; content: Buffer }>();
  let left = maxBytes;
  for (const { index, contentId, type } of attachments) {
    const content = kept.get(index);
    if (contentId === null || !content || content.length > left) continue;
    left -= content.length;
    images.set(contentId, { type, content });
  }
  return images;
}

async function parse(
  bytes: Uint8Array,
  bounds: ReadBounds,
  isWanted: (part: MailAttachment) => boolean = () => false,
): Promise<Reading> {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: false,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHeadSize: bounds.maxHeaderBytes,
    maxChildNodes: bounds.maxParts,
  });
  const attachments: MailAttachment[] = [];
  let headers: ReadonlyMap<string, HeaderValue> = new Map();
  let text = "";
  const kept = new Map<number, Buffer>();
  // Held in an object: the parser's events change it while the loop below waits.
  const reading: { complete: boolean; html: string | null } = { complete: true, html: null };
  let count = 0;

  parser.on("headers", (found) => {
    headers = found;
  });
  parser.on("data", (part) => {
    if (part.type === "text") {
      text = clean(cut(part.text, bounds.maxTextLength));
      reading.html = typeof part.html === "string" ? clean(cut(part.html, bounds.maxTextLength)) : null;
      if ((part.text?.length ?? 0) > bounds.maxTextLength) reading.complete = false;
      return;
    }
    const index = count++;
    const keep = isWanted(describe(part, index, 0));
    const chunks: Buffer[] = [];
    let size = 0;
    part.content.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (keep) chunks.push(chunk);
    });
    part.content.on("end", () => {
      if (index < bounds.maxAttachments) attachments.push(describe(part, index, size));
      else reading.complete = false;
      if (keep) kept.set(index, Buffer.concat(chunks));
      part.release?.();
    });
  });

  const ended = new Promise<void>((resolve) => {
    parser.once("end", resolve);
    parser.once("close", resolve);
    parser.once("error", () => {
      reading.complete = false;
      resolve();
    });
  });
  // An error after the first must not end the process.
  parser.on("error", () => undefined);
  const until = performance.now() + bounds.maxTime;
  const tooLong = () => performance.now() > until;
  for (let at = 0; at < bytes.length && !parser.destroyed && reading.complete && !tooLong(); at += SLICE) {
    if (!parser.write(Buffer.from(bytes.subarray(at, at + SLICE)))) {
      await Promise.race([new Promise((resolve) => parser.once("drain", resolve)), ended]);
    }
    await nextTurn();
  }
  if (!parser.destroyed) parser.end();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(
      () => {
        reading.complete = false;
        resolve();
      },
      Math.max(until - performance.now(), 1),
    );
  });
  await Promise.race([ended, timeUp]);
  clearTimeout(timer);
  parser.destroy();
  if (headers.size === 0 && bytes.length > 0) reading.complete = false;
  if (!reading.complete && text === "" && reading.html === null) text = rawBody(bytes, bounds);
  return { headers, text, html: reading.html, attachments, kept, complete: reading.complete };
}

function describe(part: AttachmentStream, index: number, size: number): MailAttachment {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.contentType)
    ? part.contentType.toLowerCase()
    : "application/octet-stream";
  const number = String(index + 1);
  const fallback = type === "message/rfc822" ? `thu-${number}.eml` : `tep-${number}`;
  const name = safeFileName(typeof part.filename === "string" ? part.filename : "", fallback);
  const contentId = typeof part.cid === "string" && part.cid !== "" ? clean(part.cid).slice(0, 250) : null;
  return {
    index,
    name,
    type,
    size,
    contentId,
    inline: contentId !== null && part.contentDisposition !== "attachment" && type.startsWith("image/"),
    risky: isRiskyName(name),
  };
}

/** What to show of a message that broke a bound before its text was reached: the bytes after the header, as text. */
function rawBody(bytes: Uint8Array, bounds: ReadBounds): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const gap = raw.indexOf("\r\n\r\n");
  const body = raw.subarray(gap < 0 ? 0 : gap + 4, Math.min(raw.length, gap + 4 + bounds.maxTextLength));
  return clean(body.toString("utf8"));
}

function addressesOf(value: HeaderValue | undefined, bounds: ReadBounds): MailAddress[] {
  const objects = (Array.isArray(value) ? value : [value]).filter(isAddressObject);
  const flat = (list: readonly EmailAddress[]): EmailAddress[] =>
    list.flatMap((each) => (each.group ? flat(each.group) : [each]));
  return flat(objects.flatMap((each) => each.value))
    .slice(0, bounds.maxAddresses)
    .map(({ name, address }) => ({
      name: clean(name)
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
        .trim()
        .slice(0, 250),
      address: clean(address ?? "")
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, "")
        .slice(0, 320),
    }))
    .filter(({ name, address }) => name !== "" || address !== "");
}

function isAddressObject(value: unknown): value is AddressObject {
  return typeof value === "object" && value !== null && "value" in value && Array.isArray(value.value);
}

function listOf(value: HeaderValue | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
}

/** The message ids in a header's value; white space, comments and nonsense between them are passed over. */
export function messageIds(value: string | null): string[] {
  return [...(value ?? "").matchAll(/<[^<>\s]{1,900}>/g)].map(([id]) => id);
}

function isPlausible(time: number): boolean {
  return time > 0 && time < 8_640_000_000_000;
}

function cut(text: string | false | undefined, length: number): string {
  return typeof text === "string" ? text.slice(0, length) : "";
}

function clean(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().normalize("NFC");
}

/**
 * Reading a message as a list and a reader need it: decoded, bounded, and never throwing: what cannot be understood is shown as well as can
 * be. Offsets into the original bytes, which IMAP needs, are not this function's business.
 */
import type { AddressObject, EmailAddress, HeaderValue } from "mailparser";
import { readCalendar } from "./calendar.ts";
import { recoverHtml } from "./legacy/html.ts";
import { legacyOf, recoverLine } from "./legacy/recover.ts";
import { clean, parse, rawBody, type Parsed } from "./parse.ts";
import { textOfHtml } from "./plain.ts";
import { isTnef, openTnef } from "./tnef-parts.ts";
import { READ_BOUNDS, type MailAddress, type MailAttachment, type ReadBounds, type ReadMail } from "./types.ts";

const isCalendar = ({ type }: MailAttachment): boolean => type === "text/calendar";

export async function readMail(bytes: Uint8Array, bounds: ReadBounds = READ_BOUNDS): Promise<ReadMail> {
  const parsed = await parse(bytes, bounds, (part) => isCalendar(part) || isTnef(part));
  return mailOf(parsed, bounds);
}

/** What can be said of a message whose reading failed altogether: its own header's plainest lines, and the rest as text. */
export async function readRoughly(bytes: Uint8Array, bounds: ReadBounds = READ_BOUNDS): Promise<ReadMail> {
  const head =
    Buffer.from(bytes.subarray(0, ROUGH_HEAD))
      .toString("latin1")
      .split(/\r?\n\r?\n/)[0] ?? "";
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const wanted = lines
    .filter((line) => /^(from|to|cc|subject|date|message-id|in-reply-to):/i.test(line))
    .slice(0, 20)
    .map((line) => line.slice(0, 2_000));
  const { headers, head: said } = await parse(Buffer.from(`${wanted.join("\r\n")}\r\n\r\n`, "latin1"), bounds);
  const nothing = { html: null, attachments: [], kept: new Map<number, Buffer>(), complete: false };
  return mailOf({ headers, head: said, text: rawBody(bytes, bounds), ...nothing }, bounds);
}

const ROUGH_HEAD = 64 * 1024;

/** A message of which the header alone has been read. */
export function readHeaders(headers: ReadonlyMap<string, HeaderValue>): ReadMail {
  const body = { head: "", text: "", html: null, attachments: [], kept: new Map<number, Buffer>(), complete: false };
  return mailOf({ headers, ...body }, READ_BOUNDS);
}

function mailOf(parsed: Parsed, bounds: ReadBounds): ReadMail {
  const { headers, kept, complete } = parsed;
  const tnef = openTnef(parsed.attachments, kept);
  const text = parsed.text === "" && parsed.html === null ? (tnef.text ?? "") : parsed.text;
  const legacy = legacyOf(text);
  const line = (value: string): string => recoverLine(value, legacy);
  const people = (name: string): MailAddress[] =>
    addressesOf(headers.get(name), bounds).map((each) => ({ ...each, name: line(each.name) }));
  const one = (name: string): string | null => {
    const value = headers.get(name);
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" && first.trim() !== "" ? clean(first).trim() : null;
  };
  const html = parsed.html === null ? null : recoverHtml(parsed.html).normalize("NFC");
  const date = headers.get("date");
  const calendar = parsed.attachments.find((each) => isCalendar(each) && kept.has(each.index));
  return {
    messageId: messageIds(one("message-id"))[0] ?? null,
    inReplyTo: messageIds(one("in-reply-to"))[0] ?? null,
    references: messageIds(listOf(headers.get("references")).join(" ")).slice(-100),
    from: people("from")[0] ?? null,
    replyTo: people("reply-to"),
    to: people("to"),
    cc: people("cc"),
    subject: line((one("subject") ?? "").replace(/\s+/g, " ")).slice(0, 1_000),
    // mailparser puts all of the kind under this name; what comes first counts.
    urgent: headers.get("priority") === "high",
    head: parsed.head,
    sentAt: date instanceof Date && isPlausible(date.getTime()) ? date.getTime() : null,
    text: text !== "" || html === null ? (legacy ? legacy(text).normalize("NFC") : text) : textOfHtml(html),
    html,
    attachments: tnef.attachments,
    calendar: calendar ? readCalendar(kept.get(calendar.index) ?? Buffer.alloc(0)) : null,
    automatic:
      !/^(no)?$/i.test(one("auto-submitted") ?? "") ||
      /^(bulk|junk|list)$/i.test(one("precedence") ?? "") ||
      // mailparser puts every List-… field under this name.
      headers.has("list") ||
      /\b(oof|all|autoreply)\b/i.test(one("x-auto-response-suppress") ?? ""),
    complete,
  };
}

/** The decoded content of one attachment; undefined when the message has none of that index. */
export async function readAttachment(
  bytes: Uint8Array,
  index: number,
  bounds: ReadBounds = READ_BOUNDS,
): Promise<{ readonly attachment: MailAttachment; readonly content: Buffer } | undefined> {
  const parsed = await parse(bytes, bounds, (part) => part.index === index || isTnef(part));
  const { attachments, contents } = openTnef(parsed.attachments, parsed.kept);
  const attachment = attachments.find((each) => each.index === index);
  const content = contents.get(index);
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

/** Several attachments at once, for their text: those that `isWanted`, as they stand in `readMail`'s list. */
export async function readAttachments(
  bytes: Uint8Array,
  isWanted: (attachment: MailAttachment) => boolean,
  bounds: ReadBounds = READ_BOUNDS,
): Promise<{ readonly attachment: MailAttachment; readonly content: Buffer }[]> {
  const parsed = await parse(bytes, bounds, (part) => isWanted(part) || isTnef(part));
  const { attachments, contents } = openTnef(parsed.attachments, parsed.kept);
  return attachments.filter(isWanted).flatMap((attachment) => {
    const content = contents.get(attachment.index);
    return content ? [{ attachment, content }] : [];
  });
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

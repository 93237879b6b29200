/** Runs the MIME parser over a message within bounds; what it finds is decoded, never thrown. */
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { Transform } from "node:stream";
import { MailParser, type AttachmentStream, type HeaderValue } from "mailparser";
import { mendHeaderLine, textStream, UNSTATED } from "./charsets.ts";
import { isRiskyName, safeFileName } from "./names.ts";
import type { MailAttachment, ReadBounds } from "./types.ts";

/** A turn of the event loop is given back after so many bytes. */
const SLICE = 64 * 1024;
/** Once everything is fed, a parser that has not ended is looked at so often (ms); one that did nothing between two looks is stuck. */
const LOOK = 400;

export interface Parsed {
  readonly headers: ReadonlyMap<string, HeaderValue>;
  readonly head: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
  /** The content of those attachments that were asked for, by index. */
  readonly kept: ReadonlyMap<number, Buffer>;
  readonly complete: boolean;
}

/** The two places of the parser where letters are decoded; it has no option for them. Held by the tests of charsets. */
interface Innards {
  decoder: { decodeStream(charset: string): Transform };
  createNode(node: { charset: string | false; headers: { getList(): { line: string }[] } }): unknown;
}

function parserFor(bounds: ReadBounds): MailParser {
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
  const innards = parser as unknown as Innards;
  innards.decoder = { decodeStream: (label) => textStream(label, bounds.maxTextLength * 4) };
  const createNode = innards.createNode.bind(parser);
  innards.createNode = (node) => {
    // The parser takes what is called UTF-8, or nothing, for UTF-8 unseen: old mail is not.
    if (node.charset === false || /^(us-?ascii|ascii|utf-?8)$/i.test(node.charset)) node.charset = UNSTATED;
    for (const header of node.headers.getList()) header.line = mendHeaderLine(header.line);
    return createNode(node);
  };
  return parser;
}

export async function parse(
  bytes: Uint8Array,
  bounds: ReadBounds,
  isWanted: (part: MailAttachment) => boolean = () => false,
): Promise<Parsed> {
  const parser = parserFor(bounds);
  const attachments: MailAttachment[] = [];
  let headers: ReadonlyMap<string, HeaderValue> = new Map();
  let text = "";
  const kept = new Map<number, Buffer>();
  // Held in an object: the parser's events change it while the loop below waits.
  const reading: { complete: boolean; html: string | null; ended: boolean } = {
    complete: true,
    html: null,
    ended: false,
  };
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
    const end = () => {
      reading.ended = true;
      resolve();
    };
    parser.once("end", end);
    parser.once("close", end);
    parser.once("error", () => {
      reading.complete = false;
      end();
    });
  });
  // An error after the first must not end the process.
  parser.on("error", () => undefined);

  const spent = timer();
  const budget = bounds.maxTime + (bytes.length / (1024 * 1024)) * bounds.maxTimePerMb;
  for (let at = 0; at < bytes.length && !parser.destroyed && reading.complete && spent() < budget; at += SLICE) {
    if (!parser.write(Buffer.from(bytes.subarray(at, at + SLICE)))) {
      await Promise.race([new Promise((resolve) => parser.once("drain", resolve)), ended]);
    }
    await nextTurn();
  }
  if (!parser.destroyed) parser.end();
  const hasEnded = () => reading.ended;
  for (let before = -1; !hasEnded(); before = spent()) {
    await Promise.race([ended, pause(LOOK)]);
    if (hasEnded()) break;
    if (spent() > budget || spent() - before < 1) {
      reading.complete = false;
      break;
    }
  }
  parser.destroy();
  if (headers.size === 0 && bytes.length > 0) reading.complete = false;
  if (!reading.complete && text === "" && reading.html === null) text = rawBody(bytes, bounds);
  return { headers, head: headOf(bytes), text, html: reading.html, attachments, kept, complete: reading.complete };
}

/** Milliseconds of this thread's own work since now: a busy machine is no reason to read less of a message. */
function timer(): () => number {
  const begun = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1000;
  };
}

function describe(part: AttachmentStream, index: number, size: number): MailAttachment {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.contentType)
    ? part.contentType.toLowerCase()
    : "application/octet-stream";
  const number = String(index + 1);
  const fallback =
    type === "message/rfc822" ? `thu-${number}.eml` : type === "text/calendar" ? `lich-${number}.ics` : `tep-${number}`;
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

const MAX_HEAD = 32 * 1024;

function headOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEAD));
  const [crlf, lf] = [raw.indexOf("\r\n\r\n"), raw.indexOf("\n\n")].map((at) => (at < 0 ? raw.length : at));
  return clean(raw.subarray(0, Math.min(crlf ?? raw.length, lf ?? raw.length)).toString("utf8"));
}

/** What to show of a message that broke a bound before its text was reached: the bytes after the header, as text. */
export function rawBody(bytes: Uint8Array, bounds: ReadBounds): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const gap = raw.indexOf("\r\n\r\n");
  const body = raw.subarray(gap < 0 ? 0 : gap + 4, Math.min(raw.length, gap + 4 + bounds.maxTextLength));
  return clean(body.toString("utf8"));
}

function cut(text: string | false | undefined, length: number): string {
  return typeof text === "string" ? text.slice(0, length) : "";
}

/** NFC, without NUL and halves of characters. */
export function clean(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().normalize("NFC");
}

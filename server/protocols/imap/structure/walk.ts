/**
 * Finds where the parts of a message are, in one pass over its bytes: nothing is decoded, every offset counts raw bytes. Whatever is wrong with a
 * message, it has a structure: what cannot be told apart is one part.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { parameter, readParameters, withoutComments } from "./content-fields.ts";
import { writeEnvelope } from "./envelope.ts";
import { firstValue, splitFields, type Field } from "./fields.ts";
import type { Part, Structure } from "./part.ts";

const MOST_PARTS = 1_000;
const DEEPEST = 50;
/** Bytes of one part's header that are read; the rest belongs to it unread. */
const MOST_HEADER = 256 * 1024;
/** RFC 2046 allows 70; longer ones occur. */
const LONGEST_BOUNDARY = 250;
/** Bytes after which others have their turn. */
const PORTION = 2 * 1024 * 1024;

const LF = 10;
const CR = 13;
const DASH = 45;

/** A part whose end is not known yet. */
interface Open {
  readonly headerStart: number;
  bodyStart: number;
  /** Line ends before the body. */
  linesBefore: number;
  fields: readonly Field[];
  kind: "leaf" | "multipart" | "message";
  content: Content;
  boundary: Buffer | undefined;
  children: Part[];
  /** Inside `multipart/digest`, where parts are messages unless they say otherwise. */
  readonly inDigest: boolean;
}

type Content = Omit<Part, "header" | "body" | "lines" | "parts" | "message">;

export async function walkMessage(bytes: Buffer): Promise<Structure> {
  const walker = createWalker(bytes);
  for (let until = PORTION; walker.run(until); until += PORTION) await nextTurn();
  return { root: walker.finish(), size: bytes.length };
}

function createWalker(bytes: Buffer) {
  const open: Open[] = [];
  let at = 0;
  let lines = 0;
  let parts = 0;
  let inHeader = true;
  // Both happen behind the line, when its end has been counted.
  let headerEnds = false;
  let partBegins = false;
  let done: Part | undefined;

  begin(0, false);

  function begin(start: number, inDigest: boolean): void {
    parts += 1;
    inHeader = true;
    open.push({
      headerStart: start,
      bodyStart: start,
      linesBefore: lines,
      fields: [],
      kind: "leaf",
      content: contentOf([], inDigest),
      boundary: undefined,
      children: [],
      inDigest,
    });
  }

  /** Reads lines until `until`; false when the message has ended. */
  function run(until: number): boolean {
    while (at < bytes.length) {
      if (at >= until) return true;
      const found = bytes.indexOf(LF, at);
      const end = found < 0 ? bytes.length : found + 1;
      takeLine(at, end);
      if (found >= 0) lines += 1;
      at = end;
      if (headerEnds) {
        headerEnds = false;
        endHeader(end);
      }
      if (partBegins) {
        partBegins = false;
        begin(end, open.at(-1)?.content.subtype.toLowerCase() === "digest");
      }
    }
    return false;
  }

  function takeLine(start: number, end: number): void {
    if (bytes[start] === DASH && bytes[start + 1] === DASH && takeBoundary(start, end)) return;
    if (!inHeader) return;
    const isBlank = bytes[start] === LF || (bytes[start] === CR && end - start === 2);
    if (isBlank) headerEnds = true;
  }

  function takeBoundary(start: number, end: number): boolean {
    for (let i = open.length - 1; i >= 0; i -= 1) {
      const boundary = open[i]?.boundary;
      if (!boundary || !startsWith(start + 2, boundary)) continue;
      const after = start + 2 + boundary.length;
      const isLast = bytes[after] === DASH && bytes[after + 1] === DASH;
      if (!isRestBlank(isLast ? after + 2 : after, end)) continue;
      // Ending the header of a message/rfc822 begins the header of the message inside.
      while (inHeader) endHeader(start);
      closeDownTo(i, beforeLineEnd(start), 1);
      inHeader = false;
      const frame = open[i];
      if (!frame) return false;
      if (isLast) frame.boundary = undefined;
      else if (parts < MOST_PARTS) partBegins = true;
      return true;
    }
    return false;
  }

  function startsWith(from: number, expected: Buffer): boolean {
    return (
      from + expected.length <= bytes.length &&
      bytes.compare(expected, 0, expected.length, from, from + expected.length) === 0
    );
  }

  function isRestBlank(from: number, end: number): boolean {
    for (let i = from; i < end; i += 1) {
      const byte = bytes[i];
      if (byte !== 32 && byte !== 9 && byte !== CR && byte !== LF) return false;
    }
    return true;
  }

  /** The line end before a boundary belongs to the boundary. */
  function beforeLineEnd(start: number): number {
    if (bytes[start - 1] !== LF) return start;
    return bytes[start - 2] === CR ? start - 2 : start - 1;
  }

  function endHeader(end: number): void {
    const frame = open.at(-1);
    if (!frame) return;
    inHeader = false;
    frame.bodyStart = end;
    frame.linesBefore = lines;
    frame.fields = splitFields(
      bytes.toString("latin1", frame.headerStart, Math.min(end, frame.headerStart + MOST_HEADER)),
    );
    frame.content = contentOf(frame.fields, frame.inDigest);
    const type = frame.content.type.toLowerCase();
    const subtype = frame.content.subtype.toLowerCase();
    if (open.length >= DEEPEST) return;
    if (type === "multipart") {
      frame.kind = "multipart";
      const boundary = parameter({ value: "", params: frame.content.params }, "boundary")?.trimEnd();
      if (boundary !== undefined && boundary !== "" && boundary.length <= LONGEST_BOUNDARY) {
        frame.boundary = Buffer.from(boundary, "latin1");
      }
    } else if (type === "message" && (subtype === "rfc822" || subtype === "global") && parts < MOST_PARTS) {
      frame.kind = "message";
      begin(end, false);
    }
  }

  /** Ends every part above `index`; their bodies end at `end`, and `spare` line ends before it are not theirs. */
  function closeDownTo(index: number, end: number, spare: number): void {
    while (open.length - 1 > index) {
      const frame = open.pop();
      const parent = open.at(-1);
      if (!frame) return;
      const part = partOf(frame, end, spare);
      if (parent) parent.children.push(part);
      else done = part;
    }
  }

  function partOf(frame: Open, end: number, spare: number): Part {
    const bodyEnd = Math.max(frame.bodyStart, end);
    const counted = Math.max(0, lines - frame.linesBefore - (bodyEnd > frame.bodyStart ? spare : 0));
    const part: Part = {
      header: [frame.headerStart, frame.bodyStart],
      body: [frame.bodyStart, bodyEnd],
      lines: bodyEnd > frame.bodyStart ? counted : 0,
      ...frame.content,
    };
    if (frame.kind === "multipart") {
      return { ...part, parts: frame.children.length > 0 ? frame.children : [emptyPart(bodyEnd)] };
    }
    const [inside] = frame.children;
    if (frame.kind === "message" && inside) {
      const block = bytes.toString(
        "latin1",
        inside.header[0],
        Math.min(inside.header[1], inside.header[0] + MOST_HEADER),
      );
      return { ...part, message: { envelope: writeEnvelope(splitFields(block)), part: inside } };
    }
    return part.type.toLowerCase() === "multipart"
      ? { ...part, type: "application", subtype: "octet-stream", params: [] }
      : part;
  }

  function finish(): Part {
    while (inHeader) endHeader(bytes.length);
    closeDownTo(-1, bytes.length, 0);
    return done ?? emptyPart(bytes.length);
  }

  return { run, finish };
}

function emptyPart(at: number): Part {
  return { header: [at, at], body: [at, at], lines: 0, ...contentOf([], false) };
}

function contentOf(fields: readonly Field[], inDigest: boolean): Content {
  const typed = firstValue(fields, "content-type");
  const read = typed === undefined ? undefined : readParameters(typed);
  const [, type, subtype] = /^([^\s/]+)\s*\/\s*([^\s/]+)/.exec(read?.value ?? "") ?? [];
  const isKnown = read !== undefined && type !== undefined && subtype !== undefined;
  const disposition = firstValue(fields, "content-disposition");
  const language = firstValue(fields, "content-language");
  return {
    ...(isKnown
      ? { type, subtype, params: read.params }
      : inDigest
        ? { type: "message", subtype: "rfc822", params: [] }
        : { type: "text", subtype: "plain", params: [["charset", "us-ascii"]] }),
    id: firstValue(fields, "content-id") ?? null,
    description: firstValue(fields, "content-description") ?? null,
    encoding: encodingOf(firstValue(fields, "content-transfer-encoding")),
    md5: firstValue(fields, "content-md5") ?? null,
    disposition: disposition === undefined ? null : dispositionOf(disposition),
    language: language === undefined ? null : languagesOf(language),
    location: firstValue(fields, "content-location") ?? null,
  };
}

function encodingOf(value: string | undefined): string | null {
  const word = value === undefined ? "" : (withoutComments(value).trim().split(/[\s;]/)[0] ?? "");
  return word === "" ? null : word;
}

function dispositionOf(text: string): Part["disposition"] {
  const { value, params } = readParameters(text);
  return value === "" ? null : { kind: value, params };
}

function languagesOf(text: string): string[] | null {
  const tags = withoutComments(text)
    .split(/[\s,]+/)
    .filter((tag) => tag !== "");
  return tags.length === 0 ? null : tags;
}

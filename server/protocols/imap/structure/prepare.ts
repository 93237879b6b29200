/** Everything that FETCH and SEARCH ask of a message again and again, made from its bytes once. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { isCommonField } from "../common-fields.ts";
import { parameter } from "./content-fields.ts";
import { writeBodyStructure } from "./body-structure.ts";
import { writeEnvelope } from "./envelope.ts";
import { firstValue, splitFields, valueOf, type Field } from "./fields.ts";
import type { Part } from "./part.ts";
import { parseDate } from "./sort-keys.ts";
import { decodeTransfer } from "./transfer.ts";
import { walkMessage } from "./walk.ts";
import { decodeText, decodeWords } from "./words.ts";

export interface Prepared {
  /** The common fields, byte for byte (latin1), NUL replaced. */
  readonly head: string;
  readonly envelope: string;
  readonly bodyStructure: string;
  readonly root: Part;
  /** The day of the Date field as it is written; null where there is none that can be read. */
  readonly sentOn: string | null;
  /** Folded for search, as are the header (fields one a line, each after a line feed) and the body. */
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly header: string;
  readonly body: string;
}

const MOST_HEADER = 256 * 1024;
/** Letters of a message that can be found; the rest of a longer one is not searched. */
const MOST_TEXT = 2_000_000;
/** Bytes of one part that are decoded for it. */
const MOST_PART = 8 * 1024 * 1024;

/** How search compares: composed letters, in small ones. */
export const foldForSearch = (text: string): string => text.normalize("NFC").toLowerCase().replaceAll("\0", " ");

export async function prepareMessage(bytes: Buffer): Promise<Prepared> {
  const { root } = await walkMessage(bytes);
  const fields = fieldsAt(bytes, root);
  const common = fields.filter(({ name }) => isCommonField(name));
  const folded = (name: string) =>
    foldForSearch(
      common
        .filter((field) => field.name === name)
        .map((field) => decodeWords(valueOf(field)))
        .join(", "),
    );
  return {
    head: common.map(({ raw }) => raw.replaceAll("\0", "\x80")).join(""),
    envelope: writeEnvelope(common),
    bodyStructure: writeBodyStructure(root, true),
    root,
    sentOn: parseDate(firstValue(common, "date") ?? "")?.day ?? null,
    from: folded("from"),
    to: folded("to"),
    cc: folded("cc"),
    bcc: folded("bcc"),
    subject: folded("subject"),
    header: headerText(fields),
    body: await bodyText(bytes, root),
  };
}

function fieldsAt(bytes: Buffer, { header }: Part): Field[] {
  return splitFields(bytes.toString("latin1", header[0], Math.min(header[1], header[0] + MOST_HEADER)));
}

function headerText(fields: readonly Field[]): string {
  return foldForSearch(fields.map((field) => `\n${field.name}: ${decodeWords(valueOf(field))}`).join(""));
}

/** The text of all text parts, and the headers and texts of messages inside, one after the other. */
async function bodyText(bytes: Buffer, root: Part): Promise<string> {
  const texts: string[] = [];
  let left = MOST_TEXT;
  const open: Part[] = [root];
  for (let part = open.pop(); part && left > 0; part = open.pop()) {
    if (part.parts) open.push(...part.parts.toReversed());
    else if (part.message) {
      texts.push(headerText(fieldsAt(bytes, part.message.part)));
      open.push(part.message.part);
    } else if (part.type.toLowerCase() === "text") {
      const text = foldForSearch(textOf(bytes, part)).slice(0, left);
      left -= text.length;
      texts.push(text);
      if (part.body[1] - part.body[0] > 100_000) await nextTurn();
    }
  }
  return texts.join("\n");
}

function textOf(bytes: Buffer, { body, encoding, params }: Part): string {
  const raw = bytes.subarray(body[0], Math.min(body[1], body[0] + MOST_PART));
  const decoded = decodeTransfer(raw, encoding) ?? raw;
  return decodeText(decoded, parameter({ value: "", params }, "charset") ?? "") ?? decoded.toString("utf8");
}

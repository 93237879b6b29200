import { CallError } from "./call-error.ts";

/** What a look in place asks of a file. */
export interface PreviewFile {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** A program, a script, or a document with macros. */
  readonly risky: boolean;
}

/** How an attachment can be looked at in place. */
export type PreviewKind = "image" | "pdf" | "word" | "text";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"]);
const TEXTS = /\.(txt|csv|log|md|ics|vcf|eml|json|xml)$/i;
/** Bytes that a look in place takes; above it one downloads. */
const MOST: Readonly<Record<PreviewKind, number>> = {
  image: 30_000_000,
  pdf: 60_000_000,
  word: 15_000_000,
  text: 2_000_000,
};

/** How an attachment can be looked at; undefined for what is only downloaded. What may run is never looked at. */
export function previewOf({ name, type, size, risky }: PreviewFile): PreviewKind | undefined {
  if (risky) return undefined;
  const kind = kindOf(name, type);
  return kind && size <= MOST[kind] ? kind : undefined;
}

/** Many programs send everything as `application/octet-stream`: the name then says what it is. */
function kindOf(name: string, type: string): PreviewKind | undefined {
  if (PICTURES.has(type) || /\.(png|jpe?g|gif|webp|bmp)$/i.test(name)) return "image";
  if (type === "application/pdf" || /\.pdf$/i.test(name)) return "pdf";
  if (/\.docx$/i.test(name)) return "word";
  if (TEXTS.test(name) || type === "text/plain" || type === "text/csv") return "text";
  return undefined;
}

/** Text in whichever encoding it is: UTF-8 or UTF-16 by its mark, otherwise what Windows wrote in Việt Nam. */
export function decodeText(bytes: ArrayBuffer): string {
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  }
}

/** The bytes under an address of this office. */
export async function fetchBytes(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const reply = await fetch(address, { credentials: "same-origin", signal });
  if (!reply.ok) throw new CallError({ code: "web.unexpected", status: reply.status, message: reply.statusText });
  return reply.arrayBuffer();
}

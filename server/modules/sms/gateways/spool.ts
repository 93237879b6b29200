import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SendOutcome } from "../../../protocols/gsm/index.ts";

/** The folders of smstools 3 (smsd.conf: outgoing, sent, failed, incoming, report). */
const FOLDERS = { outgoing: "outgoing", sent: "sent", failed: "failed", incoming: "incoming", report: "report" };
const LOOK_EVERY = 250;

export interface SpoolMessage {
  readonly id: number;
  readonly number: string;
  readonly text: string;
}

/** Whether smsd's folders are here. */
export const isSpool = (folder: string): boolean =>
  [FOLDERS.outgoing, FOLDERS.sent].every((name) => existsSync(join(folder, name)));

/** A message as smsd takes it: headers, an empty line, the text; beyond ASCII as UTF-16 with the high octet first. */
export function spoolFile({ number, text }: SpoolMessage): Buffer {
  // eslint-disable-next-line no-control-regex -- ASCII ends with a control character
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  const headers = [`To: ${number.replace(/^\+/, "")}`, "Report: yes", ...(isAscii ? [] : ["Alphabet: UCS2"])];
  const body = isAscii ? Buffer.from(text, "latin1") : Buffer.from(text, "utf16le").swap16();
  return Buffer.concat([Buffer.from(`${headers.join("\n")}\n\n`, "latin1"), body]);
}

/** A file of smsd in its parts: headers by their names in small letters. */
export function readSpoolFile(file: Buffer): { headers: ReadonlyMap<string, string>; text: string } {
  const end = file.indexOf("\n\n");
  const head = file.subarray(0, end < 0 ? file.length : end).toString("latin1");
  const headers = new Map(
    head.split(/\r?\n/).flatMap((line) => {
      const match = /^([\w-]+): *(.*)$/.exec(line);
      return match ? [[(match[1] ?? "").toLowerCase(), (match[2] ?? "").trim()] as const] : [];
    }),
  );
  const body = end < 0 ? Buffer.alloc(0) : file.subarray(end + 2);
  const alphabet = (headers.get("alphabet") ?? "").toLowerCase();
  if (/^ucs/.test(alphabet) && body.length % 2 === 0) {
    return { headers, text: Buffer.from(body).swap16().toString("utf16le") };
  }
  return { headers, text: body.toString(/^utf/.test(alphabet) ? "utf8" : "latin1").replace(/\n$/, "") };
}

/** Hands a whole message to smsd and waits until it has moved the file to `sent` or `failed`. Never rejects. */
export async function dropIntoSpool(
  folder: string,
  message: SpoolMessage,
  { patience, isOver }: { patience: number; isOver(): boolean },
): Promise<SendOutcome> {
  const name = `congso-${String(message.id)}-${Date.now().toString(36)}`;
  const at = (place: keyof typeof FOLDERS) => join(folder, FOLDERS[place], name);
  try {
    const half = join(folder, `${name}.half`);
    writeFileSync(half, spoolFile(message), { flush: true });
    // smsd takes whatever lies in its folder: the file comes there whole.
    renameSync(half, at("outgoing"));
  } catch {
    return { kind: "refused", code: undefined, reason: "temporary" };
  }
  const deadline = performance.now() + patience;
  while (performance.now() < deadline && !isOver()) {
    if (existsSync(at("sent"))) return sentOutcome(at("sent"));
    if (existsSync(at("failed"))) return { kind: "refused", code: undefined, reason: "bad-number" };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  // What smsd has not begun is taken back: it is surely not sent.
  if (existsSync(at("outgoing")) && !existsSync(`${at("outgoing")}.LOCK`)) {
    rmSync(at("outgoing"), { force: true });
    return { kind: "not-sent", awaited: "smsd" };
  }
  return existsSync(at("sent")) ? sentOutcome(at("sent")) : { kind: "unknown", awaited: "smsd" };
}

function sentOutcome(path: string): SendOutcome {
  const reference = Number(readSpoolFile(readFileSync(path)).headers.get("message_id") ?? 0);
  return { kind: "accepted", reference: Number.isInteger(reference) ? reference & 0xff : 0 };
}

/** What smsd has received: a message, or a report about one that we sent. */
export type SpoolInbound =
  | {
      readonly kind: "text";
      readonly number: string;
      readonly text: string;
      readonly sentAt: number;
      readonly key: string;
    }
  | { readonly kind: "report"; readonly number: string; readonly reference: number; readonly status: number };

/** Reads what lies in `incoming` and `report`; each file is removed once `take` has returned. */
export function takeFromSpool(folder: string, take: (inbound: SpoolInbound) => void): void {
  for (const place of [FOLDERS.incoming, FOLDERS.report]) {
    const inside = join(folder, place);
    if (!existsSync(inside)) continue;
    for (const name of readdirSync(inside).sort()) {
      const path = join(inside, name);
      if (name.endsWith(".LOCK") || existsSync(`${path}.LOCK`) || !statSync(path).isFile()) continue;
      take(inboundOf(name, readFileSync(path), statSync(path).mtimeMs));
      rmSync(path, { force: true });
    }
  }
}

function inboundOf(name: string, file: Buffer, at: number): SpoolInbound {
  const { headers, text } = readSpoolFile(file);
  const from = headers.get("from") ?? "?";
  // smsd writes international numbers without their plus.
  const number = /^\d{10,15}$/.test(from) && !from.startsWith("0") ? `+${from}` : from;
  const report = /^Message_id: *(\d+)[^]*^Status: *(\d+)/m.exec(text);
  if (/^SMS STATUS REPORT/m.test(text) && report) {
    return { kind: "report", number, reference: Number(report[1]) & 0xff, status: Number(report[2]) };
  }
  return { kind: "text", number, text, sentAt: Math.round(at), key: `${name} ${String(Math.round(at))}` };
}

/** Makes smsd's folders where they are missing: for whoever sets up both. */
export function makeSpool(folder: string): void {
  for (const name of Object.values(FOLDERS)) mkdirSync(join(folder, name), { recursive: true });
}

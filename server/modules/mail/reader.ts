import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import type { Kernel } from "../../kernel/module.ts";
import { openWorkerPool, WorkerFault } from "../../kernel/worker-pool.ts";
import { hasWords } from "../../protocols/documents/index.ts";
import {
  previewOf,
  readRoughly,
  type MailAddress,
  type MailAttachment,
  type MimeAnswer,
  type MimeQuestion,
  type ReadMail,
} from "../../protocols/mime/index.ts";
import type { IndexWords, NewContent } from "./store.ts";

/** Reads stored messages, in threads of their own: whatever stands in a message, the office goes on. */
export interface MailReader {
  /** What cannot be read within its bounds is shown as well as can be, `complete: false`. */
  read(hash: string): Promise<ReadMail>;
  /** The same of bytes that are being stored meanwhile. */
  readBytes(bytes: Buffer): Promise<ReadMail>;
  attachment(hash: string, index: number): Promise<{ attachment: MailAttachment; content: Buffer } | undefined>;
  inlineImages(hash: string): Promise<Map<string, { type: string; content: Buffer }>>;
  close(): Promise<void>;
}

/** Messages read at the same time: each may take as much memory as it is large. */
const AT_ONCE = 4;
const THREADS = 2;
const HEAP_MB = 384;
/** A thread keeps itself to about a second of work a message; one that has lost itself is ended. */
const LOST_AFTER = 10_000;
/** Pictures in the text of one message, together. */
const MOST_INLINE = 10 * 1024 * 1024;

export function createMailReader(kernel: Kernel): MailReader {
  const log = kernel.log.named("mail");
  const pool = openWorkerPool<MimeQuestion, MimeAnswer>("mime", {
    size: THREADS,
    queueLimit: AT_ONCE,
    timeLimit: LOST_AFTER,
    waitingCounts: false,
    heapMb: HEAP_MB,
  });
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  async function bytesOf(hash: string): Promise<Buffer> {
    // Throws `blobs.missing` where the file is not there.
    kernel.blobs.size(hash);
    return readFile(kernel.blobs.path(hash));
  }

  /** Undefined where the thread gave up: the question alone is lost, and is not asked again. */
  async function ask(hash: string, question: MimeQuestion): Promise<MimeAnswer | undefined> {
    try {
      return await pool.ask(question);
    } catch (error) {
      if (!(error instanceof WorkerFault) || error.reason === "busy") throw error;
      log.warn("A message could not be read whole", { hash, reason: error.reason });
      return undefined;
    }
  }

  async function readWhole(hash: string, bytes: Buffer): Promise<ReadMail> {
    const answer = await ask(hash, { kind: "read", bytes });
    return answer?.kind === "read" ? answer.mail : readRoughly(bytes);
  }

  return {
    read: (hash) => inTurn(async () => readWhole(hash, await bytesOf(hash))),
    readBytes: (bytes) => inTurn(() => readWhole("", bytes)),
    attachment: (hash, index) =>
      inTurn(async () => {
        const answer = await ask(hash, { kind: "attachment", bytes: await bytesOf(hash), index });
        if (answer?.kind !== "attachment" || !answer.found) return undefined;
        return { attachment: answer.found.attachment, content: Buffer.from(answer.found.content) };
      }),
    inlineImages: (hash) =>
      inTurn(async () => {
        const answer = await ask(hash, { kind: "images", bytes: await bytesOf(hash), maxBytes: MOST_INLINE });
        if (answer?.kind !== "images") return new Map();
        return new Map(
          [...answer.images].map(([id, { type, content }]) => [id, { type, content: Buffer.from(content) }]),
        );
      }),
    close: () => pool.close(),
  };
}

/** Recipients that a list shows; it never needs more. */
const LISTED_RECIPIENTS = 5;
/** UTF-16 units of a message that are put into the index. */
const INDEXED_WORDS = 200_000;
const INDEXED_PEOPLE = 20_000;

/** What lists and search keep of a message. */
export function contentOf(blob: { hash: string; size: number }, mail: ReadMail): NewContent {
  const enclosed = mail.attachments.filter(({ inline }) => !inline);
  return {
    hash: blob.hash,
    size: blob.size,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    threadKey: threadKeyOf(mail, blob.hash),
    subject: mail.subject,
    fromName: mail.from?.name ?? "",
    fromAddress: mail.from?.address ?? "",
    recipients: JSON.stringify(mail.to.slice(0, LISTED_RECIPIENTS)),
    recipientCount: mail.to.length + mail.cc.length,
    sentAt: mail.sentAt,
    urgent: mail.urgent,
    preview: previewOf(mail.text),
    hasAttachments: enclosed.length > 0,
    words: wordsOf(mail),
  };
}

/** The same where the header alone has been read: what stands inside is filled in afterwards. */
export function headContentOf(blob: { hash: string; size: number }, head: ReadMail): NewContent {
  return { ...contentOf(blob, head), words: null };
}

/** What the index knows of a message without opening what is enclosed. */
export function wordsOf(mail: ReadMail): IndexWords {
  const people = (list: readonly MailAddress[]) =>
    list
      .map(({ name, address }) => `${name} ${address}`)
      .join(" ")
      .slice(0, INDEXED_PEOPLE);
  const files = mail.attachments.filter(({ inline }) => !inline);
  return {
    sender: people(mail.from ? [mail.from] : []),
    recipients: people(mail.to),
    copies: people(mail.cc),
    subject: mail.subject,
    text: mail.text.slice(0, INDEXED_WORDS),
    files: files.map(({ name }) => name).join(" "),
    head: mail.head,
    isEnclosed: files.some(hasWords),
  };
}

/** The first message of the conversation names it: RFC 5322 §3.6.4 puts it first in References. Long ids are shortened to their digest. */
function threadKeyOf(mail: ReadMail, hash: string): string {
  const root = mail.references[0] ?? mail.inReplyTo ?? mail.messageId ?? hash;
  return root.length <= 200 ? root : createHash("sha256").update(root).digest("hex");
}

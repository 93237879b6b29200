import { parentPort } from "node:worker_threads";
import { readAttachments } from "../mime/read.ts";
import { hasWords } from "./kinds.ts";
import { textOfDocument } from "./text-of.ts";

/** A whole message, of whose attachments the words are wanted. */
export interface DocumentsQuestion {
  readonly bytes: Uint8Array;
  /** UTF-16 units, all attachments together. */
  readonly maxLength: number;
}

export interface DocumentsAnswer {
  readonly text: string;
  /** Attachments that could not be read. */
  readonly failed: number;
}

async function answer({ bytes, maxLength }: DocumentsQuestion): Promise<DocumentsAnswer> {
  let text = "";
  let failed = 0;
  for (const { attachment, content } of await readAttachments(bytes, (each) => !each.inline && hasWords(each))) {
    if (text.length >= maxLength) break;
    try {
      text += `${await textOfDocument(attachment, content, maxLength - text.length)}\n`;
    } catch {
      failed += 1;
    }
  }
  return { text: text.trim(), failed };
}

parentPort?.on("message", (question: DocumentsQuestion) => {
  answer(question).then(
    (value) => parentPort?.postMessage({ ok: true, value }),
    (error: unknown) =>
      parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});

import { parentPort } from "node:worker_threads";
import { readAttachment, readInlineImages, readMail } from "./read.ts";
import type { MailAttachment, ReadMail } from "./types.ts";

/** What is asked of the thread that reads messages; `bytes` is the whole message. */
export type MimeQuestion =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "attachment"; readonly bytes: Uint8Array; readonly index: number }
  | { readonly kind: "images"; readonly bytes: Uint8Array; readonly maxBytes: number };

/** By the question's kind. Contents come as plain bytes. */
export type MimeAnswer =
  | { readonly kind: "read"; readonly mail: ReadMail }
  | { readonly kind: "attachment"; readonly found: { attachment: MailAttachment; content: Uint8Array } | undefined }
  | { readonly kind: "images"; readonly images: ReadonlyMap<string, { type: string; content: Uint8Array }> };

async function answer(question: MimeQuestion): Promise<MimeAnswer> {
  switch (question.kind) {
    case "read":
      return { kind: "read", mail: await readMail(question.bytes) };
    case "attachment":
      return { kind: "attachment", found: await readAttachment(question.bytes, question.index) };
    case "images":
      return { kind: "images", images: await readInlineImages(question.bytes, question.maxBytes) };
  }
}

parentPort?.on("message", (question: MimeQuestion) => {
  answer(question).then(
    (value) => parentPort?.postMessage({ ok: true, value }),
    (error: unknown) =>
      parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});

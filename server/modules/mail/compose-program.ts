import { randomUUID } from "node:crypto";
import type { Kernel } from "../../kernel/module.ts";
import { writeMail, type MailAddress } from "../../protocols/mime/index.ts";
import type { AddressBook } from "./addresses.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { MEGABYTE } from "./settings.ts";
import type { NewContent } from "./store.ts";

/** A message that the program writes by itself, ready for a delivering transaction. */
export interface ProgramLetter {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

export type WriteLetter = (letter: ProgramLetter) => Promise<NewContent>;

/** Writes it to disk, marked as a program's (RFC 3834 §5), so that no program answers it. */
export function createWriteLetter(kernel: Kernel, book: AddressBook, reader: MailReader): WriteLetter {
  return async (letter) => {
    const bytes = await writeMail({
      ...letter,
      cc: [],
      messageId: `<${randomUUID()}@${book.domain()}>`,
      sentAt: kernel.clock.now(),
      attachments: [],
      headers: { "Auto-Submitted": "auto-generated", ...letter.headers },
    });
    const blob = await kernel.blobs.put(bytes, { maxBytes: MEGABYTE });
    return contentOf(blob, await reader.read(blob.hash));
  };
}

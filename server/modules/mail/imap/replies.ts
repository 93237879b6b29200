import { Refusal } from "../../../kernel/errors.ts";
import { no, type Reply } from "../../../protocols/imap/index.ts";

/** Response codes (RFC 5530) for what the office refuses with. */
const CODES: Readonly<Record<string, string>> = {
  "mail.folders.exists": "ALREADYEXISTS",
  "mail.folders.name": "CANNOT",
  "mail.folders.standard": "CANNOT",
  "mail.folders.intoItself": "CANNOT",
  "mail.folders.hasChildren": "HASCHILDREN",
  "mail.folders.tooMany": "LIMIT",
  "kernel.notFound": "NONEXISTENT",
  "kernel.forbidden": "NOPERM",
  "kernel.tooLarge": "TOOBIG",
  "kernel.diskFull": "UNAVAILABLE",
  "kernel.stopping": "UNAVAILABLE",
  "database.readersBusy": "UNAVAILABLE",
  "database.readTooLong": "UNAVAILABLE",
};

/** What a refusal of the office is to a mail program; undefined for a defect. */
export function replyOfRefusal(error: unknown): Reply | undefined {
  return error instanceof Refusal ? no(error.say("en"), CODES[error.code]) : undefined;
}

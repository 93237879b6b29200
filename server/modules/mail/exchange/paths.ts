import type { MailboxRole } from "../contract/messages.ts";
import { FLAG } from "../flags.ts";
import { fromUtf7 } from "../../../protocols/imap/index.ts";

/** What the standard folders are called in other programs, in lower case. */
const ROLES: Readonly<Record<string, MailboxRole>> = {
  inbox: "inbox",
  sent: "sent",
  "sent items": "sent",
  "sent messages": "sent",
  "sent mail": "sent",
  "đã gửi": "sent",
  archive: "archive",
  archives: "archive",
  "lưu trữ": "archive",
  trash: "trash",
  "deleted items": "trash",
  "deleted messages": "trash",
  "thùng rác": "trash",
  junk: "junk",
  spam: "junk",
  "junk e-mail": "junk",
  "thư rác": "junk",
};

/** The standard folder that a name of another program means; undefined for a folder of its own. */
export function roleOf(folder: string): MailboxRole | undefined {
  return ROLES[folder.toLowerCase()];
}

const MOST_LEVELS = 10;
const LONGEST_LEVEL = 100;

/** A folder's path that our mailboxes may have: no control characters, wildcards or empty levels; bounded. Empty where nothing is left. */
export function folderPath(levels: readonly string[]): string {
  return levels
    .map((level) =>
      level
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}*%/\\]/gu, " ")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, LONGEST_LEVEL)
        .trim(),
    )
    .filter((level) => level !== "")
    .slice(0, MOST_LEVELS)
    .join("/");
}

/** The levels of an entry's path; undefined for one that leads out of the archive, or is none of a file. */
export function entryLevels(name: string): string[] | undefined {
  if (name.includes("\0") || name.includes("\\") || /^(\/|[a-z]:)/i.test(name)) return undefined;
  const levels = name.split("/").filter((level) => level !== "" && level !== ".");
  return levels.includes("..") ? undefined : levels;
}

/** The folder that a Maildir's directory means: `Maildir` is the inbox, `.Sent.2025` (Maildir++) and `Sent/2025` are Sent/2025. */
export function maildirFolder(directory: readonly string[]): string {
  const last = directory.at(-1) ?? "";
  if (last.startsWith(".")) {
    const name = last.slice(1);
    return folderPath((fromUtf7(name) ?? name).split("."));
  }
  // The first level is the Maildir itself.
  const path = folderPath(directory.slice(1).map((level) => fromUtf7(level) ?? level));
  return path === "" ? "INBOX" : path;
}

/** The flags in a Maildir file's name, `…:2,FRS`; what lies in `new` has been seen by nobody. */
export function maildirFlags(name: string): number {
  const letters = /[:;!]2,([A-Za-z]*)$/.exec(name)?.[1] ?? "";
  return flagsOf({
    seen: letters.includes("S"),
    answered: letters.includes("R"),
    flagged: letters.includes("F"),
    forwarded: letters.includes("P"),
  });
}

/** When a Maildir file was delivered: its name begins with the second. */
export function maildirInstant(name: string): number | null {
  const seconds = Number(/^(\d{9,10})\./.exec(name)?.[1] ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

export function flagsOf(set: { seen?: boolean; answered?: boolean; flagged?: boolean; forwarded?: boolean }): number {
  return (
    (set.seen ? FLAG.seen : 0) |
    (set.answered ? FLAG.answered : 0) |
    (set.flagged ? FLAG.flagged : 0) |
    (set.forwarded ? FLAG.forwarded : 0)
  );
}

/** The letters of flags in a Maildir file's name, in their order. */
export function maildirLetters(flags: number): string {
  return [
    flags & FLAG.flagged ? "F" : "",
    flags & FLAG.forwarded ? "P" : "",
    flags & FLAG.answered ? "R" : "",
    flags & FLAG.seen ? "S" : "",
  ].join("");
}

import type { AnnouncementInput } from "./contract.ts";
import { MAX_FILES } from "./contract.ts";
import { announcementErrors } from "./errors.ts";

const MINUTE = 60_000;

/** The text as it is kept: one Unicode form, no white space around it. */
export const tidy = (text: string): string => text.normalize("NFC").trim();

/** What the schema cannot say of a draft. Returns it as it is stored. */
export function checkDraft(input: AnnouncementInput): AnnouncementInput {
  if (input.keptFiles.length + input.newFiles.length > MAX_FILES) {
    throw announcementErrors.tooManyFiles({ most: MAX_FILES }, "/body/newFiles");
  }
  return { ...input, title: tidy(input.title), body: tidy(input.body) };
}

/** What must hold when it is sent: it says something, and it ends after it begins. A time of publishing that has passed means now. */
export function checkSending(
  post: { readonly body: string; readonly publishesAt: number | null; readonly expiresAt: number | null },
  fileCount: number,
  now: number,
): void {
  if (post.body === "" && fileCount === 0) throw announcementErrors.empty({}, "/body/body");
  checkEnd(post.expiresAt, Math.max(post.publishesAt ?? now, now));
}

/** The end lies at least a minute after `from`. */
export function checkEnd(expiresAt: number | null, from: number): void {
  if (expiresAt !== null && expiresAt < from + MINUTE) throw announcementErrors.times({}, "/body/expiresAt");
}

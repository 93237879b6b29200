/** All SQL of the module. */
export * from "./store/access.ts";
export * from "./store/accounts.ts";
export * from "./store/browse.ts";
export * from "./store/contents.ts";
export * from "./store/draft-copies.ts";
export * from "./store/draft-files.ts";
export * from "./store/drafts.ts";
export * from "./store/links.ts";
export * from "./store/labels.ts";
export * from "./store/imap-reads.ts";
export * from "./store/holds.ts";
export * from "./store/indexing.ts";
export * from "./store/lists.ts";
export * from "./store/mailboxes.ts";
export * from "./store/messages.ts";
export * from "./store/phrases.ts";
export * from "./store/sent.ts";
export * from "./store/waiting.ts";
export * from "./store/reading.ts";
export * from "./store/touched.ts";
export * from "./store/wire.ts";
export * from "./store/searching.ts";

/** The files that rows of this module name. */
export const BLOB_REFERENCES = [
  "SELECT DISTINCT hash FROM mail_content",
  "SELECT DISTINCT hash FROM mail_draft_file",
  "SELECT DISTINCT hash FROM mail_link",
  "SELECT DISTINCT hash FROM mail_outgoing",
] as const;

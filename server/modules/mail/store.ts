/** All SQL of the module. */
export * from "./store/access.ts";
export * from "./store/accounts.ts";
export * from "./store/contents.ts";
export * from "./store/draft-copies.ts";
export * from "./store/draft-files.ts";
export * from "./store/drafts.ts";
export * from "./store/links.ts";
export * from "./store/lists.ts";
export * from "./store/messages.ts";
export * from "./store/phrases.ts";
export * from "./store/sent.ts";
export * from "./store/waiting.ts";

/** The files that rows of this module name. */
export const BLOB_REFERENCES = [
  "SELECT DISTINCT hash FROM mail_content",
  "SELECT DISTINCT hash FROM mail_draft_file",
  "SELECT DISTINCT hash FROM mail_link",
] as const;

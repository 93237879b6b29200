/** IMAP4rev1 with its extensions: the language, its sessions and its doors. Knows no storage and no office word; see README.md. */
export { isCommonField } from "./common-fields.ts";
export { openDoor, type DoorOptions } from "./door.ts";
export { SYSTEM_FLAGS, type Flags } from "./flags.ts";
export type * from "./hooks.ts";
export { IMAP_LIMITS, type ImapLimits } from "./limits.ts";
export { bad, no, ok, Refused, type Reply } from "./replies.ts";
export type { SearchKey } from "./search-key.ts";
export type { Part } from "./structure/part.ts";
export { foldForSearch, prepareMessage, type Prepared } from "./structure/prepare.ts";
export { fromUtf7, toUtf7 } from "./grammar/mailbox-names.ts";

/** IMAP4rev1 with its extensions: the language, its sessions and its doors. Knows no storage and no office word; see README.md. */
export { isCommonField } from "./common-fields.ts";
export { openDoor, type Door, type DoorOptions } from "./door.ts";
export { SYSTEM_FLAGS, type Flags } from "./flags.ts";
export type * from "./hooks.ts";
export { IMAP_LIMITS, type ImapLimits } from "./limits.ts";
export { bad, no, ok, Refused, type Reply } from "./replies.ts";
export type { SearchKey } from "./search-key.ts";
export { writeBodyStructure } from "./structure/body-structure.ts";
export { writeEnvelope } from "./structure/envelope.ts";
export { splitFields, valueOf, type Field } from "./structure/fields.ts";
export type { Part, Structure } from "./structure/part.ts";
export { parseDate } from "./structure/sort-keys.ts";
export { decodeTransfer } from "./structure/transfer.ts";
export { walkMessage } from "./structure/walk.ts";
export { decodeText, decodeWords } from "./structure/words.ts";

/** POP3 (RFC 1939) with STLS, UIDL, TOP and SASL PLAIN. Knows no storage and no office word. */
export { openPop3Door, type Pop3DoorOptions } from "./door.ts";
export type { DropMessage, Maildrop, Pop3Hooks, Pop3Limits, Pop3Peer, Pop3Refusal } from "./hooks.ts";

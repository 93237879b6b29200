/** The mail's front door: shapes, routes, permissions, event and live names; browser-safe. */
export * from "./contract/messages.ts";
export * from "./contract/drafts.ts";
export * from "./contract/events.ts";
export * from "./contract/devices.ts";
export * from "./contract/doors.ts";
export * from "./contract/names.ts";
export * from "./contract/programs.ts";
export * from "./contract/queue.ts";
export * from "./contract/powers.ts";
export * from "./absence/contract.ts";
export * from "./delegates/contract.ts";
export * from "./contract/search.ts";
export * from "./receipts/contract.ts";
export * from "./retention/contract.ts";
export * from "./rules/contract.ts";
export * from "./shared/contract.ts";

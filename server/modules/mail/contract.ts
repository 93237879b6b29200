/** The mail's front door: shapes, routes, permissions, event and live names; browser-safe. */
export * from "./contract/messages.ts";
export * from "./contract/recipients.ts";
export * from "./contract/drafts.ts";
export * from "./contract/sending.ts";
export * from "./contract/phrases.ts";
export * from "./contract/events.ts";
export * from "./receipts/contract.ts";
export * from "./rules/contract.ts";
export * from "./shared/contract.ts";

/** The mail's front door: shapes, routes, permissions, event and live names; browser-safe. */
export * from "./contract/messages.ts";
export * from "./contract/browse.ts";
export * from "./contract/labels.ts";
export * from "./contract/bulk.ts";
export * from "./contract/turn.ts";
export * from "./contract/drafts.ts";
export * from "./contract/events.ts";

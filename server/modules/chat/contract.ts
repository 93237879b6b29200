export * from "./contract/common.ts";
export * from "./contract/events.ts";
export * from "./contract/keeping.ts";
export * from "./contract/messages.ts";
export * from "./contract/rooms.ts";

export * from "./contract/common.ts";
export * from "./contract/inbound.ts";
export * from "./contract/lists.ts";
export * from "./contract/messages.ts";
export * from "./contract/modems.ts";
export * from "./contract/settings.ts";
export * from "./contract/templates.ts";

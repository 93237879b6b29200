export * from "./contract/comments.ts";
export * from "./contract/common.ts";
export * from "./contract/events.ts";
export * from "./contract/posts.ts";
export * from "./contract/readers.ts";
export * from "./contract/sheets.ts";

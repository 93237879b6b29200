export * from "./store/comments.ts";
export * from "./store/files.ts";
export * from "./store/posts.ts";
export * from "./store/readers.ts";
export * from "./store/sheets.ts";

/** All SQL of the module. */
export * from "./store/keeping.ts";
export * from "./store/messages.ts";
export * from "./store/rooms.ts";
export * from "./store/search.ts";

/** The blobs that its rows hold: the sweep keeps them. */
export const BLOB_REFERENCES = ["SELECT DISTINCT hash FROM chat_file"];

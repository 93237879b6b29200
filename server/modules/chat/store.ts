/** All SQL of the module. */
export * from "./store/messages.ts";
export * from "./store/rooms.ts";

/** The blobs that its rows hold: the sweep keeps them. */
export const BLOB_REFERENCES = ["SELECT DISTINCT hash FROM chat_file"];

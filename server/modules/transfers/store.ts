/** All SQL of transfers. */
export * from "./store/boxes.ts";
export * from "./store/files.ts";
export * from "./store/receivers.ts";
export * from "./store/transfers.ts";

/** All SQL of the module, by what it is about. */
export * from "./store/messages.ts";
export * from "./store/queue.ts";
export * from "./store/inbound.ts";
export * from "./store/sims.ts";
export * from "./store/lists.ts";

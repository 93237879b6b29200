/** All SQL of the module. */
export * from "./store/copies.ts";
export * from "./store/lists.ts";
export * from "./store/reminders.ts";

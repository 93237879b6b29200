/** The directory's front door for the browser and for other modules' contracts. */
export * from "./contract/absences.ts";
export * from "./contract/common.ts";
export * from "./contract/events.ts";
export * from "./contract/exchange.ts";
export * from "./contract/people.ts";
export * from "./contract/session.ts";
export * from "./contract/structure.ts";

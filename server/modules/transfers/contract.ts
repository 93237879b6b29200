/** The front door of transfers for the browser. */
export * from "./contract/common.ts";
export * from "./contract/keeping.ts";
export * from "./contract/transfers.ts";

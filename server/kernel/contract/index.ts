/** The browser-safe part of the kernel: what a module's contract.ts is written with, and what the web reads. */
export * from "./audience.ts";
export * from "./certificate.ts";
export * from "./error.ts";
export * from "./event.ts";
export * from "./live.ts";
export * from "./permission.ts";
export * from "./route.ts";
export * from "./schema.ts";

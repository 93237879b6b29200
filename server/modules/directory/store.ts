/** All SQL of the directory. */
export * from "./store/absences.ts";
export * from "./store/access.ts";
export * from "./store/audience.ts";
export * from "./store/departments.ts";
export * from "./store/groups.ts";
export * from "./store/people.ts";
export * from "./store/search.ts";

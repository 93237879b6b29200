import { Observable } from "./observable.ts";

/** Where somebody is, as a picture of him shows it: there, there but away from the keyboard, or busy. Who is in no list is away. */
export type Dot = "in" | "idle" | "busy" | "out";

/** Of everybody who is in or has said where he is; filled by the feature that knows, empty without it. */
export const dots = new Observable<ReadonlyMap<number, Dot>>(new Map());

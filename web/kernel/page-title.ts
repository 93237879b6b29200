import { Observable } from "./observable.ts";

/** What the page on the screen is called; the shell makes the window's title of it and tells it to screen readers. */
export const pageTitle = new Observable("");

/** How much is new for the person, before the window's title; the notifications keep it. */
export const unseen = new Observable(0);

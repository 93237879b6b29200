import { Observable } from "./observable.ts";

/** What the page on the screen is called; the shell makes the window's title of it and tells it to screen readers. */
export const pageTitle = new Observable("");

import { Observable } from "./observable.ts";

/** How many dialogs stand over the page; while one does, the page's keys are silent. */
export const modals = new Observable(0);

import { session } from "../../../kernel/session.ts";
import { openWindow, keepWindows, windows } from "./windows.ts";

let isReady: Promise<void> | undefined;

/** The desk is on the page: made once, with the windows that were open before the page was loaded anew. */
async function ready(): Promise<void> {
  await import("../parts/mail-desk.ts");
  document.body.append(document.createElement("mail-desk"));
}

let isKept = false;
function keep(): void {
  const personId = session.value?.person.id;
  if (isKept || personId === undefined) return;
  isKept = true;
  keepWindows(personId, sessionStorage);
}

/** Makes the desk, where it is not there yet. */
export function showDesk(): Promise<void> {
  keep();
  isReady ??= ready();
  return isReady;
}

/** Opens a draft for writing. */
export async function openCompose(draftId: number): Promise<void> {
  await showDesk();
  openWindow(draftId);
}

/** After the page was loaded anew: what was open then is open again. */
export function restoreCompose(): void {
  keep();
  if (windows.value.length > 0) void showDesk();
}

import type { Notice } from "../../../server/modules/notifications/contract.ts";
import { language } from "../../kernel/i18n.ts";
import { Observable } from "../../kernel/observable.ts";
import { navigate } from "../../kernel/router.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";

/** `insecure`: browsers give this to pages over https only. */
export type BrowserNotices = "on" | "off" | "blocked" | "insecure";

const KEY = "congso.browser-notices";

/** Whether this browser shows notices outside its window. Each browser is asked for itself. */
export const browserNotices = new Observable<BrowserNotices>(read());

function read(): BrowserNotices {
  if (!("Notification" in globalThis) || !isSecureContext) return "insecure";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && localStorage.getItem(KEY) === "on" ? "on" : "off";
}

/** Asks the browser; only after the person pressed the button that says so. */
export async function turnOnBrowserNotices(): Promise<void> {
  if ((await Notification.requestPermission()) === "granted") localStorage.setItem(KEY, "on");
  browserNotices.set(read());
}

export function turnOffBrowserNotices(): void {
  localStorage.removeItem(KEY);
  browserNotices.set(read());
}

/** Shows a notice outside the window; false where the browser may not. */
export function showOutside(notice: Notice): boolean {
  if (browserNotices.value !== "on") return false;
  const title = notice.title[language()];
  const shown = new Notification(notice.from ? `${notice.from.name}: ${title}` : title, {
    body: notice.body,
    tag: `congso-${String(notice.id)}`,
    lang: language(),
    ...(notice.from?.photoHash && { icon: photoUrl(notice.from.photoHash) }),
  });
  shown.onclick = () => {
    focus();
    shown.close();
    void navigate(notice.path);
  };
  return true;
}

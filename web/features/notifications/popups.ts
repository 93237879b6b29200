import type { Notice } from "../../../server/modules/notifications/contract.ts";
import { showOutside } from "./browser-notices.ts";
import { Attention, OneWindow } from "./one-window.ts";
import { PopupQueue } from "./popup-queue.ts";

/** The popups of this window. */
export const popups = new PopupQueue({
  now: () => performance.now(),
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => {
    clearTimeout(timer as number);
  },
  // On a telephone more than one would cover what the person is doing.
  places: () => (matchMedia("(max-width: 700px)").matches ? 1 : 3),
});

const channel = new BroadcastChannel("congso.popups");

/** Which of this browser's windows shows a popup. */
export const oneWindow = new OneWindow({
  // Not crypto.randomUUID, which an office without TLS does not have.
  name: [...crypto.getRandomValues(new Uint32Array(2))].join("-"),
  attention: () => {
    if (document.visibilityState === "hidden") return Attention.hidden;
    return document.hasFocus() ? Attention.focused : Attention.visible;
  },
  post: (word) => {
    channel.postMessage(word);
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

channel.onmessage = ({ data }: MessageEvent<unknown>) => {
  oneWindow.hear(data);
};

/** In the page while somebody looks at it; outside the window otherwise, where the person allowed that. */
export function showOrOutside(notice: Notice): void {
  const isLookedAt = document.visibilityState === "visible" && document.hasFocus();
  // What is on the screen already needs no popup.
  if (isLookedAt && location.pathname === notice.path) return;
  if (isLookedAt || !showOutside(notice)) popups.add(notice);
}

import { LiveClient, type Socket } from "./live-client.ts";

export type { LiveUpdate } from "./live-client.ts";

/** The page's one connection for live updates. */
export const live = new LiveClient({
  connect: () => {
    const address = new URL("/api/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return new WebSocket(address) as Socket;
  },
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => {
    clearTimeout(timer as number);
  },
  random: Math.random,
});

/** Connects now, and again at once when the network or the person comes back. */
export function startLive(place?: { readonly epoch: string; readonly seen: number }): void {
  live.start(place);
  addEventListener("online", () => {
    live.retryNow();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") live.retryNow();
  });
}

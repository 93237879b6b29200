import { live } from "../../kernel/live.ts";
import { dots } from "../../kernel/presence.ts";
import { ACTIVE, BOARD, fetchBoard, IDLE, PRESENCE_CHANGED, type PresenceChanged } from "./api.ts";
import { Board, dotsOf } from "./board.ts";

/** Where everybody is, for this window. */
export const board = new Board({ fetch: fetchBoard });

/** A window says that it is used at most this often, and that it is not after so long without a touch. */
const TELL = 60_000;
const LEFT_ALONE = 5 * 60_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "visibilitychange"] as const;

/** Follows the board, and tells the office whether this window is used. Returns what ends it. */
export function start(): () => void {
  let touchedAt = performance.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (name: typeof ACTIVE | typeof IDLE): void => {
    toldAt = performance.now();
    live.signal(BOARD, name);
  };
  const touch = (): void => {
    if (document.visibilityState !== "visible") return;
    touchedAt = performance.now();
    if (touchedAt - toldAt >= TELL) tell(ACTIVE);
  };
  const timer = setInterval(() => {
    const isUsed = performance.now() - touchedAt < LEFT_ALONE;
    tell(isUsed ? ACTIVE : IDLE);
  }, TELL);
  for (const name of TOUCHES) document.addEventListener(name, touch, { passive: true });
  const read = (): void => {
    // Without it pictures have no dots: nothing that a person must be told of.
    board.load().catch(() => undefined);
  };
  const ends = [
    board.subscribe((now) => {
      dots.set(dotsOf(now));
    }),
    live.subscribeSignals(BOARD, ({ name, data }) => {
      if (name === PRESENCE_CHANGED) board.hear((data as PresenceChanged).items);
    }),
    live.onReset(read),
    live.onState((connected) => {
      if (connected) tell(performance.now() - touchedAt < LEFT_ALONE ? ACTIVE : IDLE);
    }),
  ];
  if (live.connected) tell(ACTIVE);
  read();
  return () => {
    clearInterval(timer);
    for (const name of TOUCHES) document.removeEventListener(name, touch);
    for (const end of ends) end();
    dots.set(new Map());
  };
}

/**
 * The language of `/api/live`. The server numbers every update of one run of the program (`epoch`); a client that comes back says how far
 * it had got and receives the rest, or `reset` when the rest is gone (another run, or too long away) and reads its views anew.
 */
export type ClientFrame =
  /** The first frame of a connection. `topics` are subscribed before anything is repeated, so that nothing falls between. */
  | { kind: "hello"; epoch?: string; seen?: number; topics?: string[] }
  | { kind: "subscribe"; topic: string }
  | { kind: "unsubscribe"; topic: string }
  | { kind: "signal"; topic: string; name: string; data?: unknown };

export type ServerFrame =
  | { kind: "welcome"; epoch: string; seen: number; resumed: boolean }
  | { kind: "update"; seq: number; topic: string; name: string; data: unknown }
  /** Pushed and never stored (typing, presence): has no number and is not repeated. */
  | { kind: "signal"; topic: string; name: string; data: unknown; from?: number }
  | { kind: "refused"; topic: string };

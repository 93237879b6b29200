import { CallError } from "../../kernel/call-error.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { session } from "../../kernel/session.ts";
import { fetchRooms, sendMessage, watchChat, type Room } from "./api.ts";
import { Outbox, type Waiting } from "./outbox.ts";
import { RoomList } from "./rooms.ts";

/** The rooms of this window, once they are needed. */
export const rooms = new RoomList({ fetch: fetchRooms, me: () => session.value?.person.id ?? 0 });

const keyOf = () => `congso.chat.outbox.${String(session.value?.person.id ?? 0)}`;

/** Without an answer of the office, or while it restarts, the same is tried again; what it refused is the person's to decide. */
export const isAway = (error: unknown): boolean =>
  !(error instanceof CallError) || error.status === 0 || error.status === 429 || error.status >= 500;

/** What is on its way from this browser. */
export const outbox = new Outbox({
  send: sendMessage,
  refusalOf: (error) => (isAway(error) || !(error instanceof CallError) ? undefined : error.message),
  load: () => JSON.parse(localStorage.getItem(keyOf()) ?? "[]") as Waiting[],
  save: (waiting) => {
    localStorage.setItem(keyOf(), JSON.stringify(waiting));
  },
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => {
    clearTimeout(timer as number | undefined);
  },
  delivered: (message) => {
    rooms.hear(message);
    delivered.set(message);
  },
});

/** The newest message of this window that the office has acknowledged. */
export const delivered = new Observable<Parameters<typeof rooms.hear>[0] | undefined>(undefined);

/** Keeps the list of rooms up to date while somebody looks; returns what ends it. */
export function watchRooms(): () => void {
  const ends = [
    watchChat({
      message: (message) => {
        rooms.hear(message);
      },
      read: (read) => {
        rooms.heardRead(read);
      },
      room: () => void rooms.load(),
    }),
    live.onReset(() => {
      void rooms.load();
      void outbox.pump();
    }),
  ];
  void rooms.load();
  void outbox.pump();
  return () => {
    for (const end of ends) end();
  };
}

export type { Room };

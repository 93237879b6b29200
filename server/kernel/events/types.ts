import type { EventType, PayloadOf } from "../contract/index.ts";
import type { Work } from "../work.ts";

/** An event as it stands in the outbox. */
export interface Happening<E extends EventType = EventType> {
  readonly id: number;
  readonly name: E["name"];
  readonly version: number;
  readonly at: number;
  readonly payload: PayloadOf<E>;
}

/**
 * A module's interest in an event. Delivered at least once, in order per consumer, again after a crash, with growing pauses after a failure,
 * and shown to the administrator when it keeps failing.
 *
 * `apply` runs inside a transaction together with the mark that it was delivered: what it writes happens exactly once.
 * `react` runs outside one, for effects that no transaction holds (a push, a message on a wire); it must bear being run twice.
 */
export type Consumer =
  | { readonly name: string; readonly event: EventType; readonly apply: (work: Work, happening: Happening) => void }
  | {
      readonly name: string;
      readonly event: EventType;
      readonly react: (happening: Happening) => void | Promise<void>;
    };

/** Declares a transactional consumer; `name` is unique in the program and never changes, the outbox remembers it. */
export function consume<E extends EventType>(
  name: string,
  event: E,
  apply: (work: Work, happening: Happening<E>) => void,
): Consumer {
  // The dispatcher hands a consumer only happenings of the event that it names.
  return { name, event, apply: apply as (work: Work, happening: Happening) => void };
}

/** Declares a consumer with an effect outside the database. */
export function react<E extends EventType>(
  name: string,
  event: E,
  effect: (happening: Happening<E>) => void | Promise<void>,
): Consumer {
  return { name, event, react: effect as (happening: Happening) => void | Promise<void> };
}

import type { Actor, PersonActor } from "../access/actor.ts";
import type { AudienceKey } from "../contract/index.ts";

/** To whom an update goes: everyone who subscribed to a topic, or every open window of the people who answer to an audience key. */
export type LiveTarget = { readonly topic: string } | { readonly audience: readonly AudienceKey[] };

/** A run of the office, and the number of the last update in it. */
export interface LivePlace {
  readonly epoch: string;
  readonly seen: number;
}

/** Pushes to the browsers that are open. What must not be missed is in the database; a browser that was away reads it there. */
export interface Live {
  /**
   * Numbered and repeated to a client that comes back. Call it after the commit (a `react` consumer or `work.afterCommit`).
   * `name` is the module's (`polls.counted`); `data` is small: ids and counts, not documents.
   */
  publish(target: LiveTarget, name: string, data: unknown): void;
  /** Pushed to who is there now, neither numbered nor repeated: typing, presence. */
  signal(target: LiveTarget, name: string, data: unknown): void;
  /**
   * Where the updates stand now. Whoever reads something and names this place in the hello is sent all that came since: nothing falls between
   * the reading and the connection.
   */
  place(): LivePlace;
  /** Whether the person has a window open now. */
  isPresent(personId: number): boolean;
  /** Asks again who these people are and what they may hear: call it after a change of rights. Without a list: everyone. */
  refresh(personIds?: readonly number[]): void;
  /** Closes the sockets of an ended session or of a person who may no longer come in. */
  drop(which: { readonly session: string } | { readonly personId: number }): void;
}

/**
 * Who may listen to a module's topics, `prefix:ID` (`poll:17`). Asked when a client subscribes, with the actor of that moment; the hub asks
 * again for every open subscription when rights may have changed.
 */
export interface TopicRule {
  readonly prefix: string;
  readonly maySubscribe: (actor: PersonActor, id: string) => boolean;
  /** Takes a signal that a client sent to this topic; returns what the others get, or undefined for nothing. */
  readonly onSignal?: (actor: Actor, id: string, name: string, data: unknown) => unknown;
}

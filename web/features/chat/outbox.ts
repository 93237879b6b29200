import { Observable } from "../../kernel/observable.ts";
import type { ChatMessage, SendInput } from "./api.ts";

/** A message of this person that the office has not acknowledged yet. */
export interface Waiting {
  readonly roomId: number;
  readonly input: SendInput;
  readonly at: number;
  /** Names of the files, for the bubble that stands in its place. */
  readonly files: readonly string[];
  /** Why the office refused it; it then waits for the person. */
  readonly refused?: string;
}

export interface OutboxParts {
  readonly send: (roomId: number, input: SendInput) => Promise<ChatMessage>;
  /** What a failed sending says to the person; undefined where it is worth trying again (no network, the office restarts). */
  readonly refusalOf: (error: unknown) => string | undefined;
  readonly load: () => readonly Waiting[];
  readonly save: (waiting: readonly Waiting[]) => void;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  readonly delivered: (message: ChatMessage) => void;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * What is on its way to the office: kept over a reload, sent one after the other in the order in which it was written, again until it is
 * acknowledged. The client id makes the same message of every attempt.
 */
export class Outbox extends Observable<readonly Waiting[]> {
  readonly #parts: OutboxParts;
  #sending = false;
  #pause = FIRST_PAUSE;
  #timer: unknown;

  constructor(parts: OutboxParts) {
    super(parts.load());
    this.#parts = parts;
  }

  of(roomId: number): readonly Waiting[] {
    return this.value.filter((waiting) => waiting.roomId === roomId);
  }

  add(waiting: Waiting): void {
    this.#keep([...this.value, waiting]);
    void this.pump();
  }

  /** The person gives one up, or tries it again. */
  discard(clientId: string): void {
    this.#keep(this.value.filter(({ input }) => input.clientId !== clientId));
  }

  retry(clientId: string): void {
    this.#keep(
      this.value.map((waiting) => {
        if (waiting.input.clientId !== clientId) return waiting;
        const { refused: _, ...again } = waiting;
        return again;
      }),
    );
    void this.pump();
  }

  /** Sends what waits, now: after a reload, when the network is back. */
  async pump(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#parts.clearTimer(this.#timer);
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        if (!(await this.#sendOne(next))) break;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** One that was refused holds back no other. */
  #next(): Waiting | undefined {
    return this.value.find(({ refused }) => refused === undefined);
  }

  /** False when it is to be tried again later. */
  async #sendOne({ roomId, input }: Waiting): Promise<boolean> {
    try {
      const message = await this.#parts.send(roomId, input);
      this.#pause = FIRST_PAUSE;
      this.#parts.delivered(message);
      this.discard(input.clientId);
      return true;
    } catch (error) {
      const refused = this.#parts.refusalOf(error);
      if (refused === undefined) {
        this.#timer = this.#parts.setTimer(() => void this.pump(), this.#pause);
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
        return false;
      }
      this.#keep(this.value.map((each) => (each.input.clientId === input.clientId ? { ...each, refused } : each)));
      return true;
    }
  }

  #keep(waiting: readonly Waiting[]): void {
    this.#parts.save(waiting);
    this.set(waiting);
  }
}

import { Observable } from "../../kernel/observable.ts";
import type { ChatMessage, Stretch } from "./api.ts";

export interface ConversationParts {
  readonly fetch: (query: { before?: number; after?: number; limit?: number }) => Promise<Stretch>;
}

/** What of a room is on the screen. */
export interface View {
  readonly state: "loading" | "ready" | "error";
  readonly error?: unknown;
  /** In their order, without gaps. */
  readonly messages: readonly ChatMessage[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly busy: boolean;
}

const EMPTY: View = { state: "loading", messages: [], hasOlder: false, hasNewer: false, busy: false };
const PAGE = 50;
/** Beyond this, what is farthest from the reader is let go and read again when he comes back. */
const MOST_KEPT = 600;

/** One room's messages, read in stretches both ways. What arrives live is put in its place; where something is missing before it, that is read. */
export class Conversation extends Observable<View> {
  readonly #parts: ConversationParts;
  /** Rises with each new beginning: an answer to an older question is dropped. */
  #turn = 0;

  constructor(parts: ConversationParts) {
    super(EMPTY);
    this.#parts = parts;
  }

  get newestSeq(): number {
    return this.value.messages.at(-1)?.seq ?? 0;
  }

  /** Reads the end of the room, or the surroundings of a message. */
  async open(around?: number): Promise<void> {
    const turn = (this.#turn += 1);
    if (this.value.state !== "ready") this.set({ ...EMPTY });
    try {
      const older = await this.#parts.fetch({
        limit: PAGE,
        ...(around !== undefined && { before: around + 1 }),
      });
      const newer =
        around === undefined ? { items: [], more: false } : await this.#parts.fetch({ after: around, limit: PAGE });
      if (turn !== this.#turn) return;
      const messages = [...older.items, ...newer.items];
      this.set({ state: "ready", messages, hasOlder: older.more, hasNewer: newer.more, busy: false });
    } catch (error) {
      if (turn === this.#turn) this.set({ ...EMPTY, state: "error", error });
    }
  }

  async older(): Promise<void> {
    const [first] = this.value.messages;
    if (!first || !this.value.hasOlder) return;
    await this.#more({ before: first.seq, limit: PAGE }, ({ items, more }) => {
      const all = [...items, ...this.value.messages];
      const messages = all.slice(0, MOST_KEPT);
      return { ...this.value, messages, hasOlder: more, hasNewer: this.value.hasNewer || messages.length < all.length };
    });
  }

  async newer(): Promise<void> {
    if (!this.value.hasNewer) return;
    await this.#more({ after: this.newestSeq, limit: PAGE }, ({ items, more }) => {
      const all = [...this.value.messages, ...items.filter(({ seq }) => seq > this.newestSeq)];
      const messages = all.slice(-MOST_KEPT);
      return { ...this.value, messages, hasNewer: more, hasOlder: this.value.hasOlder || messages.length < all.length };
    });
  }

  /** A message as it is now: new, changed, or one that is not on the screen. */
  apply(message: ChatMessage): void {
    const { state, messages, hasNewer } = this.value;
    if (state !== "ready") return;
    const at = messages.findIndex(({ id }) => id === message.id);
    const known = messages[at];
    if (known) {
      // Two windows may be told in another order: the newest version stays.
      if (message.change >= known.change) this.set({ ...this.value, messages: messages.with(at, message) });
      return;
    }
    if (hasNewer || message.seq <= this.newestSeq) return;
    if (message.seq === this.newestSeq + 1) this.set({ ...this.value, messages: [...messages, message] });
    else {
      this.set({ ...this.value, hasNewer: true });
      void this.catchUp();
    }
  }

  /** Reads on to the end: after something was missed. */
  async catchUp(): Promise<void> {
    if (this.value.state !== "ready") return this.open();
    this.set({ ...this.value, hasNewer: true });
    while (this.value.hasNewer && !this.value.busy) {
      const before = this.newestSeq;
      await this.newer();
      if (this.newestSeq === before) break;
    }
  }

  async #more(query: { before?: number; after?: number; limit: number }, put: (got: Stretch) => View): Promise<void> {
    if (this.value.busy) return;
    const turn = this.#turn;
    this.set({ ...this.value, busy: true });
    try {
      const got = await this.#parts.fetch(query);
      if (turn === this.#turn) this.set({ ...put(got), busy: false });
    } catch {
      // What is on the screen stays; scrolling on, or the next message, asks again.
      if (turn === this.#turn) this.set({ ...this.value, busy: false });
    }
  }
}

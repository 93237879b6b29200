import { Observable } from "../../kernel/observable.ts";
import type { ChatMessage } from "./api.ts";

export interface ThreadParts {
  readonly fetch: (after: number) => Promise<{ root: ChatMessage; items: ChatMessage[]; more: boolean }>;
}

export interface ThreadView {
  readonly state: "loading" | "ready" | "error";
  readonly error?: unknown;
  readonly root?: ChatMessage;
  /** The answers, in their order. */
  readonly answers: readonly ChatMessage[];
}

/** A thread: what began it and all its answers. What arrives live is put in its place; the newest version of each stays. */
export class Thread extends Observable<ThreadView> {
  readonly #parts: ThreadParts;
  #early: ChatMessage[] = [];

  constructor(parts: ThreadParts) {
    super({ state: "loading", answers: [] });
    this.#parts = parts;
  }

  async open(): Promise<void> {
    try {
      const answers: ChatMessage[] = [];
      let root: ChatMessage | undefined;
      for (let more = true; more;) {
        const page = await this.#parts.fetch(answers.at(-1)?.seq ?? 0);
        ({ root } = page);
        answers.push(...page.items);
        more = page.more && page.items.length > 0;
      }
      this.set({ state: "ready", answers, ...(root && { root }) });
      for (const message of this.#early.splice(0)) this.apply(message);
    } catch (error) {
      this.set({ state: "error", error, answers: [] });
    }
  }

  apply(message: ChatMessage): void {
    const { state, root, answers } = this.value;
    if (state !== "ready" || !root) {
      this.#early.push(message);
      return;
    }
    if (message.id === root.id) {
      if (message.change >= root.change) this.set({ ...this.value, root: message });
      return;
    }
    if (message.threadId !== root.id) return;
    const known = answers.find(({ id }) => id === message.id);
    if (known && known.change > message.change) return;
    const others = answers.filter(({ id }) => id !== message.id);
    this.set({ ...this.value, answers: [...others, message].sort((a, b) => a.seq - b.seq) });
  }
}

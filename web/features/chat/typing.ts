import { Observable } from "../../kernel/observable.ts";
import type { ChatTyping } from "./api.ts";

const FOR = 5_000;

/** Who is typing now: each for some seconds after the last sign, or until he has said it. */
export class Typing extends Observable<ReadonlyMap<number, string>> {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor() {
    super(new Map());
  }

  get names(): string[] {
    return [...this.value.values()];
  }

  hear({ personId, name }: ChatTyping): void {
    clearTimeout(this.#timers.get(personId));
    this.#timers.set(
      personId,
      setTimeout(() => {
        this.said(personId);
      }, FOR),
    );
    if (this.value.get(personId) !== name) this.set(new Map([...this.value, [personId, name]]));
  }

  said(personId: number): void {
    clearTimeout(this.#timers.get(personId));
    this.#timers.delete(personId);
    if (this.value.has(personId)) this.set(new Map([...this.value].filter(([id]) => id !== personId)));
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.set(new Map());
  }
}

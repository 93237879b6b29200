const KEY = "congso.chat.written";
/** Rooms whose unsent text is kept; the oldest goes first. */
const MOST = 50;

/** What was written and not sent, by room, in this browser. */
export class Written {
  readonly #storage: Pick<Storage, "getItem" | "setItem">;

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
  }

  of(roomId: number): string {
    return this.#all().get(roomId) ?? "";
  }

  keep(roomId: number, text: string): void {
    const all = this.#all();
    all.delete(roomId);
    if (text.trim() !== "") all.set(roomId, text);
    this.#storage.setItem(KEY, JSON.stringify([...all].slice(-MOST)));
  }

  #all(): Map<number, string> {
    // Written by `keep` alone.
    return new Map(JSON.parse(this.#storage.getItem(KEY) ?? "[]") as [number, string][]);
  }
}

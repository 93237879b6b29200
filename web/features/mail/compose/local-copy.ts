import type { DraftContent } from "./api.ts";

/** What was typed and is not on the server yet, on this machine. */
export interface LocalCopy {
  readonly content: DraftContent;
  /** The version that it was written over. */
  readonly version: number;
  readonly at: number;
}

/** `localStorage`, or what a test puts in its place. */
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Keeps what is typed on this machine until the server has it: the server may be gone, the network too, or the tab closed. One entry a draft
 * and person, so that another person at this machine sees nothing of it.
 */
export class LocalCopies {
  readonly #store: Store;
  readonly #key: string;
  readonly #now: () => number;

  constructor(store: Store, names: { readonly personId: number; readonly draftId: number }, now: () => number) {
    this.#store = store;
    this.#key = `congso.mail.draft.${String(names.personId)}.${String(names.draftId)}`;
    this.#now = now;
  }

  keep(content: DraftContent, version: number): void {
    const copy: LocalCopy = { content, version, at: this.#now() };
    try {
      this.#store.setItem(this.#key, JSON.stringify(copy));
    } catch {
      // The browser's store is full or forbidden: the server's copy is the one that counts.
    }
  }

  read(): LocalCopy | undefined {
    try {
      const kept = this.#store.getItem(this.#key);
      // Written by `keep` alone.
      return kept === null ? undefined : (JSON.parse(kept) as LocalCopy);
    } catch {
      return undefined;
    }
  }

  drop(): void {
    this.#store.removeItem(this.#key);
  }
}

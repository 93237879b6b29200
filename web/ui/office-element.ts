import { LitElement } from "lit";
import { updateWhenLocaleChanges } from "../kernel/i18n.ts";

/** Anything that tells of its changes: an `Observable`, a `PagedList`. */
export interface Watchable {
  subscribe(watcher: () => void): () => void;
}

/**
 * What every element of the office extends: it is drawn anew when the language changes, and what it watches while it is on the page is dropped
 * when it leaves.
 */
export class OfficeElement extends LitElement {
  #ends: (() => void)[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Override to watch something while on the page: return what ends each watch. Called each time the element comes onto the page. */
  protected watches(): readonly (() => void)[] {
    return [];
  }

  /** For `watches()`: draws the element anew when the value changes. */
  protected redrawOn(...values: readonly Watchable[]): () => void {
    const ends = values.map((value) =>
      value.subscribe(() => {
        this.requestUpdate();
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }

  /** For `watches()`: an event of the window, the document or another element. */
  protected listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
    target.addEventListener(type, listener);
    return () => {
      target.removeEventListener(type, listener);
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends.push(...this.watches());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends.splice(0)) end();
  }

  /** Tells the parents that something happened here. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

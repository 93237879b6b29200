import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isAbort } from "./call-error.ts";
import { live } from "./live.ts";

/** What a view shows of something that it loads. */
export type Load<T> =
  | { readonly state: "loading"; /** True after 200 ms: time for a skeleton. */ readonly slow: boolean }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "empty"; readonly value: T }
  | { readonly state: "error"; readonly error: unknown };

export interface LoadOptions<T, Args> {
  readonly load: (args: Args, signal: AbortSignal) => Promise<T>;
  /** What the load depends on; a change (by value of its JSON) loads anew. Undefined: there is nothing to load yet. */
  readonly args: () => Args | undefined;
  readonly isEmpty?: (value: T) => boolean;
}

const SKELETON_AFTER = 200;

/**
 * Loads what a view shows: four states, the newest request wins, an abort when the view goes, a retry, and a quiet new read when live updates
 * were missed. While something newer is being read for the same arguments, the old value stays on the screen.
 */
export class LoadController<T, Args = true> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LoadOptions<T, Args>;
  #current: Load<T> = { state: "loading", slow: false };
  #key: string | undefined;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopReset: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: LoadOptions<T, Args>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get current(): Load<T> {
    return this.#current;
  }

  /** The value, where there is one. */
  get value(): T | undefined {
    return "value" in this.#current ? this.#current.value : undefined;
  }

  hostConnected(): void {
    this.#stopReset = live.onReset(() => void this.reload());
    if (this.#key !== undefined) void this.reload();
  }

  hostDisconnected(): void {
    this.#stopReset?.();
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    const args = this.#options.args();
    const key = args === undefined ? undefined : JSON.stringify(args);
    if (key === this.#key) return;
    this.#key = key;
    this.#current = { state: "loading", slow: false };
    if (args === undefined) this.#abort?.abort();
    else void this.#run(args);
  }

  /** Reads anew and keeps what is shown until the answer is there. */
  async reload(): Promise<void> {
    const args = this.#options.args();
    if (args === undefined) return;
    if (this.#current.state === "error") this.#set({ state: "loading", slow: false });
    await this.#run(args);
  }

  /** Puts a value that is known already, such as the reply of a change. */
  set(value: T): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    this.#set({ state: this.#options.isEmpty?.(value) ? "empty" : "ready", value });
  }

  async #run(args: Args): Promise<void> {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    const abort = new AbortController();
    this.#abort = abort;
    if (this.#current.state === "loading") {
      this.#timer = setTimeout(() => {
        this.#set({ state: "loading", slow: true });
      }, SKELETON_AFTER);
    }
    try {
      const value = await this.#options.load(args, abort.signal);
      if (!abort.signal.aborted) this.set(value);
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      clearTimeout(this.#timer);
      this.#set({ state: "error", error });
    }
  }

  #set(next: Load<T>): void {
    this.#current = next;
    this.#host.requestUpdate();
  }
}

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isAbort } from "../../kernel/call-error.ts";
import type { ReadMeaning, ReminderReading } from "./api.ts";

/** So long after the last key the line is read. */
const PAUSE = 180;

export interface ReaderOptions {
  readonly read: (text: string, signal: AbortSignal) => Promise<ReminderReading>;
  readonly pause?: number;
}

/** Reads what is being typed and holds what it means; where it means several things, which of them the person chose. */
export class Reader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReaderOptions;
  #text = "";
  #readText = "";
  #reading: ReminderReading | undefined;
  #error: unknown;
  #chosen: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: ReaderOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  get text(): string {
    return this.#text;
  }
  /** What the line means; undefined before it was read the first time, and of an empty line. */
  get reading(): ReminderReading | undefined {
    return this.#reading;
  }
  get error(): unknown {
    return this.#error;
  }
  get chosen(): number | undefined {
    return this.#chosen;
  }

  /** The one meaning that can be saved. */
  get meaning(): ReadMeaning | undefined {
    const { meanings = [], problem } = this.#reading ?? {};
    if (problem !== null || this.#text !== this.#readText) return undefined;
    return meanings.length === 1 ? meanings[0] : meanings[this.#chosen ?? -1];
  }

  type(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    if (text.trim() === "") {
      this.clear();
      return;
    }
    this.#timer = setTimeout(() => void this.settle(), this.#options.pause ?? PAUSE);
    this.#host.requestUpdate();
  }

  choose(index: number): void {
    this.#chosen = index;
    this.#host.requestUpdate();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#text = "";
    this.#readText = "";
    this.#reading = undefined;
    this.#chosen = undefined;
    this.#error = undefined;
    this.#host.requestUpdate();
  }

  /** Resolves when what stands in the line now has been read. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#text;
    if (text.trim() === "" || (text === this.#readText && this.#error === undefined)) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const reading = await this.#options.read(text, abort.signal);
      if (abort.signal.aborted) return;
      this.#reading = reading;
      this.#readText = text;
      this.#chosen = undefined;
      this.#error = undefined;
    } catch (error) {
      if (isAbort(error) || abort.signal.aborted) return;
      this.#error = error;
    }
    this.#host.requestUpdate();
  }
}

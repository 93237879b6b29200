import type { ReactiveController, ReactiveControllerHost } from "lit";
import { live } from "../../kernel/live.ts";
import { toastError } from "../../kernel/toasts.ts";
import { fetchOverview, setReading, type Label, type Mailbox, type Overview } from "./api.ts";

/** The person's folders with their counts, labels and way of reading: read when the page comes, and again when told. */
export class OverviewController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #value: Overview | undefined;
  #reading: Promise<Overview> | undefined;
  #newest = 0;
  #stopReset: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopReset = live.onReset(() => void this.reload());
    void this.reload();
  }

  hostDisconnected(): void {
    this.#stopReset?.();
  }

  get value(): Overview | undefined {
    return this.#value;
  }
  get boxes(): readonly Mailbox[] {
    return this.#value?.items ?? [];
  }
  get labels(): readonly Label[] {
    return this.#value?.labels ?? [];
  }

  /** What is known, or the first answer once it is there. */
  known(): Promise<Overview> {
    if (this.#value) return Promise.resolve(this.#value);
    return (this.#reading ??= this.#read());
  }

  async reload(): Promise<void> {
    this.#reading = this.#read();
    try {
      await this.#reading;
    } catch (error) {
      // The list shows its own error; a second one says nothing new.
      if (this.#value) toastError(error);
      this.#reading = undefined;
    }
  }

  /** Another way of reading; the caller then begins its list anew. */
  async read(conversations: boolean): Promise<void> {
    await setReading(conversations);
    await this.reload();
  }

  async #read(): Promise<Overview> {
    this.#newest += 1;
    const mine = this.#newest;
    const value = await fetchOverview();
    if (mine === this.#newest) {
      this.#value = value;
      this.#host.requestUpdate();
    }
    return value;
  }
}

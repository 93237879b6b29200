import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CallError } from "./call-error.ts";

export interface FormOptions<Values, Result> {
  readonly initial: Values;
  /** Says what is wrong before anything is sent, by field; an empty object when nothing is. */
  readonly check?: (values: Values) => Partial<Record<keyof Values & string, string>>;
  readonly submit: (values: Values) => Promise<Result>;
}

/**
 * A form's values, what is wrong with them, and their sending. A refusal by the server that names a field stands at that field; any other stands
 * above the buttons. Nothing that was typed is lost by a refusal.
 */
export class FormController<Values extends object, Result = unknown> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: FormOptions<Values, Result>;
  #values: Values;
  #errors: Readonly<Partial<Record<string, string>>> = {};
  #failure: string | undefined;
  #busy = false;

  constructor(host: ReactiveControllerHost, options: FormOptions<Values, Result>) {
    this.#host = host;
    this.#options = options;
    this.#values = options.initial;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  get values(): Readonly<Values> {
    return this.#values;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** What is wrong with the whole, in the person's language. */
  get failure(): string | undefined {
    return this.#failure;
  }
  /** Something differs from what the form began with. */
  get changed(): boolean {
    return JSON.stringify(this.#values) !== JSON.stringify(this.#options.initial);
  }

  errorOf(field: keyof Values & string): string {
    return this.#errors[field] ?? "";
  }

  set<K extends keyof Values & string>(field: K, value: Values[K]): void {
    this.#values = { ...this.#values, [field]: value };
    this.#errors = { ...this.#errors, [field]: undefined };
    this.#host.requestUpdate();
  }

  /** Sends the values; undefined when they were refused, and the form then says why. */
  async submit(): Promise<Result | undefined> {
    if (this.#busy) return undefined;
    this.#failure = undefined;
    this.#errors = this.#options.check?.(this.#values) ?? {};
    const wrong = Object.values(this.#errors).some((error) => error !== undefined && error !== "");
    if (!wrong) this.#busy = true;
    this.#host.requestUpdate();
    if (wrong) return undefined;
    try {
      return await this.#options.submit(this.#values);
    } catch (error) {
      this.#refused(error);
      return undefined;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  #refused(error: unknown): void {
    const field = error instanceof CallError ? error.field : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (field !== undefined && field in this.#values) this.#errors = { [field]: message };
    else this.#failure = message;
  }
}

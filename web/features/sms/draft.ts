import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Pick } from "../../ui/picking.ts";
import { previewMessage, type ComposeInput, type Preview, type SmsList } from "./api.ts";
import { fieldsIn, fillIn, numbersIn } from "./state.ts";

export interface Draft {
  readonly picked: readonly Pick[];
  /** Recipients from a file, whose columns fill the fields that they name. */
  readonly list: SmsList | undefined;
  /** As pasted. */
  readonly numbers: string;
  readonly text: string;
  readonly plain: boolean;
  readonly urgent: boolean;
  /** Values of the fields of the text, by name. */
  readonly fields: Readonly<Record<string, string>>;
}

const PAUSE = 250;

/** The fields that are still to be filled in by hand. */
export function openFields({ text, list }: Draft): string[] {
  const columns = new Set(list?.columns.map((column) => column.trim().toLowerCase()));
  return fieldsIn(text).filter((name) => !columns.has(name.trim().toLowerCase()));
}

/** What is sent of a draft: the fields filled in, the numbers one by one. */
export function inputOf(draft: Draft): ComposeInput {
  return {
    audience: draft.picked.map(({ key }) => key),
    numbers: numbersIn(draft.numbers),
    ...(draft.list && { list: draft.list.id }),
    text: fillIn(draft.text, draft.fields),
    plain: draft.plain,
    urgent: draft.urgent,
  };
}

/** A draft, and what it would cost: asked of the office a moment after the last change. */
export class DraftController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  draft: Draft = { picked: [], list: undefined, numbers: "", text: "", plain: false, urgent: false, fields: {} };
  preview: Preview | undefined;
  error: unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  change(changes: Partial<Draft>): void {
    this.draft = { ...this.draft, ...changes };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE);
    this.#host.requestUpdate();
  }

  async #ask(): Promise<void> {
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    if (this.draft.text === "") {
      this.preview = undefined;
      this.error = undefined;
      this.#host.requestUpdate();
      return;
    }
    try {
      const preview = await previewMessage(inputOf(this.draft), signal);
      this.preview = preview;
      this.error = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isAbort } from "../../../kernel/call-error.ts";
import type { Pick } from "../../../ui/picking.ts";
import { previewNotice, type MustSteps, type NoticeDraft, type NoticePreview } from "./api.ts";

export interface Draft {
  readonly picked: readonly Pick[];
  readonly title: string;
  readonly body: string;
  readonly anyHour: boolean;
  /** Undefined until the agency's are there, or the sender changed them. */
  readonly steps: MustSteps | undefined;
}

const PAUSE = 250;

export const isReady = ({ picked, title }: Draft): boolean => picked.length > 0 && title.trim() !== "";

export const inputOf = ({ picked, title, body, anyHour, steps }: Draft): NoticeDraft => ({
  audience: picked.map(({ key }) => key),
  title: title.trim(),
  body: body.trim(),
  anyHour,
  ...(steps && { steps }),
});

/** What is being written, and what sending it would mean: asked of the office a moment after the last change. */
export class DraftController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  draft: Draft = { picked: [], title: "", body: "", anyHour: false, steps: undefined };
  preview: NoticePreview | undefined;
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
    try {
      this.preview = isReady(this.draft) ? await previewNotice(inputOf(this.draft), signal) : undefined;
      this.error = undefined;
    } catch (error) {
      if (isAbort(error)) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}

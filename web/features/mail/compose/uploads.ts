import { toastError } from "../../../kernel/toasts.ts";
import * as api from "./api.ts";
import type { DraftFile } from "./api.ts";

/** A file on its way to the draft. */
export interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly total: number;
  readonly abort: AbortController;
}

interface Around {
  readonly draftId: number;
  /** Bytes that the letter can still hold; Infinity while that is not known. */
  readonly room: () => number;
  readonly added: (file: DraftFile) => void;
  readonly changed: () => void;
}

/** Base64 adds a third. */
const IN_A_LETTER = 4 / 3;

/** Files being attached, each with its progress. What is too large for the letter goes as a link to the stored file. */
export class Uploads {
  readonly #around: Around;
  #all: readonly Sending[] = [];

  constructor(around: Around) {
    this.#around = around;
  }

  get all(): readonly Sending[] {
    return this.#all;
  }

  /** Undefined: it was cancelled, or refused, which the person has been told. */
  async add(file: File, inline = false): Promise<DraftFile | undefined> {
    const { draftId } = this.#around;
    const abort = new AbortController();
    const replace = (next: Sending | undefined) => {
      const others = this.#all.filter((one) => one.abort !== abort);
      this.#all = next ? [...others, next] : others;
      this.#around.changed();
    };
    replace({ name: file.name, sent: 0, total: file.size, abort });
    try {
      const { id } = await api.upload(file, abort.signal, (sent, total) => {
        replace({ name: file.name, sent, total, abort });
      });
      const isTooLarge = file.size * IN_A_LETTER > this.#around.room();
      const as = { ...(inline && { inline }), ...(isTooLarge && !inline && { link: location.origin }) };
      try {
        const attached = await api.attach(draftId, id, as);
        this.#around.added(attached);
        return attached;
      } catch (error) {
        await api.discardUpload(id).catch(() => undefined);
        throw error;
      }
    } catch (error) {
      if (!abort.signal.aborted) toastError(error);
      return undefined;
    } finally {
      replace(undefined);
    }
  }

  cancelAll(): void {
    for (const { abort } of this.#all) abort.abort();
  }
}

/** Bytes of a limit that are left beside what a letter carries already. */
export function roomIn(limit: number, files: readonly Pick<DraftFile, "size" | "link">[]): number {
  return limit - files.reduce((sum, { size, link }) => sum + (link ? 0 : size * IN_A_LETTER), 0);
}

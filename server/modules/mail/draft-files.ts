import type { Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { FilesService } from "../files/module.ts";
import { MOST_FILES } from "./begin-draft.ts";
import type { DraftFile } from "./contract.ts";
import type { Drafts } from "./drafts.ts";
import { mailErrors } from "./errors.ts";
import { presentFile } from "./present-draft.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import type { DraftFileRow } from "./store.ts";

/** What goes with a draft: files in the letter, pictures in its text, and files too large for it that go as links. */
export interface DraftFiles {
  attach(actor: Actor, id: number, input: { fileId: number; inline?: boolean; link?: string }): DraftFile;
  detach(actor: Actor, id: number, fileId: number): typeof done;
  download(actor: Actor, id: number, fileId: number): FileAnswer;
}

/** Base64 adds a third. */
const IN_A_LETTER = 4 / 3;

export function createDraftFiles(
  kernel: Kernel,
  files: FilesService,
  drafts: Drafts,
  maxMessageMb: () => number,
): DraftFiles {
  return {
    attach(actor, id, { fileId, inline = false, link }) {
      if (drafts.find(actor, id).sendAt !== null) throw mailErrors.waiting();
      const file = kernel.write(actor, (work) => {
        const present = store.filesOf(work.db, id);
        if (present.length >= MOST_FILES) throw mailErrors.tooManyFiles({ limit: MOST_FILES });
        const { hash, name, size, type } = files.claim(work, actor, fileId);
        if (inline && !type.startsWith("image/")) throw mailErrors.notAPicture();
        const carried = present.filter(({ linkOrigin }) => linkOrigin === null);
        const bytes = carried.reduce((sum, each) => sum + each.size, size);
        // What cannot be sent is not taken in.
        if (link === undefined && bytes * IN_A_LETTER > maxMessageMb() * MEGABYTE) {
          throw mailErrors.tooLarge({ limit: maxMessageMb() });
        }
        const row = {
          hash,
          name: freeName(name, present),
          size,
          type,
          contentId: inline ? `${kernel.newName()}@draft` : null,
          linkOrigin: link ?? null,
        };
        store.touchDraft(work.db, id, work.now);
        return { ...row, id: store.insertFile(work.db, id, row) };
      });
      return presentFile(file);
    },
    detach(actor, id, fileId) {
      if (drafts.find(actor, id).sendAt !== null) throw mailErrors.waiting();
      kernel.write(actor, (work) => {
        if (!store.deleteFile(work.db, id, fileId)) throw kernelErrors.notFound();
        store.touchDraft(work.db, id, work.now);
      });
      return done;
    },
    download(actor, id, fileId) {
      drafts.find(actor, id);
      const file = store.filesOf(kernel.db, id).find((each) => each.id === fileId);
      if (!file) throw kernelErrors.notFound();
      return files.answer(file);
    },
  };
}

/** Two files of one name would be told apart by nobody: the second becomes `name (2).pdf`. */
export function freeName(name: string, present: readonly Pick<DraftFileRow, "name">[]): string {
  const taken = new Set(present.map((each) => each.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 2; ; number += 1) {
    const other = `${stem} (${String(number)})${ending}`;
    if (!taken.has(other.toLowerCase())) return other;
  }
}

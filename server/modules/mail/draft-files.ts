import type { Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { FilesService, StoredFile } from "../files/module.ts";
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
  /** Attaches a file that the office has already; as a link under the office's address `origin` where it does not fit into the letter. */
  attachStored(actor: Actor, id: number, file: StoredFile, origin: string): DraftFile;
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
  /** Takes a file into a draft; `link` says under which address of the office it goes as a link, knowing whether it fits into the letter. */
  function add(
    actor: Actor,
    id: number,
    take: (work: Work) => StoredFile,
    { inline, link }: { inline: boolean; link: (fits: boolean) => string | undefined },
  ): DraftFile {
    if (drafts.find(actor, id).sendAt !== null) throw mailErrors.waiting();
    const file = kernel.write(actor, (work) => {
      const present = store.filesOf(work.db, id);
      if (present.length >= MOST_FILES) throw mailErrors.tooManyFiles({ limit: MOST_FILES });
      const { hash, name, size, type } = take(work);
      if (inline && !type.startsWith("image/")) throw mailErrors.notAPicture();
      const carried = present.filter(({ linkOrigin }) => linkOrigin === null);
      const bytes = carried.reduce((sum, each) => sum + each.size, size);
      const fits = bytes * IN_A_LETTER <= maxMessageMb() * MEGABYTE;
      const linkOrigin = link(fits) ?? null;
      // What cannot be sent is not taken in.
      if (linkOrigin === null && !fits) throw mailErrors.tooLarge({ limit: maxMessageMb() });
      const contentId = inline ? `${kernel.newName()}@draft` : null;
      const row = { hash, name: freeName(name, present), size, type, contentId, linkOrigin };
      store.touchDraft(work.db, id, work.now);
      return { ...row, id: store.insertFile(work.db, id, row) };
    });
    return presentFile(file);
  }

  return {
    attach(actor, id, { fileId, inline = false, link }) {
      return add(actor, id, (work) => files.claim(work, actor, fileId), { inline, link: () => link });
    },
    attachStored(actor, id, file, origin) {
      return add(actor, id, () => file, { inline: false, link: (fits) => (fits ? undefined : origin) });
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

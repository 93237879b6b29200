import { personOf, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { newSecret } from "../../kernel/ids.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import { dayOf, formatDay, formatFileSize } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import { escapeHtml } from "../../kernel/text/rich.ts";
import type { FilesService } from "../files/module.ts";
import type { LinkLines } from "./make-letter.ts";
import * as store from "./store.ts";
import type { DraftRowStored } from "./store.ts";

const DAY = 86_400_000;

/** Files that are too large for a letter: they stay in the office, and the letter's recipients fetch them. */
export interface Links {
  /** The lines of the letter that lead to them, and what keeps the files for the letter's recipients, in the transaction that sends it. */
  prepare(
    sender: PersonActor,
    draft: DraftRowStored,
  ): { lines: LinkLines; keep(work: Work, readers: readonly number[]): void };
  download(actor: Actor, token: string): FileAnswer;
  /** Takes away what has expired; the job's work. */
  sweep(work: Work): void;
}

const TEXTS = {
  vi: { heading: "Tệp gửi bằng liên kết", until: (size: string, day: string) => `${size}, tải được đến ${day}` },
  en: { heading: "Files sent as links", until: (size: string, day: string) => `${size}, until ${day}` },
} as const;

export function createLinks(kernel: Kernel, files: FilesService, linkDays: () => number): Links {
  return {
    prepare(sender, draft) {
      const linked = store
        .filesOf(kernel.db, draft.id)
        .flatMap((file) =>
          file.linkOrigin === null ? [] : [{ ...file, origin: file.linkOrigin, token: newSecret() }],
        );
      if (linked.length === 0) return { lines: { text: "", html: "" }, keep: () => undefined };
      const expiresAt = kernel.clock.now() + linkDays() * DAY;
      const words = TEXTS[sender.language];
      const day = formatDay(dayOf(expiresAt, kernel.settings.agency.get().zone));
      const lines = linked.map(({ name, size, origin, token }) => ({
        name,
        url: `${origin}/api/mail/links/${token}`,
        note: words.until(formatFileSize(size, sender.language), day),
      }));
      return {
        lines: {
          text: `\n\n${words.heading}:\n${lines.map(({ name, url, note }) => `- ${name} (${note})\n  ${url}`).join("\n")}\n`,
          html: `<p><br /></p><p><b>${words.heading}</b></p><ul>${lines
            .map(({ name, url, note }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(name)}</a> (${note})</li>`)
            .join("")}</ul>`,
        },
        keep(work, readers) {
          for (const { token, hash, name, size, type } of linked) {
            const row = { token, senderId: sender.id, hash, name, size, type, createdAt: work.now, expiresAt };
            store.insertLink(work.db, row, readers);
          }
        },
      };
    },
    download(actor, token) {
      const found = store.findLink(kernel.db, token, personOf(actor).id, kernel.clock.now());
      if (!found) throw kernelErrors.notFound();
      return { ...files.answer(found), disposition: "attachment" };
    },
    sweep(work) {
      store.deleteExpiredLinks(work.db, work.now);
    },
  };
}

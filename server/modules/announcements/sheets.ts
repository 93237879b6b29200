import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { SHEET_FILE_LIMIT, type Sheet, type SheetCheck, type SheetContent, type SheetSummary } from "./contract.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn } from "./policy.ts";
import { quizOf } from "./shown-quiz.ts";
import type { ListedPost, SheetRow } from "./rows.ts";
import { checkFile, shorten } from "./sheet-check.ts";
import { sheetFile } from "./sheet-file.ts";
import * as store from "./store.ts";

/** Acknowledgement sheets: the roll as it was at one moment, kept with its hash so that paper can be compared with it for ever. */
export interface Sheets {
  issue(actor: Actor, id: number): Sheet;
  read(actor: Actor, id: number, sheetId: number): Sheet;
  excel(actor: Actor, id: number, sheetId: number): Promise<FileAnswer>;
  /** What a sheet with this hash says in short; `kernel.notFound` where this office issued none, or what is kept is no longer what was hashed. */
  verify(actor: Actor, hash: string): SheetSummary;
  /** Compares an Excel file with the sheet whose code it bears, cell by cell. */
  check(file: Readable | Uint8Array): Promise<SheetCheck>;
}

const hashOf = (content: string): string => createHash("sha256").update(content, "utf8").digest("hex");

async function collect(file: Readable | Uint8Array, limit: number): Promise<Uint8Array> {
  if (file instanceof Uint8Array) return file;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += (chunk as Buffer).length;
    if (size > limit) throw kernelErrors.tooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

export function createSheets({ kernel, present }: Parts): Sheets {
  const { db, clock, views } = kernel;

  function demandRoll(actor: Actor, id: number): ListedPost {
    const post = present.find(actor, id);
    if (!abilitiesOn(actor, post, clock.now()).seeRoll) throw kernelErrors.forbidden();
    return post;
  }

  function contentOf(post: ListedPost, issuedBy: string, issuedAt: number): SheetContent {
    const quiz = quizOf(post);
    const units = new Map<string, SheetContent["units"][number]>();
    for (const row of store.wholeRoll(db, post.id)) {
      const unit = units.get(row.unit) ?? { unit: row.unit, readers: [] };
      units.set(row.unit, unit);
      unit.readers.push({
        name: present.face(row.personId).name,
        deliveredAt: row.deliveredAt,
        openedAt: row.openedAt,
        confirmedAt: row.confirmedAt,
        confirmedEdition: row.confirmedEdition,
        ...(quiz && { score: row.score }),
      });
    }
    return {
      announcementId: post.id,
      title: post.title,
      author: present.face(post.authorId).name,
      edition: post.edition,
      asksConfirmation: post.asksConfirmation === 1,
      publishedAt: post.publishedAt ?? issuedAt,
      issuedAt,
      issuedBy,
      delivered: post.delivered,
      opened: post.opened,
      confirmed: post.confirmed,
      ...(quiz && { questions: quiz.questions.length }),
      units: [...units.values()],
    };
  }

  // The text was made from a SheetContent by `issue` and is stored as it was hashed.
  const show = ({ id, hash, content }: SheetRow): Sheet => ({ id, hash, content: JSON.parse(content) as SheetContent });

  /** The sheet that this office issued under a hash, if it still says what was hashed. */
  function issued(hash: string): Sheet | undefined {
    const row = store.sheetByHash(db, hash);
    return row && hashOf(row.content) === hash ? show(row) : undefined;
  }

  function find(actor: Actor, id: number, sheetId: number): Sheet {
    demandRoll(actor, id);
    const row = store.findSheet(db, id, sheetId);
    if (!row) throw kernelErrors.notFound();
    return show(row);
  }

  return {
    issue(actor, id) {
      const person = personOf(actor);
      return kernel.write(actor, (work) => {
        const post = demandRoll(actor, id);
        const content = JSON.stringify(contentOf(post, person.name, work.now));
        const hash = hashOf(content);
        const sheetId = store.insertSheet(work.db, { postId: id, personId: person.id, hash, content, at: work.now });
        work.audit({ action: "announcements.sheet-issued", subject: { type: "announcement", id }, detail: { hash } });
        return show({ id: sheetId, postId: id, hash, content });
      });
    },

    read(actor, id, sheetId) {
      const sheet = find(actor, id, sheetId);
      views.note(actor, { type: "announcement-sheet", id: sheetId }, "viewed");
      return sheet;
    },

    async excel(actor, id, sheetId) {
      const sheet = find(actor, id, sheetId);
      views.note(actor, { type: "announcement-sheet", id: sheetId }, "exported");
      return sheetFile(sheet, actor.language, kernel.settings.agency.get().zone);
    },

    verify(_actor, hash) {
      const sheet = issued(hash);
      if (!sheet) throw kernelErrors.notFound();
      return shorten(sheet);
    },

    async check(file) {
      const bytes = await collect(file, SHEET_FILE_LIMIT);
      return checkFile(bytes, issued, kernel.settings.agency.get().zone);
    },
  };
}

import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { ftsMatch } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import type {
  AnnouncementDetail,
  AnnouncementInput,
  AnnouncementList,
  AnnouncementSummary,
  Edition,
} from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn, rules } from "./policy.ts";
import { picturesOf, pictureAddress, textOf } from "./rich.ts";
import { checkDraft } from "./rules.ts";
import * as store from "./store.ts";

interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}

/** Lists, drafts and the texts of announcements. */
export interface Posts {
  list(
    actor: Actor,
    query: PageQuery & { readonly list?: AnnouncementList; readonly q?: string },
  ): PageOf<AnnouncementSummary>;
  counts(actor: Actor): { unread: number; confirm: number; approval: number };
  read(actor: Actor, id: number): AnnouncementDetail;
  create(actor: Actor, input: AnnouncementInput): AnnouncementDetail;
  edit(actor: Actor, id: number, input: AnnouncementInput & { version: number }): AnnouncementDetail;
  remove(actor: Actor, id: number): typeof done;
  editions(actor: Actor, id: number, query: PageQuery): PageOf<Edition>;
  /** Takes an upload into the text; its address there. */
  addPicture(actor: Actor, id: number, uploadId: number): { address: string };
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export function createPosts({ kernel, files, notifications, present }: Parts): Posts {
  const { db, clock } = kernel;

  /** Who may not send must-arrive notices does not get one by another's approval either. */
  function demandMustArrive(actor: Actor, input: AnnouncementInput): void {
    if (input.mustArrive === true && !notifications.maySendMustArrive(actor)) throw announcementErrors.notMustArrive();
  }

  function attach(work: Work, actor: Actor, id: number, fileIds: readonly number[]): void {
    for (const fileId of fileIds) store.insertFile(work.db, id, files.claim(work, actor, fileId));
  }

  return {
    list(actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number, number, number]>(query.after, ["number", "number", "number"]);
      const rows = store.listPosts(db, actor, {
        list: query.list ?? "inbox",
        now: clock.now(),
        limit,
        match: ftsMatch(query.q ?? "")?.any,
        after: after && { pinned: after[0], sortAt: after[1], id: after[2] },
      });
      return pageFrom(rows, limit, (post) => [post.pinned, post.sortAt, post.id], present.summarize);
    },

    counts(actor) {
      const count = (list: AnnouncementList) => store.countPosts(db, actor, list, clock.now());
      return { unread: count("unread"), confirm: count("confirm"), approval: count("approval") };
    },

    read: (actor, id) => present.read(actor, id),

    create(actor, input) {
      const author = personOf(actor);
      const clean = checkDraft(input);
      demandMustArrive(actor, clean);
      const id = kernel.write(actor, (work) => {
        const draft = { ...clean, ...textOf(clean, undefined) };
        const made = store.insertPost(work.db, author.id, draft, work.now);
        attach(work, actor, made, clean.newFiles);
        work.audit({ action: "announcements.created", subject: { type: "announcement", id: made } });
        return made;
      });
      return present.read(actor, id);
    },

    edit(actor, id, { version, ...input }) {
      const clean = checkDraft(input);
      kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        if (!abilitiesOn(actor, post, work.now).edit) {
          throw post.publishedAt === null ? kernelErrors.forbidden() : announcementErrors.publishedAlready();
        }
        if (post.version !== version) throw kernelErrors.conflict();
        if (post.mustArrive === 0) demandMustArrive(actor, clean);
        store.updatePost(work.db, id, { ...clean, ...textOf(clean, picturesOf(work.db, id)) });
        store.keepFiles(work.db, id, clean.keptFiles);
        attach(work, actor, id, clean.newFiles);
        work.audit({ action: "announcements.edited", subject: { type: "announcement", id } });
      });
      return present.read(actor, id);
    },

    addPicture(actor, id, uploadId) {
      return kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        const can = abilitiesOn(actor, post, work.now);
        if (!can.edit && !can.correct) throw kernelErrors.forbidden();
        const file = files.claim(work, actor, uploadId);
        if (!PICTURES.has(file.type)) throw announcementErrors.notPicture();
        return { address: pictureAddress(id, store.insertFile(work.db, id, file, 1)) };
      });
    },

    remove(actor, id) {
      kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        if (post.publishedAt !== null) throw announcementErrors.publishedAlready();
        if (!abilitiesOn(actor, post, work.now).remove) throw kernelErrors.forbidden();
        store.deletePost(work.db, id);
        work.audit({ action: "announcements.deleted", subject: { type: "announcement", id } });
      });
      return done;
    },

    editions(actor, id, query) {
      const post = present.find(actor, id);
      // A withdrawn text is nowhere to be read but by those who answer for it.
      if (post.stage === "withdrawn" && !rules(actor, post)) return { items: [] };
      const limit = query.limit ?? 20;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listEditions(db, id, { limit, before: after?.[0] });
      return pageFrom(
        rows,
        limit,
        (row) => [row.edition],
        ({ personId, ...row }) => ({ ...row, by: present.face(personId) }),
      );
    },
  };
}

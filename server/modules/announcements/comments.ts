import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { announcementTouched, type Comment } from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn, rules } from "./policy.ts";
import type { CommentRow, ListedPost } from "./rows.ts";
import { tidy } from "./rules.ts";
import * as store from "./store.ts";

/** What readers say under an announcement. */
export interface Comments {
  list(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<Comment>;
  write(actor: Actor, id: number, input: { text: string }): Comment;
  remove(actor: Actor, id: number, commentId: number): typeof done;
}

export function createComments({ kernel, present }: Parts): Comments {
  const { db } = kernel;
  const isOwn = (actor: Actor, row: Pick<CommentRow, "personId">) =>
    actor.kind === "person" && actor.id === row.personId;

  const show = (actor: Actor, post: ListedPost, row: CommentRow): Comment => ({
    id: row.id,
    person: present.face(row.personId),
    text: row.text,
    at: row.at,
    mayRemove: isOwn(actor, row) || rules(actor, post),
  });

  return {
    list(actor, id, query) {
      const post = present.find(actor, id);
      if (post.stage === "withdrawn" && !rules(actor, post)) return { items: [] };
      const limit = query.limit ?? 50;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listComments(db, id, { limit, after: after?.[0] });
      return pageFrom(
        rows,
        limit,
        (row) => [row.id],
        (row) => show(actor, post, row),
      );
    },

    write(actor, id, input) {
      const person = personOf(actor);
      return kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        if (!abilitiesOn(actor, post, work.now).comment) throw announcementErrors.commentsClosed();
        const text = tidy(input.text);
        const made = store.insertComment(work.db, id, person.id, text, work.now);
        work.emit(announcementTouched, { announcementId: id });
        return show(actor, post, { id: made, personId: person.id, text, at: work.now });
      });
    },

    remove(actor, id, commentId) {
      kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        const comment = store.findComment(work.db, id, commentId);
        if (!comment) throw kernelErrors.notFound();
        if (!isOwn(actor, comment) && !rules(actor, post)) throw kernelErrors.forbidden();
        store.deleteComment(work.db, id, commentId);
        work.emit(announcementTouched, { announcementId: id });
        work.audit({
          action: "announcements.comment-removed",
          subject: { type: "announcement", id },
          detail: { by: comment.personId },
        });
      });
      return done;
    },
  };
}

import { may, type Actor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { AnnouncementAbilities, AnnouncementState } from "./contract.ts";
import type { ListedPost, PostRow } from "./rows.ts";

/** The end follows from the time, not from a job: what has expired takes no confirmation even if the job is late. */
export function stateOf(post: Pick<PostRow, "stage" | "expiresAt">, now: number): AnnouncementState {
  if (post.stage !== "published") return post.stage;
  return post.expiresAt !== null && post.expiresAt <= now ? "expired" : "published";
}

/** Which rows of `announcements_post p` are meant for `:me`, who answers to `:keys`: what has reached a person stays, who joins later sees what still runs, and a circular is for whom it has reached. */
export const FOR_ME = `(p.published_at IS NOT NULL AND p.author_id <> :me AND (
  EXISTS (SELECT 1 FROM announcements_reader v WHERE v.post_id = p.id AND v.person_id = :me)
  OR (p.stage = 'published' AND p.ended = 0 AND p.in_turn = 0 AND EXISTS
    (SELECT 1 FROM announcements_audience a WHERE a.post_id = p.id AND a.key IN (SELECT value FROM json_each(:keys))))))`;

/** `:me` and `:keys` of the actor, for every query on `announcements_post p`. */
export function viewerOf(actor: Actor): { readonly me: number; readonly keys: string } {
  return actor.kind === "person"
    ? { me: actor.id, keys: JSON.stringify(actor.audienceKeys) }
    : { me: 0, keys: JSON.stringify([]) };
}

/**
 * The rows of `announcements_post p` that the actor may know of: written by him, meant for him once published, waiting for his approval; with
 * `announcements.manage` all that was sent. Nobody reads another's draft.
 */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  const params = viewerOf(actor);
  if (actor.kind === "system") return { where: "1", params };
  if (actor.kind === "stranger" || !may(actor, "announcements.use")) return { where: "0", params };
  const approves = may(actor, "announcements.publish") ? "p.stage IN ('waiting', 'scheduled')" : "0";
  const manages = may(actor, "announcements.manage") ? "p.stage <> 'draft'" : "0";
  return { where: `(p.author_id = :me OR ${approves} OR ${manages} OR ${FOR_ME})`, params };
}

/** Whether the actor answers for it: wrote it, or manages all. */
export function rules(actor: Actor, post: Pick<PostRow, "authorId">): boolean {
  const isAuthor = actor.kind === "person" && actor.id === post.authorId && may(actor, "announcements.write");
  return isAuthor || may(actor, "announcements.manage");
}

/** What the actor may do with one announcement that is visible to him. */
export function abilitiesOn(actor: Actor, post: ListedPost, now: number): AnnouncementAbilities {
  const state = stateOf(post, now);
  const isAuthor = actor.kind === "person" && actor.id === post.authorId;
  const isRuler = rules(actor, post);
  const isRunning = state === "published";
  const approves = may(actor, "announcements.publish");
  const isMeant = post.isForMe === 1;
  return {
    edit: (state === "draft" && isAuthor && isRuler) || (state === "waiting" && approves),
    publish: approves && (state === "waiting" || (state === "draft" && isAuthor)),
    submit: state === "draft" && isAuthor && isRuler,
    giveBack: (state === "waiting" || state === "scheduled") && (isAuthor || approves),
    // Correcting publishes a text: who needs approval for the first needs it for the next, and withdraws instead.
    answerQuiz: isRunning && isMeant && post.quiz !== null && post.hasAnswered === 0,
    skipTurn: isRunning && isRuler && post.inTurn === 1 && post.confirmed < post.delivered,
    correct: isRunning && isRuler && approves,
    withdraw: (isRunning || state === "expired") && isRuler,
    nudge: isRunning && isRuler,
    askConfirmation: isRunning && isRuler && post.asksConfirmation === 0,
    confirm: isRunning && isMeant && post.asksConfirmation === 1 && post.confirmedAt === null && post.wasSkipped === 0,
    comment: isRunning && post.commentsOpen === 1 && (isMeant || isRuler),
    seeRoll: post.publishedAt !== null && isRuler,
    remove: state === "draft" && isAuthor,
  };
}

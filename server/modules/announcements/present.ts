import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { bareRich } from "../../kernel/text/rich.ts";
import { isRisky } from "../files/module.ts";
import type { AnnouncementDetail, AnnouncementSummary, Face, PollDraft, Turn } from "./contract.ts";
import type { AnnouncementDirectory, AnnouncementNotifications } from "./needs.ts";
import { abilitiesOn, rules, stateOf } from "./policy.ts";
import { showQuiz } from "./shown-quiz.ts";
import type { ListedPost } from "./rows.ts";
import * as store from "./store.ts";

/** Rows as the actor may see them: what every part of the service answers with. */
export interface Presenter {
  /** One announcement; `kernel.notFound` where the actor may not know of it. */
  find(actor: Actor, id: number): ListedPost;
  read(actor: Actor, id: number): AnnouncementDetail;
  summarize(post: ListedPost): AnnouncementSummary;
  face(personId: number): Face;
}

/** The poll of a row; it was written from a `PollDraft`. */
export const pollOf = ({ poll }: Pick<ListedPost, "poll">): PollDraft | null =>
  poll === null ? null : (JSON.parse(poll) as PollDraft);

export function createPresenter(
  { db, clock }: Pick<Kernel, "db" | "clock">,
  directory: Pick<AnnouncementDirectory, "person" | "describeAudience">,
  { mustArriveOf }: Pick<AnnouncementNotifications, "mustArriveOf">,
): Presenter {
  function find(actor: Actor, id: number): ListedPost {
    const post = store.findPost(db, actor, id);
    if (!post) throw kernelErrors.notFound();
    return post;
  }

  function face(personId: number): Face {
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  function summarize(post: ListedPost): AnnouncementSummary {
    return {
      id: post.id,
      title: post.title,
      category: post.category,
      state: stateOf(post, clock.now()),
      author: face(post.authorId),
      pinned: post.pinned === 1,
      asksConfirmation: post.asksConfirmation === 1,
      publishesAt: post.publishesAt,
      publishedAt: post.publishedAt,
      expiresAt: post.expiresAt,
      sortAt: post.sortAt,
      edition: post.edition,
      delivered: post.delivered,
      opened: post.opened,
      confirmed: post.confirmed,
      turns: post.turns,
      isForMe: post.isForMe === 1,
      openedAt: post.openedAt,
      confirmedAt: post.confirmedAt,
    };
  }

  /** The attachments; pictures stand in the text. */
  const filesOf = (id: number) => store.filesOf(db, id).filter(({ inline }) => inline === 0);

  const roundOf = (id: number): Turn[] =>
    store.roundOf(db, id).map(({ personId, reachedAt, skippedAt, confirmedAt }) => ({
      person: face(personId),
      ...{ reachedAt, skippedAt, confirmedAt },
    }));

  return {
    find,
    face,
    summarize,
    read(actor, id) {
      const post = find(actor, id);
      const can = abilitiesOn(actor, post, clock.now());
      // What was taken back is no longer shown to those whom it had reached; that it was, and why, is.
      const isHidden = post.stage === "withdrawn" && !rules(actor, post);
      return {
        ...summarize(post),
        version: post.version,
        body: isHidden ? "" : post.body,
        html: isHidden || post.html === null ? null : bareRich(post.html),
        lobby: post.lobby === 1,
        commentsOpen: post.commentsOpen === 1,
        comments: post.comments,
        correctedAt: post.correctedAt,
        withdrawnAt: post.withdrawnAt,
        withdrawnReason: post.withdrawnReason,
        returnedNote: post.returnedNote,
        approver: post.approverId === null ? null : face(post.approverId),
        nudgedAt: post.nudgedAt,
        audience: directory
          .describeAudience(store.audienceOf(db, id), actor.language)
          .map(({ key, name, count }) => ({ key, name, count })),
        files: isHidden
          ? []
          : filesOf(id).map((file) => ({
              id: file.id,
              name: file.name,
              size: file.size,
              type: file.type,
              risky: isRisky(file.name),
              readers: can.seeRoll ? file.readers : null,
            })),
        mailCopy: post.mailCopy === 1,
        mustArrive: post.mustArrive === 1,
        mustId: post.mustArrive === 1 && can.seeRoll ? (mustArriveOf({ type: "announcement", id })?.id ?? null) : null,
        inTurn: post.inTurn === 1,
        round: isHidden ? [] : roundOf(id),
        quiz: isHidden ? null : showQuiz(db, actor, post, rules(actor, post) || can.publish),
        poll: rules(actor, post) || can.publish ? pollOf(post) : null,
        pollId: isHidden ? null : post.pollId,
        can,
      };
    },
  };
}

import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { nameSortKey, sortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import {
  announcementCorrected,
  announcementDelivered,
  announcementPublished,
  announcementReturned,
  announcementSubmitted,
  announcementTouched,
  announcementWithdrawn,
  type AnnouncementAbilities,
  type AnnouncementDetail,
} from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn, stateOf } from "./policy.ts";
import type { ListedPost, NewReader } from "./rows.ts";
import { checkEnd, checkSending, tidy } from "./rules.ts";
import * as store from "./store.ts";

/** The way of an announcement from its author to its readers. Every command names the version that the person saw. */
export interface Publishing {
  submit(actor: Actor, id: number, input: { version: number }): AnnouncementDetail;
  /** Whoever gave back another's draft no longer sees it. */
  giveBack(actor: Actor, id: number, input: { version: number; note: string }): typeof done;
  correct(
    actor: Actor,
    id: number,
    input: { version: number; title: string; body: string; reason: string },
  ): AnnouncementDetail;
  changeAudience(actor: Actor, id: number, input: { version: number; audience: string[] }): AnnouncementDetail;
  changeDisplay(
    actor: Actor,
    id: number,
    input: { version: number; pinned: boolean; lobby: boolean; commentsOpen: boolean; expiresAt: number | null },
  ): AnnouncementDetail;
  askConfirmation(actor: Actor, id: number, input: { version: number }): AnnouncementDetail;
  withdraw(actor: Actor, id: number, input: { version: number; reason: string }): AnnouncementDetail;
  /** Publishes and ends whatever is due; the job's work. */
  keepTime(): void;
}

type Right = keyof AnnouncementAbilities | ((can: AnnouncementAbilities) => boolean);

const subjectOf = (id: number) => ({ type: "announcement", id });

export function createPublishing({ kernel, directory, notifications, present }: Parts): Publishing {
  const { db, clock } = kernel;

  /** The people behind the keys, as the roll has them; never the author, who need not be told what he wrote. */
  function rollOf(keys: readonly string[], authorId: number): NewReader[] {
    return directory
      .people(directory.expandAudience(keys))
      .filter(({ id }) => id !== authorId)
      .map(({ id, name, departmentName }) => ({
        personId: id,
        unit: departmentName ?? "",
        unitKey: sortKey(departmentName ?? ""),
        sortKey: nameSortKey(name),
      }));
  }

  /** Draws up the roll and tells the people; the audience is who belongs to it at this moment. */
  function publish(work: Work, post: ListedPost): void {
    const { id, authorId, title, body } = post;
    store.changePost(work.db, id, { stage: "published", publishedAt: work.now, sortAt: work.now, returnedNote: "" });
    store.insertEdition(work.db, id, { edition: 1, title, body, reason: "", personId: authorId, at: work.now });
    const delivered = store.deliver(work.db, id, rollOf(store.audienceOf(work.db, id), authorId), work.now);
    work.emit(announcementPublished, { announcementId: id });
    work.audit({
      action: "announcements.published",
      subject: subjectOf(id),
      detail: { delivered: delivered.length },
    });
  }

  /** As `command`; answers with what it has become. */
  function change(
    actor: Actor,
    id: number,
    version: number,
    right: Right,
    step: (work: Work, post: ListedPost) => void,
  ): AnnouncementDetail {
    command(actor, id, version, right, step);
    return present.read(actor, id);
  }

  /** The right to it, then the version, then the change. */
  function command(
    actor: Actor,
    id: number,
    version: number,
    right: Right,
    step: (work: Work, post: ListedPost) => void,
  ): void {
    kernel.write(actor, (work) => {
      const post = present.find(actor, id);
      const can = abilitiesOn(actor, post, work.now);
      if (!(typeof right === "function" ? right(can) : can[right])) throw refusalOf(right, post, work.now);
      if (post.version !== version) throw kernelErrors.conflict();
      step(work, post);
    });
  }

  function refusalOf(right: unknown, post: ListedPost, now: number) {
    const state = stateOf(post, now);
    if (right === "correct" || right === "withdraw" || right === "askConfirmation") {
      return state === "published" ? kernelErrors.forbidden() : announcementErrors.notRunning();
    }
    return state === "draft" ? kernelErrors.forbidden() : announcementErrors.sentAlready();
  }

  return {
    submit(actor, id, { version }) {
      const sends = (can: AnnouncementAbilities) => can.submit || can.publish;
      return change(actor, id, version, sends, (work, post) => {
        checkSending(post, store.filesOf(work.db, id).length, work.now);
        const keys = store.audienceOf(work.db, id);
        if (rollOf(keys, post.authorId).length === 0) throw announcementErrors.nobody({}, "/body/audience");
        const can = abilitiesOn(actor, post, work.now);
        if (!can.publish) {
          store.changePost(work.db, id, { stage: "waiting", returnedNote: "" });
          work.emit(announcementSubmitted, { announcementId: id });
          work.audit({ action: "announcements.submitted", subject: subjectOf(id) });
          return;
        }
        if (post.stage === "waiting") {
          store.changePost(work.db, id, { approverId: personOf(actor).id });
          work.audit({ action: "announcements.approved", subject: subjectOf(id) });
        }
        if (post.publishesAt !== null && post.publishesAt > work.now) {
          store.changePost(work.db, id, { stage: "scheduled", returnedNote: "" });
          work.emit(announcementTouched, { announcementId: id });
          work.audit({ action: "announcements.scheduled", subject: subjectOf(id) });
        } else publish(work, post);
      });
    },

    giveBack(actor, id, { version, note }) {
      command(actor, id, version, "giveBack", (work, post) => {
        store.changePost(work.db, id, { stage: "draft", returnedNote: tidy(note) });
        if (personOf(actor).id !== post.authorId) work.emit(announcementReturned, { announcementId: id });
        work.audit({ action: "announcements.returned", subject: subjectOf(id) });
      });
      return done;
    },

    correct(actor, id, { version, title, body, reason }) {
      return change(actor, id, version, "correct", (work, post) => {
        const text = { title: tidy(title), body: tidy(body) };
        if (text.body === "" && store.filesOf(work.db, id).length === 0) {
          throw announcementErrors.empty({}, "/body/body");
        }
        const edition = post.edition + 1;
        store.rewritePost(work.db, id, text, work.now);
        store.insertEdition(work.db, id, {
          edition,
          ...text,
          reason: tidy(reason),
          personId: personOf(actor).id,
          at: work.now,
        });
        work.emit(announcementCorrected, { announcementId: id, edition });
        work.audit({ action: "announcements.corrected", subject: subjectOf(id), detail: { edition } });
      });
    },

    changeAudience(actor, id, { version, audience }) {
      return change(actor, id, version, "nudge", (work, post) => {
        const roll = rollOf(audience, post.authorId);
        if (roll.length === 0) throw announcementErrors.nobody({}, "/body/audience");
        store.writeAudience(work.db, id, audience);
        store.changePost(work.db, id, {});
        const personIds = store.deliver(work.db, id, roll, work.now);
        if (personIds.length > 0) work.emit(announcementDelivered, { announcementId: id, personIds });
        work.audit({
          action: "announcements.audience-changed",
          subject: subjectOf(id),
          detail: { audience, delivered: personIds.length },
        });
      });
    },

    changeDisplay(actor, id, { version, pinned, lobby, commentsOpen, expiresAt }) {
      return change(actor, id, version, "nudge", (work) => {
        checkEnd(expiresAt, work.now);
        store.changePost(work.db, id, {
          pinned: Number(pinned),
          lobby: Number(lobby),
          commentsOpen: Number(commentsOpen),
          expiresAt,
        });
        work.emit(announcementTouched, { announcementId: id });
        work.audit({ action: "announcements.display-changed", subject: subjectOf(id) });
      });
    },

    askConfirmation(actor, id, { version }) {
      return change(actor, id, version, "askConfirmation", (work) => {
        store.changePost(work.db, id, { asksConfirmation: 1 });
        work.emit(announcementTouched, { announcementId: id });
        work.audit({ action: "announcements.confirmation-asked", subject: subjectOf(id) });
      });
    },

    withdraw(actor, id, { version, reason }) {
      return change(actor, id, version, "withdraw", (work) => {
        store.changePost(work.db, id, {
          stage: "withdrawn",
          pinned: 0,
          withdrawnAt: work.now,
          withdrawnReason: tidy(reason),
        });
        notifications.withdraw(work, subjectOf(id));
        work.emit(announcementWithdrawn, { announcementId: id });
        work.audit({ action: "announcements.withdrawn", subject: subjectOf(id), detail: { reason: tidy(reason) } });
      });
    },

    keepTime() {
      const clerk = systemActor("announcements.keep-time");
      const now = clock.now();
      // One transaction an announcement: one that fails holds back no other.
      const each = (posts: readonly { id: number }[], step: (work: Work, id: number) => void) => {
        for (const { id } of posts) {
          try {
            kernel.write(clerk, (work) => {
              step(work, id);
            });
          } catch (error) {
            kernel.log.error("An announcement could not keep its time", error, { announcement: id });
          }
        }
      };
      each(store.postsToPublish(db, now), (work, id) => {
        publish(work, present.find(clerk, id));
      });
      each(store.postsToEnd(db, now), (work, id) => {
        store.markEnded(work.db, id);
        work.emit(announcementTouched, { announcementId: id });
        work.audit({ action: "announcements.expired", subject: subjectOf(id) });
      });
    },
  };
}

import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import type { Work } from "../../kernel/work.ts";
import { createCommands, subjectOf } from "./commands.ts";
import {
  announcementPublished,
  announcementReturned,
  announcementSubmitted,
  announcementTouched,
  announcementWithdrawn,
  type AnnouncementAbilities,
  type AnnouncementDetail,
  type PollDraft,
} from "./contract.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn } from "./policy.ts";
import { pollOf } from "./present.ts";
import type { ListedPost } from "./rows.ts";
import { checkSending, tidy } from "./rules.ts";
import * as store from "./store.ts";

/** The way of an announcement from its author to its readers. Every command names the version that the person saw. */
export interface Publishing {
  submit(actor: Actor, id: number, input: { version: number }): AnnouncementDetail;
  /** Whoever gave back another's draft no longer sees it. */
  giveBack(actor: Actor, id: number, input: { version: number; note: string }): typeof done;
  withdraw(actor: Actor, id: number, input: { version: number; reason: string }): AnnouncementDetail;
  /** Publishes and ends whatever is due; the job's work. */
  keepTime(): void;
}

/** The poll as the front door of polls takes it. */
function asked({ title, options, several, anonymous, live, closesAt }: PollDraft, audience: string[], now: number) {
  return {
    title,
    options,
    closesAt,
    audience,
    description: "",
    kind: several ? ("multiple" as const) : ("single" as const),
    secrecy: anonymous ? ("anonymous" as const) : ("open" as const),
    results: live ? ("live" as const) : ("after-closing" as const),
    maxChoices: several ? options.length : 1,
    quorum: null,
    remindHours: null,
    opensAt: now,
  };
}

export function createPublishing(parts: Parts): Publishing {
  const { kernel, notifications, polls, present, reach } = parts;
  const { db, clock } = kernel;
  const { change, command } = createCommands(parts);

  /** Draws up the roll, opens the poll and tells the people; the audience is who belongs to it at this moment. */
  function publish(work: Work, post: ListedPost): void {
    const { id, authorId, title, body, html } = post;
    const audience = store.audienceOf(work.db, id);
    store.changePost(work.db, id, { stage: "published", publishedAt: work.now, sortAt: work.now, returnedNote: "" });
    store.insertEdition(work.db, id, { edition: 1, title, body, html, reason: "", personId: authorId, at: work.now });
    const delivered = reach.deliver(work, post, audience);
    const poll = pollOf(post);
    if (poll)
      store.changePost(work.db, id, { poll: null, pollId: polls.ask(work, authorId, asked(poll, audience, work.now)) });
    work.emit(announcementPublished, { announcementId: id });
    work.audit({
      action: "announcements.published",
      subject: subjectOf(id),
      detail: { delivered: delivered.length },
    });
  }

  return {
    submit(actor, id, { version }) {
      const sends = (can: AnnouncementAbilities) => can.submit || can.publish;
      return change(actor, id, version, sends, (work, post) => {
        checkSending({ ...post, poll: pollOf(post) }, store.filesOf(work.db, id).length, work.now);
        reach.check(post, store.audienceOf(work.db, id));
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

    withdraw(actor, id, { version, reason }) {
      return change(actor, id, version, "withdraw", (work, post) => {
        store.changePost(work.db, id, {
          stage: "withdrawn",
          pinned: 0,
          withdrawnAt: work.now,
          withdrawnReason: tidy(reason),
        });
        notifications.withdraw(work, subjectOf(id));
        if (post.pollId !== null) polls.end(work, post.pollId);
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

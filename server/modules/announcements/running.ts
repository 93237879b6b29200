import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { createCommands, subjectOf } from "./commands.ts";
import {
  announcementCorrected,
  announcementDelivered,
  announcementTouched,
  type AnnouncementDetail,
} from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { picturesOf, textOf } from "./rich.ts";
import { checkEnd, tidy } from "./rules.ts";
import * as store from "./store.ts";

/** What its author and those who manage do with an announcement that runs. Every command names the version that the person saw. */
export interface Running {
  correct(
    actor: Actor,
    id: number,
    input: { version: number; title: string; body: string; html?: string; reason: string },
  ): AnnouncementDetail;
  changeAudience(actor: Actor, id: number, input: { version: number; audience: string[] }): AnnouncementDetail;
  changeDisplay(
    actor: Actor,
    id: number,
    input: { version: number; pinned: boolean; lobby: boolean; commentsOpen: boolean; expiresAt: number | null },
  ): AnnouncementDetail;
  askConfirmation(actor: Actor, id: number, input: { version: number }): AnnouncementDetail;
  /** Passes a circular on over whoever has it now. */
  skip(actor: Actor, id: number, input: { version: number }): AnnouncementDetail;
}

export function createRunning(parts: Parts): Running {
  const { reach } = parts;
  const { change } = createCommands(parts);

  return {
    correct(actor, id, { version, title, reason, ...input }) {
      return change(actor, id, version, "correct", (work, post) => {
        const text = { title: tidy(title), ...textOf(input, picturesOf(work.db, id)) };
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
        reach.check(post, audience);
        store.writeAudience(work.db, id, audience);
        store.changePost(work.db, id, {});
        const personIds = reach.deliver(work, post, audience);
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

    skip(actor, id, { version }) {
      return change(actor, id, version, "skipTurn", (work) => {
        const holder = reach.holder(work, id);
        if (!holder) return;
        store.markSkipped(work.db, id, holder.place, work.now);
        store.changePost(work.db, id, {});
        const personIds = reach.next(work, id);
        if (personIds.length > 0) work.emit(announcementDelivered, { announcementId: id, personIds });
        work.emit(announcementTouched, { announcementId: id });
        work.audit({
          action: "announcements.turn-skipped",
          subject: subjectOf(id),
          detail: { personId: holder.personId },
        });
      });
    },
  };
}

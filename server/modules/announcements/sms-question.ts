import { may, type PersonActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { SmsQuestionKind } from "../sms/module.ts";
import { announcementErrors } from "./errors.ts";
import { stateOf } from "./policy.ts";
import { findPost } from "./store.ts";

const WEEK = 7 * 86_400_000;

/**
 * Who hears of an announcement by SMS may answer that the message has come. A telephone number is no proof of identity, and nobody has read the
 * text: the answer stands on record as that and no more. To open and to confirm the announcement its reader still signs in.
 */
export function announcementQuestion(kernel: Kernel): SmsQuestionKind {
  function running(person: PersonActor, id: number) {
    const post = may(person, "announcements.use") ? findPost(kernel.db, person, id) : undefined;
    return post?.isForMe === 1 && stateOf(post, kernel.clock.now()) === "published" ? post : undefined;
  }
  return {
    notice: "announcements.published",
    ask(person, path) {
      const id = Number(/^\/announcements\/(\d{1,15})$/.exec(path)?.[1]);
      const post = Number.isInteger(id) ? running(person, id) : undefined;
      // What asks for nothing is no question: an answer would only cost.
      if (!post || post.asksConfirmation === 0) return undefined;
      const closesAt = Math.min(post.expiresAt ?? Infinity, kernel.clock.now() + WEEK);
      return { subjectId: id, choices: ["Đã nhận"], closesAt };
    },
    answer(person, id) {
      if (!running(person, id)) throw announcementErrors.notRunning();
      kernel.write(person, (work) => {
        work.audit({ action: "announcements.received-by-sms", subject: { type: "announcement", id } });
      });
    },
  };
}

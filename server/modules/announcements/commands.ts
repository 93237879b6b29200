import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Work } from "../../kernel/work.ts";
import type { AnnouncementAbilities, AnnouncementDetail } from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn, stateOf } from "./policy.ts";
import type { ListedPost } from "./rows.ts";

type Right = keyof AnnouncementAbilities | ((can: AnnouncementAbilities) => boolean);
type Step = (work: Work, post: ListedPost) => void;

/** What an audit entry, a notice and a must-arrive notice are about. */
export const subjectOf = (id: number) => ({ type: "announcement", id });

/** The one way in which an announcement is changed: the right to it, then the version that the person saw, then the change. */
export function createCommands({ kernel, present }: Pick<Parts, "kernel" | "present">) {
  /** As `command`; answers with what it has become. */
  function change(actor: Actor, id: number, version: number, right: Right, step: Step): AnnouncementDetail {
    command(actor, id, version, right, step);
    return present.read(actor, id);
  }

  /** The right to it, then the version, then the change. */
  function command(actor: Actor, id: number, version: number, right: Right, step: Step): void {
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

  return { command, change };
}

import { may, type Actor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { PollAbilities, PollState } from "./contract.ts";
import type { PollRow } from "./rows.ts";

/** The state follows from the times, not from a job: a poll whose closing time has come takes no answer even if the job is late. */
export function stateOf(poll: Pick<PollRow, "opensAt" | "closesAt" | "closedAt">, now: number): PollState {
  if (poll.closedAt !== null || poll.closesAt <= now) return "closed";
  return poll.opensAt <= now ? "open" : "scheduled";
}

/**
 * The rows of `polls_poll p` that the actor may know of: written by him, or asked of him once it has opened. Before it opens only its
 * author sees it. `polls.manage` sees all.
 */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  if (actor.kind === "system" || may(actor, "polls.manage")) return { where: "1", params: {} };
  if (actor.kind === "stranger") return { where: "0", params: {} };
  return {
    where: `(p.author_id = :viewer OR EXISTS (SELECT 1 FROM polls_voter v WHERE v.poll_id = p.id AND v.person_id = :viewer))`,
    params: { viewer: actor.id },
  };
}

/** What the actor may do with one poll that is visible to him. */
export function abilitiesOn(
  actor: Actor,
  poll: PollRow,
  facts: { now: number; isAsked: boolean; hasAnswered: boolean },
): PollAbilities {
  const state = stateOf(poll, facts.now);
  const isAuthor = actor.kind === "person" && actor.id === poll.authorId;
  const rules = isAuthor || may(actor, "polls.manage");
  const isAnonymous = poll.secrecy === "anonymous";
  const seeResults = state === "closed" || (state === "open" && poll.results === "live");
  return {
    answer: state === "open" && facts.isAsked && !(isAnonymous && facts.hasAnswered),
    edit: state === "scheduled" && isAuthor && may(actor, "polls.create"),
    close: state === "open" && rules,
    remind: state === "open" && rules,
    remove: rules,
    seeResults,
    // Who has answered is a trace of its own in an anonymous poll: with live counts it would tell who answered what.
    seeVoters: !isAnonymous && state !== "scheduled" && (rules || seeResults),
  };
}

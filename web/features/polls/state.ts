import type { PollCounted, PollDetail, PollSummary } from "../../../server/modules/polls/contract.ts";
import type { AnswerInput, PollList } from "./api.ts";

export const TABS = ["waiting", "open", "closed", "mine"] as const satisfies readonly PollList[];
export type Tab = (typeof TABS)[number];

/** The tab that an address names; what waits for the person otherwise. */
export function tabOf(query: Readonly<Record<string, string>>): Tab {
  return TABS.find((tab) => tab === query["list"]) ?? "waiting";
}

/** The address of a tab, and of a poll beside it. */
export function addressOf(tab: Tab, id?: number): string {
  const path = id === undefined ? "/polls" : `/polls/${String(id)}`;
  return tab === "waiting" ? path : `${path}?list=${tab}`;
}

/** The poll's number in an address; undefined for anything that is none. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** What runs is sorted by urgency, everything else by the latest end: as the server does. */
export function compareIn(tab: Tab): (a: PollSummary, b: PollSummary) => number {
  const sign = tab === "waiting" || tab === "open" ? 1 : -1;
  return (a, b) => sign * (a.closesAt - b.closesAt || a.id - b.id);
}

/**
 * Puts a live count into a poll on the screen. `stale` says that more than the numbers has changed (it opened or closed), so that it must be
 * read anew.
 */
export function withCounts(poll: PollDetail, counted: PollCounted): { poll: PollDetail; stale: boolean } {
  if (counted.pollId !== poll.id) return { poll, stale: false };
  const stale = counted.state !== poll.state;
  const { votes } = counted;
  return {
    stale,
    poll: {
      ...poll,
      asked: counted.asked,
      answered: counted.answered,
      options:
        votes && poll.can.seeResults
          ? poll.options.map((option) => ({ ...option, votes: votes[String(option.id)] ?? option.votes }))
          : poll.options,
    },
  };
}

/** A part of a whole in percent, 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

/** How far the quorum is: how many must answer, how many are missing, and whether it holds; undefined where none is asked for. */
export function quorumOf(
  poll: Pick<PollDetail, "quorum" | "asked" | "answered">,
): { needed: number; missing: number; met: boolean } | undefined {
  if (poll.quorum === null) return undefined;
  const needed = Math.ceil((poll.quorum * poll.asked) / 100);
  const missing = Math.max(0, needed - poll.answered);
  return { needed, missing, met: poll.asked > 0 && missing === 0 };
}

/** What a person is about to answer. */
export interface Answering {
  readonly optionIds: readonly number[];
  readonly text: string;
}

export const emptyAnswer: Answering = { optionIds: [], text: "" };

/** Where an answer begins: from the one given before, if there is one. */
export function answerFrom(poll: Pick<PollDetail, "mine">): Answering {
  return poll.mine ?? emptyAnswer;
}

/** Whether there is something to send that differs from what was sent. */
export function isReady(poll: Pick<PollDetail, "kind" | "maxChoices" | "mine">, answer: Answering): boolean {
  if (poll.kind === "text") return answer.text.trim() !== "" && answer.text.trim() !== poll.mine?.text;
  const count = answer.optionIds.length;
  if (count < 1 || count > poll.maxChoices) return false;
  const before = new Set(poll.mine?.optionIds);
  return before.size !== count || answer.optionIds.some((id) => !before.has(id));
}

/** What goes over the wire. */
export function answerInput(poll: Pick<PollDetail, "kind">, answer: Answering): AnswerInput {
  return poll.kind === "text"
    ? { optionIds: [], text: answer.text.trim() }
    : { optionIds: [...answer.optionIds], text: "" };
}

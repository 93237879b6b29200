import { systemActor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import { consume, react, type Consumer } from "../../kernel/events/types.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import {
  POLL_COUNTED,
  pollAnswered,
  pollClosed,
  pollOpened,
  pollReminded,
  POLLS_CHANGED,
  type PollCounted,
  type PollsChanged,
} from "./contract.ts";
import type { PollNotifications } from "./needs.ts";
import { stateOf } from "./policy.ts";
import type { ListedPoll } from "./rows.ts";
import * as store from "./store.ts";

/** The kinds of notice that polls send; people choose per kind how they hear of them. */
export const noticeKinds = [
  { name: "polls.opened", title: { vi: "Trưng cầu ý kiến mới", en: "New poll" } },
  { name: "polls.reminded", title: { vi: "Nhắc trả lời trưng cầu", en: "Reminder to answer a poll" } },
  { name: "polls.closed", title: { vi: "Trưng cầu đã có kết quả", en: "Poll closed" } },
] as const;

/** Who hears of what happens to a poll: inboxes in the same transaction as the mark of delivery, open windows after it. */
export function pollConsumers(kernel: Kernel, notifications: PollNotifications): Consumer[] {
  const clerk = systemActor("polls.notices", "event");

  function tell(
    work: Work,
    pollId: number,
    kind: (typeof noticeKinds)[number]["name"],
    toWhom: (poll: ListedPoll) => readonly number[],
    round = 0,
  ): void {
    const poll = store.findPoll(work.db, clerk, pollId);
    // Deleted since, or closed before the invitation could go out: there is nothing to tell.
    if (!poll || stateOf(poll, work.now) !== (kind === "polls.closed" ? "closed" : "open")) return;
    const title = noticeKinds.find(({ name }) => name === kind)?.title ?? { vi: "", en: "" };
    notifications.notify(work, {
      kind,
      to: toWhom(poll),
      from: poll.authorId,
      title,
      body: poll.title,
      path: `/polls/${String(pollId)}`,
      subject: { type: "poll", id: pollId },
      dedupe: `${kind}:${String(round)}`,
    });
  }

  function pushCounts(pollId: number): void {
    const poll = store.findPoll(kernel.db, clerk, pollId);
    if (!poll) return;
    const state = stateOf(poll, kernel.clock.now());
    const isShown = state === "closed" || poll.results === "live";
    const counted: PollCounted = {
      pollId,
      state,
      asked: poll.asked,
      answered: poll.answered,
      ...(isShown && {
        votes: Object.fromEntries(store.optionsOf(kernel.db, pollId).map(({ id, votes }) => [String(id), votes])),
      }),
    };
    kernel.live.publish({ topic: `poll:${String(pollId)}` }, POLL_COUNTED, counted);
  }

  /** Lists and numbers of everyone concerned read anew; what changed is in the database. */
  function pushChanged(pollId: number): void {
    const poll = store.findPoll(kernel.db, clerk, pollId);
    if (!poll) return;
    const audience = [...new Set([poll.authorId, ...store.allVoters(kernel.db, pollId)])].map(personKey);
    const changed: PollsChanged = { pollId };
    kernel.live.publish({ audience }, POLLS_CHANGED, changed);
  }

  return [
    consume("polls.tell-opened", pollOpened, (work, { payload }) => {
      tell(work, payload.pollId, "polls.opened", (poll) =>
        store.allVoters(work.db, poll.id).filter((id) => id !== poll.authorId),
      );
    }),
    consume("polls.tell-reminded", pollReminded, (work, { payload }) => {
      tell(work, payload.pollId, "polls.reminded", (poll) => store.silentVoters(work.db, poll.id), payload.round);
    }),
    consume("polls.tell-closed", pollClosed, (work, { payload }) => {
      tell(work, payload.pollId, "polls.closed", (poll) => [
        ...new Set([...store.allVoters(work.db, poll.id), poll.authorId]),
      ]);
    }),
    react("polls.push-opened", pollOpened, ({ payload }) => {
      pushCounts(payload.pollId);
      pushChanged(payload.pollId);
    }),
    react("polls.push-counts", pollAnswered, ({ payload }) => {
      pushCounts(payload.pollId);
    }),
    react("polls.push-closed", pollClosed, ({ payload }) => {
      pushCounts(payload.pollId);
      pushChanged(payload.pollId);
    }),
  ];
}

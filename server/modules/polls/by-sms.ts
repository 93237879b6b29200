import { may, type PersonActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { SmsQuestionKind } from "../sms/module.ts";
import { stateOf } from "./policy.ts";
import type { PollService } from "./service.ts";
import { findPoll, optionsOf } from "./store.ts";

/** What fits into one message beside the question itself. */
const MOST_CHOICES = 9;

/**
 * An open poll with one choice can be answered by SMS. An anonymous one cannot: the message bears a number and a time, and would tell who
 * answered what.
 */
export function pollQuestion(kernel: Kernel, polls: PollService): SmsQuestionKind {
  function open(person: PersonActor, id: number) {
    const poll = may(person, "polls.use") ? findPoll(kernel.db, person, id) : undefined;
    const isAskable =
      poll?.kind === "single" &&
      poll.secrecy === "open" &&
      poll.isAsked === 1 &&
      stateOf(poll, kernel.clock.now()) === "open";
    return isAskable ? poll : undefined;
  }
  return {
    notice: "polls.opened",
    ask(person, path) {
      const id = Number(/^\/polls\/(\d{1,15})$/.exec(path)?.[1]);
      const poll = Number.isInteger(id) ? open(person, id) : undefined;
      const choices = poll ? optionsOf(kernel.db, poll.id).map(({ text }) => text) : [];
      if (!poll || choices.length > MOST_CHOICES) return undefined;
      return { subjectId: poll.id, choices, closesAt: poll.closesAt };
    },
    answer(person, subjectId, choice) {
      const option = optionsOf(kernel.db, subjectId)[choice];
      polls.answer(person, subjectId, { optionIds: option ? [option.id] : [], text: "" });
    },
  };
}

import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { done, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { nameSortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import {
  pollAnswered,
  pollClosed,
  pollOpened,
  pollReminded,
  type AnswerInput,
  type PollDetail,
  type PollInput,
  type PollList,
  type PollSummary,
  type PollText,
  type RoomPollInput,
  type Voter,
  type VoterFilter,
} from "./contract.ts";
import { pollErrors } from "./errors.ts";
import { createInRoom, pollOfRoom } from "./in-room.ts";
import type { PollNeeds } from "./needs.ts";
import { abilitiesOn, stateOf } from "./policy.ts";
import { checkAnswer, checkPoll } from "./rules.ts";
import * as store from "./store.ts";
import type { ListedPoll } from "./rows.ts";

/** The use cases of polls. Each takes the actor first; what he may not see does not exist for him. */
export interface PollService {
  list(actor: Actor, query: { list?: PollList; limit?: number; after?: string }): PageOf<PollSummary>;
  read(actor: Actor, id: number): PollDetail;
  create(actor: Actor, input: PollInput): PollDetail;
  /** Asks the people of a conversation; refused like a message that may not be written there. */
  createInRoom(actor: Actor, roomId: number, input: RoomPollInput): PollDetail;
  edit(actor: Actor, id: number, input: PollInput): PollDetail;
  remove(actor: Actor, id: number): typeof done;
  answer(actor: Actor, id: number, input: AnswerInput): PollDetail;
  close(actor: Actor, id: number): PollDetail;
  remind(actor: Actor, id: number): { reminded: number };
  voters(actor: Actor, id: number, query: { filter?: VoterFilter; limit?: number; after?: string }): PageOf<Voter>;
  texts(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<PollText>;
  /**
   * Puts a question that stands inside another module's thing, in that module's transaction; it is open at once, and its author is whoever
   * answers for the thing. Returns its id.
   */
  ask(work: Work, authorId: number, input: PollInput): number;
  /** The thing that it stands in is gone: it closes now, if it runs. */
  end(work: Work, id: number): void;
  /** Opens, closes and reminds whatever is due; the job's work. */
  keepTime(): void;
}

const REMIND_PAUSE = 3_600_000;
/** In an anonymous poll every mark of an answer bears the same time. */
const NO_TIME = 0;

export function createPollService(
  kernel: Kernel,
  { chat, directory, notifications }: Pick<PollNeeds, "chat" | "directory" | "notifications">,
): PollService {
  const { db, clock } = kernel;
  const inRoom = createInRoom(kernel, chat);

  function find(actor: Actor, id: number): ListedPoll {
    const poll = store.findPoll(db, actor, id);
    if (!poll) throw kernelErrors.notFound();
    return poll;
  }

  const abilities = (actor: Actor, poll: ListedPoll) =>
    abilitiesOn(actor, poll, {
      now: clock.now(),
      isAsked: poll.isAsked === 1,
      hasAnswered: poll.hasAnswered === 1,
    });

  function face(personId: number) {
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  function summarize(poll: ListedPoll): PollSummary {
    return {
      id: poll.id,
      title: poll.title,
      kind: poll.kind,
      secrecy: poll.secrecy,
      state: stateOf(poll, clock.now()),
      author: face(poll.authorId),
      opensAt: poll.opensAt,
      closesAt: poll.closesAt,
      closedAt: poll.closedAt,
      asked: poll.asked,
      answered: poll.answered,
      isAsked: poll.isAsked === 1,
      hasAnswered: poll.hasAnswered === 1,
    };
  }

  function read(actor: Actor, id: number): PollDetail {
    const poll = find(actor, id);
    const can = abilities(actor, poll);
    const ballot = actor.kind === "person" ? store.ballotOf(db, id, actor.id) : undefined;
    return {
      ...summarize(poll),
      description: poll.description,
      results: poll.results,
      maxChoices: poll.maxChoices,
      quorum: poll.quorum,
      remindHours: poll.remindHours,
      audience: directory.describeAudience(store.audienceOf(db, id), actor.language),
      options: store.optionsOf(db, id).map((option) => ({ ...option, votes: can.seeResults ? option.votes : null })),
      mine: ballot ? { optionIds: [...ballot.optionIds], text: ballot.text } : null,
      can,
    };
  }

  /** Draws up the roll and tells the people; the audience is who belongs to it at this moment. */
  function open(work: Work, id: number): void {
    const people = directory.people(directory.expandAudience(store.audienceOf(work.db, id)));
    const roll = people.map((person) => ({ id: person.id, sortKey: nameSortKey(person.name) }));
    store.openPoll(work.db, id, work.now, roll);
    work.emit(pollOpened, { pollId: id });
    work.audit({ action: "polls.opened", subject: { type: "poll", id }, detail: { asked: roll.length } });
  }

  function close(work: Work, id: number, early: boolean): void {
    store.markClosed(work.db, id, work.now);
    work.emit(pollClosed, { pollId: id, early });
    work.audit({ action: "polls.closed", subject: { type: "poll", id }, detail: { early } });
    inRoom.sayResult(work, id);
  }

  function remind(work: Work, poll: { id: number; remindRounds: number }): void {
    store.markReminded(work.db, poll.id, work.now);
    work.emit(pollReminded, { pollId: poll.id, round: poll.remindRounds + 1 });
    work.audit({ action: "polls.reminded", subject: { type: "poll", id: poll.id } });
  }

  function demandPeople(input: PollInput): void {
    if (directory.expandAudience(input.audience).length === 0) throw pollErrors.nobody({}, "/body/audience");
  }

  function ask(work: Work, authorId: number, input: PollInput): number {
    const clean = checkPoll(input, work.now);
    demandPeople(clean);
    const id = store.insertPoll(work.db, authorId, { ...clean, opensAt: work.now }, work.now);
    work.audit({ action: "polls.created", subject: { type: "poll", id }, detail: { secrecy: clean.secrecy } });
    open(work, id);
    return id;
  }

  return {
    list(actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number, number]>(query.after, ["number", "number"]);
      const rows = store.listPolls(db, actor, {
        list: query.list ?? "all",
        now: clock.now(),
        limit,
        after: after && { closesAt: after[0], id: after[1] },
      });
      return pageFrom(rows, limit, (poll) => [poll.closesAt, poll.id], summarize);
    },

    read,

    create(actor, input) {
      const author = personOf(actor);
      const clean = checkPoll(input, clock.now());
      demandPeople(clean);
      const id = kernel.write(actor, (work) => {
        const made = store.insertPoll(work.db, author.id, clean, work.now);
        work.audit({
          action: "polls.created",
          subject: { type: "poll", id: made },
          detail: { secrecy: clean.secrecy, audience: clean.audience },
        });
        if (clean.opensAt <= work.now) open(work, made);
        return made;
      });
      return read(actor, id);
    },

    createInRoom(actor, roomId, input) {
      const author = personOf(actor);
      const asked = pollOfRoom(input, chat.pollAudience(actor, roomId));
      const id = kernel.write(actor, (work) => {
        const made = ask(work, author.id, asked);
        inRoom.show(work, roomId, { id: made, authorId: author.id, title: asked.title });
        return made;
      });
      return read(actor, id);
    },

    edit(actor, id, input) {
      const clean = checkPoll(input, clock.now());
      demandPeople(clean);
      kernel.write(actor, (work) => {
        const poll = find(actor, id);
        if (!abilities(actor, poll).edit) {
          throw stateOf(poll, work.now) === "scheduled" ? kernelErrors.forbidden() : pollErrors.alreadyOpen();
        }
        store.updatePoll(work.db, id, clean);
        work.audit({ action: "polls.edited", subject: { type: "poll", id } });
        if (clean.opensAt <= work.now) open(work, id);
      });
      return read(actor, id);
    },

    remove(actor, id) {
      kernel.write(actor, (work) => {
        const poll = find(actor, id);
        if (!abilities(actor, poll).remove) throw kernelErrors.forbidden();
        store.deletePoll(work.db, id);
        notifications.withdraw(work, { type: "poll", id });
        work.audit({ action: "polls.deleted", subject: { type: "poll", id }, detail: { answered: poll.answered } });
      });
      return done;
    },

    answer(actor, id, input) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const poll = find(actor, id);
        if (stateOf(poll, work.now) !== "open") throw pollErrors.notOpen();
        if (poll.isAsked === 0) throw pollErrors.notAsked();
        const isAnonymous = poll.secrecy === "anonymous";
        if (isAnonymous && poll.hasAnswered === 1) throw pollErrors.answeredAlready();
        const clean = checkAnswer(poll, store.optionsOf(work.db, id), input);
        const previous = store.ballotOf(work.db, id, person.id);
        if (previous) store.withdrawBallot(work.db, id, previous);
        store.insertBallot(work.db, id, { ...clean, name: kernel.newName(), personId: isAnonymous ? null : person.id });
        store.markAnswered(work.db, id, person.id, isAnonymous ? NO_TIME : work.now);
        // No audit entry: the record would give the time at which this person answered.
        work.emit(pollAnswered, { pollId: id });
      });
      return read(actor, id);
    },

    close(actor, id) {
      kernel.write(actor, (work) => {
        const poll = find(actor, id);
        if (stateOf(poll, work.now) === "closed") throw pollErrors.closedAlready();
        if (!abilities(actor, poll).close) throw kernelErrors.forbidden();
        // Its time came within this minute, before the job: the result still says who was asked.
        if (poll.openedAt === null) open(work, id);
        close(work, id, true);
      });
      return read(actor, id);
    },

    remind(actor, id) {
      return kernel.write(actor, (work) => {
        const poll = find(actor, id);
        if (stateOf(poll, work.now) !== "open") throw pollErrors.notOpen();
        if (!abilities(actor, poll).remind) throw kernelErrors.forbidden();
        const wait = (poll.remindedAt ?? -REMIND_PAUSE) + REMIND_PAUSE - work.now;
        if (wait > 0) throw pollErrors.remindedLately({ minutes: Math.ceil(wait / 60_000) });
        remind(work, poll);
        return { reminded: poll.asked - poll.answered };
      });
    },

    voters(actor, id, query) {
      const poll = find(actor, id);
      const can = abilities(actor, poll);
      if (!can.seeVoters) throw kernelErrors.forbidden();
      const limit = query.limit ?? 100;
      const after = readCursor<[string, number]>(query.after, ["string", "number"]);
      const rows = store.listVoters(db, id, {
        filter: query.filter ?? "all",
        limit,
        after: after && { sortKey: after[0], personId: after[1] },
      });
      return pageFrom(
        rows,
        limit,
        (voter) => [voter.sortKey, voter.personId],
        (voter) => ({
          person: face(voter.personId),
          answeredAt: voter.answeredAt,
          optionIds: can.seeResults ? [...(store.ballotOf(db, id, voter.personId)?.optionIds ?? [])] : [],
        }),
      );
    },

    texts(actor, id, query) {
      const poll = find(actor, id);
      if (!abilities(actor, poll).seeResults) throw kernelErrors.forbidden();
      const limit = query.limit ?? 100;
      const after = readCursor<[string]>(query.after, ["string"]);
      const rows = store.listTexts(db, id, { limit, after: after?.[0] });
      return pageFrom(
        rows,
        limit,
        ({ name }) => [name],
        ({ text, personId }) => ({ text, person: personId === null ? null : face(personId) }),
      );
    },

    ask,

    end(work, id) {
      const poll = store.findPoll(work.db, systemActor("polls.end"), id);
      if (poll && stateOf(poll, work.now) === "open") close(work, id, true);
    },

    keepTime() {
      const clerk = systemActor("polls.keep-time");
      const now = clock.now();
      // One transaction a poll: one that fails holds back no other.
      const each = (polls: readonly { id: number }[], step: (work: Work, id: number) => void) => {
        for (const { id } of polls) {
          try {
            kernel.write(clerk, (work) => {
              step(work, id);
            });
          } catch (error) {
            kernel.log.error("A poll could not keep its time", error, { poll: id });
          }
        }
      };
      each(store.pollsToOpen(db, now), open);
      each(store.pollsToClose(db, now), (work, id) => {
        close(work, id, false);
      });
      each(store.pollsToRemind(db, now), (work, id) => {
        remind(work, find(clerk, id));
      });
    },
  };
}

import { Type } from "typebox";
import {
  AudienceSchema,
  defineEvent,
  definePermissions,
  defineRoute,
  Done,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../kernel/contract/index.ts";

/** One choice, several choices, or an answer in the person's own words. */
export const POLL_KINDS = ["single", "multiple", "text"] as const;
/** Open: who answered what is seen with the results. Anonymous: the store itself cannot tell, only that a person has answered. */
export const SECRECIES = ["open", "anonymous"] as const;
/** Live: counts are seen while it runs. After closing: by nobody before, not even the author. */
export const RESULT_TIMES = ["live", "after-closing"] as const;
export const POLL_STATES = ["scheduled", "open", "closed"] as const;
export const POLL_LISTS = ["waiting", "open", "closed", "mine", "all"] as const;

export const VOTER_FILTERS = ["all", "silent", "answered"] as const;

export type PollKind = (typeof POLL_KINDS)[number];
export type Secrecy = (typeof SECRECIES)[number];
export type ResultTime = (typeof RESULT_TIMES)[number];
export type PollState = (typeof POLL_STATES)[number];
export type PollList = (typeof POLL_LISTS)[number];
export type VoterFilter = (typeof VOTER_FILTERS)[number];

export const MAX_OPTIONS = 30;
export const MAX_ANSWER_LENGTH = 2_000;

export const pollPermissions = definePermissions({
  "polls.use": {
    vi: "Xem và trả lời trưng cầu ý kiến",
    en: "See and answer polls",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "polls.create": {
    vi: "Tạo trưng cầu ý kiến",
    en: "Create polls",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "polls.manage": {
    vi: "Xem, đóng và xóa mọi cuộc trưng cầu",
    en: "See, close and delete every poll",
    grantedTo: ["administrator"],
  },
});

/** What this person may do with this poll now; the screen reads only this. */
const Abilities = Type.Object({
  answer: Type.Boolean(),
  edit: Type.Boolean(),
  close: Type.Boolean(),
  remind: Type.Boolean(),
  remove: Type.Boolean(),
  seeResults: Type.Boolean(),
  seeVoters: Type.Boolean(),
});
export type PollAbilities = Static<typeof Abilities>;

const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });

const summary = {
  id: Id,
  title: Type.String(),
  kind: OneOf(POLL_KINDS),
  secrecy: OneOf(SECRECIES),
  state: OneOf(POLL_STATES),
  author: Face,
  opensAt: Instant,
  closesAt: Instant,
  closedAt: Nullable(Instant),
  /** People asked, and how many of them have answered. */
  asked: Type.Integer(),
  answered: Type.Integer(),
  /** Whether this person is asked, and has answered. */
  isAsked: Type.Boolean(),
  hasAnswered: Type.Boolean(),
};

export const PollSummary = Type.Object(summary);
export type PollSummary = Static<typeof PollSummary>;

const Option = Type.Object({ id: Id, text: Type.String(), votes: Nullable(Type.Integer()) });

export const PollDetail = Type.Object({
  ...summary,
  description: Type.String(),
  results: OneOf(RESULT_TIMES),
  maxChoices: Type.Integer(),
  /** Percent of the people asked who must answer for the result to hold; null: no quorum. */
  quorum: Nullable(Type.Integer()),
  /** Hours before closing at which those who have not answered are reminded; null: never. */
  remindHours: Nullable(Type.Integer()),
  audience: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  /** `votes` are null while the results are hidden from this person. */
  options: Type.Array(Option),
  /** This person's own answer; null where there is none, or where the poll is anonymous. */
  mine: Nullable(Type.Object({ optionIds: Type.Array(Id), text: Type.String() })),
  can: Abilities,
});
export type PollDetail = Static<typeof PollDetail>;

/** The fields that an author fills in. */
export const PollInput = Exactly({
  title: Line(200),
  description: Prose(5_000),
  kind: OneOf(POLL_KINDS),
  secrecy: OneOf(SECRECIES),
  results: OneOf(RESULT_TIMES),
  options: Type.Array(Line(300), { maxItems: MAX_OPTIONS }),
  maxChoices: Type.Integer({ minimum: 1, maximum: MAX_OPTIONS }),
  quorum: Nullable(Type.Integer({ minimum: 1, maximum: 100 })),
  remindHours: Nullable(Type.Integer({ minimum: 1, maximum: 720 })),
  audience: AudienceSchema,
  opensAt: Instant,
  closesAt: Instant,
});
export type PollInput = Static<typeof PollInput>;

/** A question to the people of a conversation: asked at once, its counts seen while it runs. */
export const RoomPollInput = Exactly({
  title: Line(200),
  options: Type.Array(Line(300), { minItems: 2, maxItems: MAX_OPTIONS }),
  /** Several options may be chosen. */
  multiple: Type.Boolean(),
  secrecy: OneOf(SECRECIES),
  closesAt: Instant,
});
export type RoomPollInput = Static<typeof RoomPollInput>;

export const AnswerInput = Exactly({
  optionIds: Type.Array(Id, { maxItems: MAX_OPTIONS, uniqueItems: true }),
  text: Prose(MAX_ANSWER_LENGTH),
});
export type AnswerInput = Static<typeof AnswerInput>;

export const Voter = Type.Object({
  person: Face,
  answeredAt: Nullable(Instant),
  optionIds: Type.Array(Id),
});
export type Voter = Static<typeof Voter>;

/** One free answer; `person` is null in an anonymous poll. */
export const PollText = Type.Object({ text: Type.String(), person: Nullable(Face) });
export type PollText = Static<typeof PollText>;

const one = Exactly({ id: Id });

export const listPolls = defineRoute({
  method: "GET",
  path: "/api/polls",
  permission: "polls.use",
  summary:
    "Polls that this person is asked in or has written, the one that closes last first; of those that run, the one that closes first",
  query: Exactly({ ...pageQuery, list: Type.Optional(OneOf(POLL_LISTS)) }),
  reply: Page(PollSummary),
});

export const createPoll = defineRoute({
  method: "POST",
  path: "/api/polls",
  permission: "polls.create",
  summary: "Ask a question; it opens at once or at its time",
  body: PollInput,
  reply: PollDetail,
});

export const createPollInRoom = defineRoute({
  method: "POST",
  path: "/api/polls/rooms/:id",
  permission: "polls.use",
  summary: "Ask the people of a conversation something; the poll stands there, and so does its result when it closes",
  params: one,
  body: RoomPollInput,
  reply: PollDetail,
});

export const readPoll = defineRoute({
  method: "GET",
  path: "/api/polls/:id",
  permission: "polls.use",
  summary: "One poll, with its results where this person may see them",
  params: one,
  reply: PollDetail,
});

export const editPoll = defineRoute({
  method: "PUT",
  path: "/api/polls/:id",
  permission: "polls.create",
  summary: "Change a poll that has not opened yet",
  params: one,
  body: PollInput,
  reply: PollDetail,
});

export const removePoll = defineRoute({
  method: "DELETE",
  path: "/api/polls/:id",
  permission: "polls.use",
  summary: "Delete a poll for good, with its answers",
  params: one,
  reply: Done,
});

export const answerPoll = defineRoute({
  method: "POST",
  path: "/api/polls/:id/answer",
  permission: "polls.use",
  summary: "Answer, or in an open poll change one's answer until it closes",
  params: one,
  body: AnswerInput,
  reply: PollDetail,
});

export const closePoll = defineRoute({
  method: "POST",
  path: "/api/polls/:id/close",
  permission: "polls.use",
  summary: "Close a poll before its time",
  params: one,
  reply: PollDetail,
});

export const remindPoll = defineRoute({
  method: "POST",
  path: "/api/polls/:id/remind",
  permission: "polls.use",
  summary: "Remind those who have not answered; at most once an hour",
  params: one,
  reply: Type.Object({ reminded: Type.Integer() }),
});

export const listVoters = defineRoute({
  method: "GET",
  path: "/api/polls/:id/voters",
  permission: "polls.use",
  summary: "Who was asked, in name order, and in an open poll what each answered",
  params: one,
  query: Exactly({ ...pageQuery, filter: Type.Optional(OneOf(VOTER_FILTERS)) }),
  reply: Page(Voter),
});

export const listTexts = defineRoute({
  method: "GET",
  path: "/api/polls/:id/texts",
  permission: "polls.use",
  summary: "The free answers of a poll; in an anonymous one in no order and without names",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(PollText),
});

export const exportPoll = defineRoute({
  method: "GET",
  path: "/api/polls/:id/results.xlsx",
  permission: "polls.use",
  summary: "The result sheet as an Excel file",
  params: one,
  reply: FILE_REPLY,
});

export const printPoll = defineRoute({
  method: "POST",
  path: "/api/polls/:id/printed",
  permission: "polls.use",
  summary: "Put on record that the result sheet is printed",
  params: one,
  reply: Done,
});

export const pollOpened = defineEvent("poll.opened", 1, Type.Object({ pollId: Id }));
/** Names nobody: in an anonymous poll even the order of such events must not tell who answered what. */
export const pollAnswered = defineEvent("poll.answered", 1, Type.Object({ pollId: Id }));
export const pollClosed = defineEvent("poll.closed", 1, Type.Object({ pollId: Id, early: Type.Boolean() }));
export const pollReminded = defineEvent("poll.reminded", 1, Type.Object({ pollId: Id, round: Type.Integer() }));

/** Pushed to everyone on the roll and to the author: their lists have changed. */
export const POLLS_CHANGED = "polls.changed";
export interface PollsChanged {
  readonly pollId: number;
}

/** Pushed on the topic `poll:ID`. `votes` is there only when the results are live. */
export const POLL_COUNTED = "polls.counted";
export interface PollCounted {
  readonly pollId: number;
  readonly state: PollState;
  readonly asked: number;
  readonly answered: number;
  readonly votes?: Readonly<Record<string, number>>;
}

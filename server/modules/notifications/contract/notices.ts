import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../../kernel/contract/index.ts";
import { BothLanguages, NoticeFace } from "./both.ts";
import { CONFIRM_WAYS, LONGEST_STEP, MUST_STEPS, MustSteps } from "./must.ts";

const one = Exactly({ id: Id });

/** What somebody is asked to confirm now. */
export const WaitingNotice = Type.Object({
  /** The question: `POST /api/notices/asks/:id/confirmation`. */
  askId: Id,
  noticeId: Id,
  /** The row in the list of notices: it does not pop up besides. */
  happeningId: Id,
  title: BothLanguages,
  body: Type.String(),
  path: Type.String(),
  at: Instant,
  from: Nullable(NoticeFace),
  /** Asked in the place of this person, who has not confirmed; null: for oneself. */
  for: Nullable(NoticeFace),
  /** It sounds until it is confirmed. */
  sounds: Type.Boolean(),
});
export type WaitingNotice = Static<typeof WaitingNotice>;

export const listWaiting = defineRoute({
  method: "GET",
  path: "/api/notices/waiting",
  permission: SIGNED_IN,
  summary: "The must-arrive notices that I am asked to confirm, oldest first; at most 50",
  reply: Type.Object({ items: Type.Array(WaitingNotice) }),
});

export const confirmAsk = defineRoute({
  method: "POST",
  path: "/api/notices/asks/:id/confirmation",
  permission: SIGNED_IN,
  summary: "I have it (or will see to it that the person has it); said twice it does no harm",
  params: one,
  reply: Done,
});

export const seeAsks = defineRoute({
  method: "POST",
  path: "/api/notices/asks/seen",
  permission: SIGNED_IN,
  summary: "A window of mine shows these; others' are passed over",
  body: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }) }),
  reply: Done,
});

export const NOTICE_LISTS = ["mine", "all"] as const;
export type NoticeList = (typeof NOTICE_LISTS)[number];

/** A must-arrive notice in the sender's list. */
export const NoticeSummary = Type.Object({
  id: Id,
  title: BothLanguages,
  body: Type.String(),
  from: Nullable(NoticeFace),
  at: Instant,
  people: Type.Integer({ minimum: 0 }),
  confirmed: Type.Integer({ minimum: 0 }),
  stoppedAt: Nullable(Instant),
  /** After that nobody is asked any more. */
  endsAt: Instant,
});
export type NoticeSummary = Static<typeof NoticeSummary>;

export const listNoticesSent = defineRoute({
  method: "GET",
  path: "/api/notices",
  permission: SIGNED_IN,
  summary: "Must-arrive notices that I sent, newest first; all of them for who manages notifications",
  query: Exactly({ ...pageQuery, list: Type.Optional(OneOf(NOTICE_LISTS)) }),
  reply: Page(NoticeSummary),
});

/** One must-arrive notice, for who was asked and for who watches it. */
export const NoticeDetail = Type.Object({
  ...NoticeSummary.properties,
  /** The thing itself. */
  path: Type.String(),
  anyHour: Type.Boolean(),
  steps: Type.Array(
    Type.Object({ step: OneOf(MUST_STEPS), minutes: Type.Integer({ minimum: 1, maximum: LONGEST_STEP }) }),
  ),
  stoppedBy: Nullable(NoticeFace),
  /** How many have it on the screen, and to how many an SMS went; null for who does not watch. */
  reached: Nullable(Type.Object({ seen: Type.Integer(), sms: Type.Integer(), failed: Type.Integer() })),
  /** What I am asked, or have answered. */
  mine: Nullable(Type.Object({ askId: Id, confirmedAt: Nullable(Instant), for: Nullable(NoticeFace) })),
  can: Type.Object({ watch: Type.Boolean(), stop: Type.Boolean() }),
});
export type NoticeDetail = Static<typeof NoticeDetail>;

export const readNotice = defineRoute({
  method: "GET",
  path: "/api/notices/:id",
  permission: SIGNED_IN,
  summary: "One must-arrive notice",
  params: one,
  reply: NoticeDetail,
});

export const stopNotice = defineRoute({
  method: "POST",
  path: "/api/notices/:id/stop",
  permission: SIGNED_IN,
  summary: "Ask nobody any more; what was confirmed stays",
  params: one,
  reply: NoticeDetail,
});

export const WATCH_LISTS = ["waiting", "confirmed"] as const;
export type WatchList = (typeof WATCH_LISTS)[number];

export const SMS_STATES = ["waiting", "queued", "sent", "delivered", "unknown", "failed"] as const;
export type SmsState = (typeof SMS_STATES)[number];

/** Where one person of a must-arrive notice stands. */
export const WatchedPerson = Type.Object({
  person: NoticeFace,
  confirmedAt: Nullable(Instant),
  /** Who said so: the person, or whoever was asked in his place. */
  confirmedBy: Nullable(NoticeFace),
  way: Nullable(OneOf(CONFIRM_WAYS)),
  next: Nullable(Type.Object({ step: OneOf(MUST_STEPS), at: Instant })),
  /** Steps at which nobody was there to be asked. */
  empty: Type.Array(OneOf(MUST_STEPS)),
  asked: Type.Array(
    Type.Object({
      person: NoticeFace,
      reason: OneOf(["self", "deputy", "head"]),
      askedAt: Instant,
      /** Since then a window shows it; it sounds. */
      seenAt: Nullable(Instant),
      soundAt: Nullable(Instant),
      sms: Nullable(
        Type.Object({
          /** `queued` at the modem, `sent` to the network, `delivered` by its report; `unknown`: nobody knows, and it is not repeated. */
          state: OneOf(SMS_STATES),
          at: Instant,
          /** `no-number`, or the channel's own words. */
          error: Nullable(Type.String()),
        }),
      ),
    }),
  ),
});
export type WatchedPerson = Static<typeof WatchedPerson>;

export const watchNotice = defineRoute({
  method: "GET",
  path: "/api/notices/:id/people",
  permission: SIGNED_IN,
  summary: "Who has it, on which way, since when; for its sender and who manages notifications",
  params: one,
  query: Exactly({ ...pageQuery, list: OneOf(WATCH_LISTS) }),
  reply: Page(WatchedPerson),
});

/** A longer text belongs into an announcement, which can be made to arrive too. */
export const MOST_TITLE = 100;
export const MOST_TEXT = 280;

const NoticeDraft = Exactly({
  audience: AudienceSchema,
  title: Line(MOST_TITLE),
  body: Type.String({ maxLength: MOST_TEXT }),
  anyHour: Type.Boolean(),
  /** The agency's where left out. */
  steps: Type.Optional(MustSteps),
});
export type NoticeDraft = Static<typeof NoticeDraft>;

export const previewNotice = defineRoute({
  method: "POST",
  path: "/api/notices/preview",
  permission: "notifications.must-arrive",
  summary: "What sending would mean, before it is sent",
  body: NoticeDraft,
  reply: Type.Object({
    people: Type.Integer({ minimum: 0 }),
    /** Those whom no SMS can reach. */
    withoutNumber: Type.Integer({ minimum: 0 }),
    /** Parts of one SMS; null where the office has none, or no step is an SMS. */
    smsParts: Nullable(Type.Integer({ minimum: 0 })),
    /** The climb as it would be. */
    steps: MustSteps,
  }),
});
export type NoticePreview = Static<typeof previewNotice.reply>;

export const sendNotice = defineRoute({
  method: "POST",
  path: "/api/notices",
  permission: "notifications.must-arrive",
  summary: "Send a must-arrive notice to persons, departments, groups",
  body: NoticeDraft,
  reply: NoticeDetail,
});

export const readSteps = defineRoute({
  method: "GET",
  path: "/api/notices/steps",
  permission: "notifications.must-arrive",
  summary: "The agency's climb",
  reply: Type.Object({ steps: MustSteps }),
});

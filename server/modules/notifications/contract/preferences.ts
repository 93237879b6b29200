import { Type } from "typebox";
import {
  AudienceKeySchema,
  defineEvent,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../../kernel/contract/index.ts";
import { BothLanguages, NoticeFace } from "./both.ts";
import { MustSteps } from "./must.ts";

/** The pseudo-channel of the popup in an open window; other channels are registered by modules. */
export const POPUP = "popup";

/** How a kind of notice goes over a channel: each by itself, several in one letter, or not. */
export const MODES = ["now", "digest", "off"] as const;
export type Mode = (typeof MODES)[number];

/** `HH:mm`, 24 hours, in the agency's zone. */
const TimeOfDay = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });

export const QuietHours = Exactly({
  on: Type.Boolean(),
  from: TimeOfDay,
  /** Earlier than `from`: until that time of the next day. */
  to: TimeOfDay,
  /** The days on which they begin, 1 Monday … 7 Sunday. */
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, uniqueItems: true }),
});
export type QuietHours = Static<typeof QuietHours>;

/** When a digest goes out: an hour after the first thing in it, or at times of the day. */
export const DigestTimes = Exactly({
  when: OneOf(["hour", "times"]),
  times: Type.Array(TimeOfDay, { minItems: 1, maxItems: 6, uniqueItems: true }),
});
export type DigestTimes = Static<typeof DigestTimes>;

/** Whose notices pop up: everybody's, those of my unit, those of chosen people and departments, nobody's. */
export const POPUP_SENDERS = ["all", "unit", "chosen", "nobody"] as const;
export type PopupSenders = (typeof POPUP_SENDERS)[number];

const ChannelRow = Type.Object({
  name: Type.String(),
  title: BothLanguages,
  /** It can carry a digest. */
  digests: Type.Boolean(),
});

/** An audience key with its name. */
const Chosen = Type.Object({
  key: Type.String(),
  name: Type.String(),
  detail: Type.String(),
  photoHash: Nullable(Type.String()),
});

export const Preferences = Type.Object({
  /** The ways beside the list itself: the popup first, then what modules brought. */
  channels: Type.Array(ChannelRow),
  kinds: Type.Array(
    Type.Object({
      name: Type.String(),
      /** The module that sends it: kinds of one module stand together. */
      module: Type.String(),
      title: BothLanguages,
      /** Passes quiet hours and do-not-disturb. */
      urgent: Type.Boolean(),
      /** The names of the channels that are on at once, and of those that are in a digest. */
      on: Type.Array(Type.String()),
      digest: Type.Array(Type.String()),
      /** The channels that carry it. */
      ways: Type.Array(Type.String()),
      /** Channels about which the agency has decided. */
      fixed: Type.Array(Type.String()),
    }),
  ),
  popupSenders: OneOf(POPUP_SENDERS),
  /** Whom `chosen` means, with their names. */
  chosen: Type.Array(Chosen),
  sound: Type.Boolean(),
  quiet: QuietHours,
  /** Outside working hours it is quiet too. */
  onlyWork: Type.Boolean(),
  digest: DigestTimes,
  dnd: Type.Object({
    /** Null: nothing is held back. */
    until: Nullable(Instant),
    pass: Type.Array(Chosen),
    /** The agency lets its leaders pass. */
    leadersPass: Type.Boolean(),
  }),
});
export type Preferences = Static<typeof Preferences>;

export const readPreferences = defineRoute({
  method: "GET",
  path: "/api/notifications/preferences",
  permission: SIGNED_IN,
  summary: "How I hear of things",
  reply: Preferences,
});

const KindName = Type.String({ minLength: 1, maxLength: 80 });
const ChannelName = Type.String({ minLength: 1, maxLength: 40 });

/** What changes; the rest stays. */
export const PreferencesPatch = Exactly({
  kinds: Type.Optional(
    Type.Array(
      Exactly({
        name: KindName,
        channel: ChannelName,
        /** One of the two: `on` is at once, or not at all. */
        mode: Type.Optional(OneOf(MODES)),
        on: Type.Optional(Type.Boolean()),
      }),
      { maxItems: 500 },
    ),
  ),
  /** All kinds as the agency has them again. */
  forgetKinds: Type.Optional(Type.Literal(true)),
  popupSenders: Type.Optional(OneOf(POPUP_SENDERS)),
  chosen: Type.Optional(Type.Array(AudienceKeySchema, { maxItems: 200, uniqueItems: true })),
  sound: Type.Optional(Type.Boolean()),
  quiet: Type.Optional(QuietHours),
  onlyWork: Type.Optional(Type.Boolean()),
  digest: Type.Optional(DigestTimes),
  dndPass: Type.Optional(Type.Array(AudienceKeySchema, { maxItems: 200, uniqueItems: true })),
});
export type PreferencesPatch = Static<typeof PreferencesPatch>;

export const changePreferences = defineRoute({
  method: "PATCH",
  path: "/api/notifications/preferences",
  permission: SIGNED_IN,
  summary: "Change how I hear of things",
  body: PreferencesPatch,
  reply: Preferences,
});

/** Nobody is deaf for ever because he forgot. */
export const LONGEST_DND = 7 * 24 * 60 * 60 * 1000;

export const setDoNotDisturb = defineRoute({
  method: "PUT",
  path: "/api/notifications/do-not-disturb",
  permission: SIGNED_IN,
  summary: "Hold back popups, sounds and short messages until an instant, a week at most; null ends it",
  body: Exactly({ until: Nullable(Instant) }),
  reply: Type.Object({ until: Nullable(Instant) }),
});

export const readDoNotDisturb = defineRoute({
  method: "GET",
  path: "/api/notifications/do-not-disturb",
  permission: SIGNED_IN,
  summary: "Until when I am not to be disturbed",
  reply: Type.Object({ until: Nullable(Instant) }),
});

/** A person does not want to be disturbed until then; null: may be again. It ends by itself without another event. */
export const doNotDisturbChanged = defineEvent(
  "notifications.do-not-disturb",
  1,
  Type.Object({ personId: Id, until: Nullable(Instant) }),
);
/** The same to the person's own windows. */
export const DND_CHANGED = "notifications.do-not-disturb";

export interface DndChanged {
  readonly until: number | null;
}

/** What the agency decides about a kind and a channel; `fixed`: people cannot choose otherwise. */
export const AgencyRule = Exactly({ kind: KindName, channel: ChannelName, mode: OneOf(MODES), fixed: Type.Boolean() });
export type AgencyRule = Static<typeof AgencyRule>;

export const AgencyDefaults = Type.Object({
  channels: Type.Array(ChannelRow),
  kinds: Type.Array(
    Type.Object({
      name: Type.String(),
      module: Type.String(),
      title: BothLanguages,
      urgent: Type.Boolean(),
      ways: Type.Array(Type.Object({ channel: Type.String(), mode: OneOf(MODES), fixed: Type.Boolean() })),
    }),
  ),
  quiet: QuietHours,
  onlyWork: Type.Boolean(),
  digest: DigestTimes,
  leadersPass: Type.Boolean(),
  mustSteps: MustSteps,
});
export type AgencyDefaults = Static<typeof AgencyDefaults>;

export const readAgencyDefaults = defineRoute({
  method: "GET",
  path: "/api/notification-defaults",
  permission: "notifications.manage",
  summary: "How everybody hears of things who has not chosen otherwise",
  reply: AgencyDefaults,
});

export const AgencyPatch = Exactly({
  rules: Type.Optional(Type.Array(AgencyRule, { maxItems: 500 })),
  quiet: Type.Optional(QuietHours),
  onlyWork: Type.Optional(Type.Boolean()),
  digest: Type.Optional(DigestTimes),
  leadersPass: Type.Optional(Type.Boolean()),
  mustSteps: Type.Optional(MustSteps),
});
export type AgencyPatch = Static<typeof AgencyPatch>;

export const changeAgencyDefaults = defineRoute({
  method: "PATCH",
  path: "/api/notification-defaults",
  permission: "notifications.manage",
  summary: "Change what the agency begins with; people's own choices stay, except where a rule is fixed",
  body: AgencyPatch,
  reply: AgencyDefaults,
});

/** Something that could not be delivered. It says of what kind it was, not what stood in it. */
export const FailedDelivery = Type.Object({
  id: Id,
  channel: BothLanguages,
  kind: BothLanguages,
  person: NoticeFace,
  attempts: Type.Integer({ minimum: 0 }),
  /** The channel's own words; `no-number`, `unknown-outcome`. */
  error: Type.String(),
  failedAt: Instant,
});
export type FailedDelivery = Static<typeof FailedDelivery>;

const one = Exactly({ id: Id });

export const listFailed = defineRoute({
  method: "GET",
  path: "/api/notification-failures",
  permission: "notifications.manage",
  summary: "What was given up, newest first",
  query: Exactly(pageQuery),
  reply: Page(FailedDelivery),
});

export const retryFailed = defineRoute({
  method: "POST",
  path: "/api/notification-failures/:id/retry",
  permission: "notifications.manage",
  summary: "Try once more, with all its attempts",
  params: one,
  reply: Done,
});

export const dropFailed = defineRoute({
  method: "DELETE",
  path: "/api/notification-failures/:id",
  permission: "notifications.manage",
  summary: "Do not try it again",
  params: one,
  reply: Done,
});

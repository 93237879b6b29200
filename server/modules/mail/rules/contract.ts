import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";
import { MessageRow } from "../contract/messages.ts";

const USE = "mail.use";

/** Where the words of a condition are looked for. */
export const WORD_FIELDS = ["from", "to", "subject", "body"] as const;
export type WordField = (typeof WORD_FIELDS)[number];
/** Inside: a colleague who signed in sent it. Outside: it came in through the network's door. */
export const RULE_DOORS = ["inside", "outside"] as const;
export type RuleDoor = (typeof RULE_DOORS)[number];
export const RULE_MATCHES = ["all", "any"] as const;

export const MAX_RULES = 100;
export const MAX_CONDITIONS = 10;
export const MAX_ACTIONS = 6;

export const RuleCondition = Type.Union([
  /** The words stand there side by side, with any marks or none. */
  Exactly({ field: OneOf(WORD_FIELDS), text: Line(200), not: Type.Boolean() }),
  Exactly({ field: OneOf(["attachment"] as const), is: Type.Boolean() }),
  /** Kilobytes of the whole message. */
  Exactly({ field: OneOf(["size"] as const), over: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
  /** It was sent to a department, a group or a list, and not to this person by name. */
  Exactly({ field: OneOf(["list"] as const), is: Type.Boolean() }),
  Exactly({ field: OneOf(["door"] as const), door: OneOf(RULE_DOORS) }),
]);
export type RuleCondition = Static<typeof RuleCondition>;

export const RuleAction = Type.Union([
  Exactly({ do: OneOf(["move"] as const), mailboxId: Id }),
  Exactly({ do: OneOf(["label"] as const), labelId: Id }),
  Exactly({ do: OneOf(["forward"] as const), personId: Id }),
  Exactly({ do: OneOf(["star", "read", "trash"] as const) }),
]);
export type RuleAction = Static<typeof RuleAction>;

export const RuleInput = Exactly({
  name: Line(100),
  enabled: Type.Boolean(),
  match: OneOf(RULE_MATCHES),
  conditions: Type.Array(RuleCondition, { minItems: 1, maxItems: MAX_CONDITIONS }),
  actions: Type.Array(RuleAction, { maxItems: MAX_ACTIONS }),
  /** The rules below are not asked. */
  stop: Type.Boolean(),
});
export type RuleInput = Static<typeof RuleInput>;

export const RULE_RUN_STATES = ["running", "done", "cancelled", "failed"] as const;

/** A rule's way through the messages that were there before it. */
export const RuleRun = Type.Object({
  id: Id,
  ruleId: Id,
  state: OneOf(RULE_RUN_STATES),
  seen: Type.Integer(),
  changed: Type.Integer(),
  total: Type.Integer(),
  startedAt: Instant,
  endedAt: Nullable(Instant),
});
export type RuleRun = Static<typeof RuleRun>;

export const Rule = Type.Object({
  ...RuleInput.properties,
  id: Id,
  /** Where it moves to, who it forwards to, by name: for the sentence that the screen makes of it. */
  names: Type.Record(Type.String(), Type.String()),
  run: Nullable(RuleRun),
});
export type Rule = Static<typeof Rule>;

const one = Exactly({ id: Id });
const Rules = Type.Object({ items: Type.Array(Rule) });

export const listRules = defineRoute({
  method: "GET",
  path: "/api/mail/rules",
  permission: USE,
  summary: "My rules for arriving mail, in the order in which they are asked; bounded",
  reply: Rules,
});

export const createRule = defineRoute({
  method: "POST",
  path: "/api/mail/rules",
  permission: USE,
  summary: "Make a rule; it is asked last",
  body: RuleInput,
  reply: Rule,
});

export const changeRule = defineRoute({
  method: "PUT",
  path: "/api/mail/rules/:id",
  permission: USE,
  summary: "Change a rule of mine",
  params: one,
  body: RuleInput,
  reply: Rule,
});

export const removeRule = defineRoute({
  method: "DELETE",
  path: "/api/mail/rules/:id",
  permission: USE,
  summary: "Take a rule of mine away; what it did stays done",
  params: one,
  reply: Done,
});

export const orderRules = defineRoute({
  method: "PUT",
  path: "/api/mail/rules/order",
  permission: USE,
  summary: "Put my rules into this order; all of them, each once",
  body: Exactly({ ids: Type.Array(Id, { maxItems: MAX_RULES, uniqueItems: true }) }),
  reply: Rules,
});

export const testRule = defineRoute({
  method: "POST",
  path: "/api/mail/rules/test",
  permission: USE,
  summary: "Which of the newest messages in my inbox a rule fits; nothing is changed",
  body: Exactly({ match: RuleInput.properties.match, conditions: RuleInput.properties.conditions }),
  reply: Type.Object({
    examined: Type.Integer(),
    count: Type.Integer(),
    /** The first few. */
    items: Type.Array(MessageRow),
  }),
});

export const suggestRule = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/rule",
  permission: USE,
  summary: "A rule to begin with, from a message of mine",
  params: one,
  reply: RuleInput,
});

export const applyRule = defineRoute({
  method: "POST",
  path: "/api/mail/rules/:id/runs",
  permission: USE,
  summary: "Apply a rule of mine to what is in my inbox already; it goes on by itself. Nothing is forwarded",
  params: one,
  ratePerMinute: 20,
  reply: RuleRun,
});

export const cancelRuleRun = defineRoute({
  method: "DELETE",
  path: "/api/mail/rules/:id/runs",
  permission: USE,
  summary: "Stop applying a rule; what is done stays done",
  params: one,
  reply: Done,
});

/** Pushed to the person: how far a run of a rule is. */
export const RULE_RUN = "mail.rule-run";

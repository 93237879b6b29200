import { Type } from "typebox";
import {
  AudienceKeySchema,
  defineRoute,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Mailbox, MessageRow } from "../contract/messages.ts";

const USE = "mail.use";
const MANAGE = "mail.manage";

/** Open: somebody waits for an answer. Answered: a reply went out. Closed: there is nothing to do. A new message opens it again. */
export const CASE_STATES = ["open", "answered", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_FILTERS = ["open", "mine", "unassigned", "answered", "closed", "all"] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];
export const CASE_EVENTS = ["arrived", "taken", "assigned", "released", "answered", "closed", "reopened"] as const;
export type CaseWhat = (typeof CASE_EVENTS)[number];

const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });

/** A conversation in a shared mailbox: whose work it is. */
export const Case = Type.Object({
  id: Id,
  state: OneOf(CASE_STATES),
  assignee: Nullable(Face),
  answeredBy: Nullable(Face),
  answeredAt: Nullable(Instant),
  changedAt: Instant,
  /** Rises with every change. */
  version: Type.Integer(),
});
export type Case = Static<typeof Case>;

/** A case as the list of a shared mailbox shows it; `latest` is null when its last message was deleted for good. */
export const CaseListed = Type.Object({ ...Case.properties, latest: Nullable(MessageRow) });
export type CaseListed = Static<typeof CaseListed>;

export const CaseEvent = Type.Object({
  id: Id,
  at: Instant,
  /** Null for what came from outside. */
  person: Nullable(Face),
  what: OneOf(CASE_EVENTS),
  to: Nullable(Face),
});
export type CaseEvent = Static<typeof CaseEvent>;

/** A mailbox that a body of people has together. */
export const SharedMailbox = Type.Object({
  accountId: Id,
  name: Type.String(),
  owner: Type.String(),
  address: Type.String(),
  open: Type.Integer(),
  unassigned: Type.Integer(),
  mine: Type.Integer(),
  mailboxes: Type.Array(Mailbox),
  closedAt: Nullable(Instant),
});
export type SharedMailbox = Static<typeof SharedMailbox>;

const accountParam = Exactly({ accountId: Id });
const one = Exactly({ id: Id });

export const listShared = defineRoute({
  method: "GET",
  path: "/api/mail/shared",
  permission: USE,
  summary: "The shared mailboxes that I belong to, with what is open in them; bounded",
  reply: Type.Object({ items: Type.Array(SharedMailbox) }),
});

export const listCases = defineRoute({
  method: "GET",
  path: "/api/mail/shared/:accountId/cases",
  permission: USE,
  summary: "Conversations of a shared mailbox, the one that changed last first",
  params: accountParam,
  query: Exactly({ ...pageQuery, filter: Type.Optional(OneOf(CASE_FILTERS)) }),
  reply: Page(CaseListed),
});

export const readCase = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/case",
  permission: USE,
  summary: "Whose work a message of a shared mailbox is, and what happened to it",
  params: one,
  reply: Type.Object({ case: Case, events: Type.Array(CaseEvent), members: Type.Array(Face) }),
});

export const takeCase = defineRoute({
  method: "POST",
  path: "/api/mail/cases/:id/take",
  permission: USE,
  summary: "Take a conversation upon oneself; refused with the name of who was faster",
  params: one,
  reply: Case,
});

export const assignCase = defineRoute({
  method: "POST",
  path: "/api/mail/cases/:id/assignment",
  permission: USE,
  summary: "Give a conversation to a member, or to nobody",
  params: one,
  body: Exactly({ personId: Nullable(Id), version: Type.Integer({ minimum: 1 }) }),
  reply: Case,
});

export const setCaseState = defineRoute({
  method: "POST",
  path: "/api/mail/cases/:id/state",
  permission: USE,
  summary: "Close a conversation, or open it again",
  params: one,
  body: Exactly({ state: OneOf(["open", "closed"] as const), version: Type.Integer({ minimum: 1 }) }),
  reply: Case,
});

export const listAllShared = defineRoute({
  method: "GET",
  path: "/api/mail/admin/shared",
  permission: MANAGE,
  summary: "All shared mailboxes of the office, without what is in them; bounded",
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        accountId: Id,
        name: Type.String(),
        owner: Type.String(),
        ownerName: Type.String(),
        members: Type.Integer(),
        address: Type.String(),
        createdAt: Instant,
        closedAt: Nullable(Instant),
      }),
    ),
  }),
});

export const createShared = defineRoute({
  method: "POST",
  path: "/api/mail/admin/shared",
  permission: MANAGE,
  summary: "Give a department or a group a mailbox of its own; mail to its address goes there from now on",
  body: Exactly({ owner: AudienceKeySchema, name: Line(100) }),
  reply: Type.Object({ accountId: Id }),
});

export const changeShared = defineRoute({
  method: "PATCH",
  path: "/api/mail/admin/shared/:accountId",
  permission: MANAGE,
  summary: "Rename a shared mailbox, or let it take no more mail; what is there stays readable",
  params: accountParam,
  body: Exactly({ name: Type.Optional(Line(100)), closed: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({ accountId: Id }),
});

/** Pushed to everybody who reads a shared or lent mailbox: its lists have changed. */
export const SHARED_CHANGED = "mail.shared-changed";
export interface SharedChanged {
  readonly accountId: number;
  readonly messageIds: readonly number[];
  readonly mailboxIds: readonly number[];
}

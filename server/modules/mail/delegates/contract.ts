import { Type } from "typebox";
import {
  Day,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Mailbox } from "../contract/messages.ts";

const USE = "mail.use";

const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });

export const DELEGATION_STATES = ["coming", "active", "ended"] as const;

/** What a person has lent to a colleague: reading his or her mail, writing in his or her name, for some days. */
export const Delegation = Type.Object({
  id: Id,
  owner: Face,
  delegate: Face,
  mayRead: Type.Boolean(),
  maySend: Type.Boolean(),
  fromAt: Instant,
  /** The first instant at which it no longer holds. */
  untilAt: Instant,
  state: OneOf(DELEGATION_STATES),
});
export type Delegation = Static<typeof Delegation>;

export const listDelegations = defineRoute({
  method: "GET",
  path: "/api/mail/delegations",
  permission: USE,
  summary: "What I have lent to colleagues and what they have lent to me, coming or in force; bounded",
  reply: Type.Object({ given: Type.Array(Delegation), had: Type.Array(Delegation) }),
});

export const grantDelegation = defineRoute({
  method: "POST",
  path: "/api/mail/delegations",
  permission: USE,
  summary: "Let a colleague read my mail or write in my name, from a day to a day, both included",
  body: Exactly({ personId: Id, mayRead: Type.Boolean(), maySend: Type.Boolean(), fromOn: Day, untilOn: Day }),
  reply: Delegation,
});

export const revokeDelegation = defineRoute({
  method: "DELETE",
  path: "/api/mail/delegations/:id",
  permission: USE,
  summary: "Take back what I lent, at once, or give back what was lent to me",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** The mailbox of a colleague that is open to me for reading now. */
export const LentMailbox = Type.Object({
  accountId: Id,
  owner: Face,
  address: Type.String(),
  /** I may also write in this colleague's name. */
  maySend: Type.Boolean(),
  untilAt: Instant,
  /** Without drafts: what is not finished is its writer's alone. */
  mailboxes: Type.Array(Mailbox),
});
export type LentMailbox = Static<typeof LentMailbox>;

export const listLent = defineRoute({
  method: "GET",
  path: "/api/mail/lent",
  permission: USE,
  summary: "The mailboxes that colleagues have lent me to read, with their folders; bounded",
  reply: Type.Object({ items: Type.Array(LentMailbox) }),
});

export const NAME_KINDS = ["own", "shared", "behalf"] as const;

/** A name under which this person may write. */
export const WritingName = Type.Object({
  accountId: Id,
  kind: OneOf(NAME_KINDS),
  name: Type.String(),
  address: Type.String(),
});
export type WritingName = Static<typeof WritingName>;

const draftParam = Exactly({ id: Id });
const Names = Type.Object({ items: Type.Array(WritingName), accountId: Id });

export const readDraftName = defineRoute({
  method: "GET",
  path: "/api/mail/drafts/:id/name",
  permission: USE,
  summary: "Under which names I may write, my own first, and under which a draft of mine goes out",
  params: draftParam,
  reply: Names,
});

export const setDraftName = defineRoute({
  method: "PUT",
  path: "/api/mail/drafts/:id/name",
  permission: USE,
  summary: "Let a draft of mine go out under another name that I may use",
  params: draftParam,
  body: Exactly({ accountId: Id }),
  reply: Names,
});

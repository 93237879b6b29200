import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Line,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";

const MANAGE = "mail.manage";

/** From whom a list takes mail: anybody, also from outside; who has signed in; who may write to the whole office. */
export const LIST_WRITERS = ["anyone", "office", "allowed"] as const;
export type ListWriters = (typeof LIST_WRITERS)[number];

/** What stands before the @ of an alias or list: letters of any language, digits and `.-_`. */
const LocalPart = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: "^[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}])?$",
});

const listInput = {
  name: LocalPart,
  title: Line(120),
  members: AudienceSchema,
  writers: OneOf(LIST_WRITERS),
};

/** An alias (one member) or a list that an administrator made. */
export const MailList = Type.Object({
  id: Id,
  name: Type.String(),
  address: Type.String(),
  title: Type.String(),
  members: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  /** People who get what is sent to it. */
  people: Type.Integer({ minimum: 0 }),
  writers: OneOf(LIST_WRITERS),
});
export type MailList = Static<typeof MailList>;
export interface MailListInput {
  readonly name: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly writers: ListWriters;
}

export const listMailLists = defineRoute({
  method: "GET",
  path: "/api/mail/admin/lists",
  permission: MANAGE,
  summary: "Aliases and lists that administrators made",
  reply: Type.Object({ items: Type.Array(MailList), domain: Type.String() }),
});

export const createMailList = defineRoute({
  method: "POST",
  path: "/api/mail/admin/lists",
  permission: MANAGE,
  summary: "Make an alias or a list",
  body: Exactly(listInput),
  reply: MailList,
});

export const changeMailList = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/lists/:id",
  permission: MANAGE,
  summary: "Change an alias or a list",
  params: Exactly({ id: Id }),
  body: Exactly(listInput),
  reply: MailList,
});

export const deleteMailList = defineRoute({
  method: "DELETE",
  path: "/api/mail/admin/lists/:id",
  permission: MANAGE,
  summary: "Delete an alias or a list",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** How much a person's mailbox holds, and may. */
export const MailQuota = Type.Object({
  personId: Id,
  name: Type.String(),
  usedBytes: Type.Integer({ minimum: 0 }),
  /** Null for no bound. */
  limitBytes: Nullable(Type.Integer({ minimum: 0 })),
  /** Whether the bound is this person's own. */
  isOwn: Type.Boolean(),
});
export type MailQuota = Static<typeof MailQuota>;

export const listQuotas = defineRoute({
  method: "GET",
  path: "/api/mail/admin/quotas",
  permission: MANAGE,
  summary: "The fullest mailboxes first",
  reply: Type.Object({ items: Type.Array(MailQuota), usualBytes: Nullable(Type.Integer()) }),
});

export const setQuota = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/quotas/:id",
  permission: MANAGE,
  summary: "Give a person a bound of his own; null takes it away",
  params: Exactly({ id: Id }),
  /** Megabytes; 0 for no bound. */
  body: Exactly({ megabytes: Nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 })) }),
  reply: MailQuota,
});

/** The signed-in person's own. */
export const myQuota = defineRoute({
  method: "GET",
  path: "/api/mail/quota",
  permission: "mail.use",
  summary: "How full my mailbox is",
  reply: MailQuota,
});

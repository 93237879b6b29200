import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, OneOf, type Static } from "../../../kernel/contract/index.ts";
import { ListScope } from "./browse.ts";

const USE = "mail.use";

/** Work on everything that a list holds, done in portions; windows hear of each under this name. */
export const MAIL_BULK = "mail.bulk";

export const BulkProgress = Type.Object({
  id: Id,
  done: Type.Integer({ minimum: 0 }),
  total: Type.Integer({ minimum: 0 }),
  state: OneOf(["running", "done", "cancelled"] as const),
});
export type BulkProgress = Static<typeof BulkProgress>;

export const BulkChange = Exactly({
  seen: Type.Optional(Type.Boolean()),
  flagged: Type.Optional(Type.Boolean()),
  addLabel: Type.Optional(Id),
  removeLabel: Type.Optional(Id),
  moveTo: Type.Optional(Id),
});
export type BulkChange = Static<typeof BulkChange>;

export const startBulk = defineRoute({
  method: "POST",
  path: "/api/mail/bulks",
  permission: USE,
  summary: "Change every message of a list of mine, as it is now; goes on when I leave",
  body: Exactly({ scope: ListScope, change: BulkChange }),
  reply: BulkProgress,
});

const idParam = Exactly({ id: Id });

export const cancelBulk = defineRoute({
  method: "DELETE",
  path: "/api/mail/bulks/:id",
  permission: USE,
  summary: "Stop such a change of mine; what is changed stays changed",
  params: idParam,
  reply: Done,
});

export const undoBulk = defineRoute({
  method: "POST",
  path: "/api/mail/bulks/:id/undo",
  permission: USE,
  summary: "Take such a change of mine back, while the program still remembers it",
  params: idParam,
  reply: BulkProgress,
});

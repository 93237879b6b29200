import { Type } from "typebox";
import { defineEvent, defineRoute, Exactly, Id, type Static } from "../../../kernel/contract/index.ts";

/** What a module makes out of a message: a task, an entry of the calendar, an incoming document. */
const Kind = Type.String({ minLength: 1, maxLength: 40, pattern: "^[a-z][a-z-]*$" });

/** A button beside a message, of the module that takes it up; in the person's language. */
export const TurnTarget = Type.Object({ kind: Type.String(), title: Type.String(), icon: Type.String() });
export type TurnTarget = Static<typeof TurnTarget>;

export const turnMessage = defineRoute({
  method: "POST",
  path: "/api/mail/messages/:id/turns/:kind",
  permission: "mail.use",
  summary: "Make something else out of a message of mine; the reply says where it is",
  params: Exactly({ id: Id, kind: Kind }),
  reply: Type.Object({ path: Type.String() }),
});

/** A message has become something else: the module that made it says where it is. */
export const mailTurnedInto = defineEvent(
  "mail.turned-into",
  1,
  Type.Object({ messageId: Id, contentId: Id, personId: Id, kind: Type.String(), path: Type.String() }),
);

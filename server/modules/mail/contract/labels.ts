import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, Line, type Static } from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** How many labels one person may have. */
export const MOST_LABELS = 100;

/** A name and a colour that a person gives to messages. Mail programs see `keyword` on them. */
export const Label = Type.Object({
  id: Id,
  keyword: Type.String(),
  name: Type.String(),
  /** One of the tones of the screen, 0 to 7. */
  tone: Type.Integer({ minimum: 0, maximum: 7 }),
});
export type Label = Static<typeof Label>;

const LabelInput = Exactly({ name: Line(40), tone: Type.Integer({ minimum: 0, maximum: 7 }) });
const idParam = Exactly({ id: Id });

export const createLabel = defineRoute({
  method: "POST",
  path: "/api/mail/labels",
  permission: USE,
  summary: "A new label of mine",
  body: LabelInput,
  reply: Label,
});

export const changeLabel = defineRoute({
  method: "PUT",
  path: "/api/mail/labels/:id",
  permission: USE,
  summary: "Another name and colour for a label of mine; the messages keep it",
  params: idParam,
  body: LabelInput,
  reply: Label,
});

export const removeLabel = defineRoute({
  method: "DELETE",
  path: "/api/mail/labels/:id",
  permission: USE,
  summary: "Take a label of mine away, from its messages too",
  params: idParam,
  reply: Done,
});

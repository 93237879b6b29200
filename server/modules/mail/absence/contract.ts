import { Type } from "typebox";
import { Day, defineRoute, Exactly, Nullable, Prose, type Static } from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** UTF-16 units of what a person lets the office say for him. */
export const MAX_ABSENCE_TEXT = 2_000;

/** What is answered while one is away. An empty text: the office's own words, with the days and who stands in. */
export const AbsenceReplyText = Exactly({
  enabled: Type.Boolean(),
  insideVi: Prose(MAX_ABSENCE_TEXT),
  insideEn: Prose(MAX_ABSENCE_TEXT),
});
export type AbsenceReplyText = Static<typeof AbsenceReplyText>;

export const AbsenceReply = Type.Object({
  text: AbsenceReplyText,
  /** The absence of today, from the directory. */
  now: Nullable(Type.Object({ fromOn: Day, toOn: Day, deputyName: Nullable(Type.String()) })),
  /** What a colleague reads when the texts are empty. */
  example: Type.Object({ vi: Type.String(), en: Type.String() }),
});
export type AbsenceReply = Static<typeof AbsenceReply>;

export const readAbsenceReply = defineRoute({
  method: "GET",
  path: "/api/mail/absence",
  permission: USE,
  summary: "What is answered to who writes to me while I am away, and whether I am away today",
  reply: AbsenceReply,
});

export const changeAbsenceReply = defineRoute({
  method: "PUT",
  path: "/api/mail/absence",
  permission: USE,
  summary: "Say what is answered while I am away; the days are recorded in the directory",
  body: AbsenceReplyText,
  reply: AbsenceReply,
});

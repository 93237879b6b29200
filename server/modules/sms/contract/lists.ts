import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_BODY,
  Id,
  Line,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { MAX_TEXT, one } from "./common.ts";

export const LIST_BYTES = 8 * 1024 * 1024;
export const LIST_FATES = ["good", "refused", "twice"] as const;
export type ListFate = (typeof LIST_FATES)[number];

/** Recipients from an Excel or CSV file, kept for a day for who read it. */
export const SmsList = Type.Object({
  id: Id,
  name: Type.String(),
  /** Headings: `{heading}` in a text is filled from the row. */
  columns: Type.Array(Type.String()),
  numberColumn: Type.String(),
  counts: Type.Object({ good: Type.Integer(), refused: Type.Integer(), twice: Type.Integer() }),
});
export type SmsList = Static<typeof SmsList>;

export const ListRow = Type.Object({
  /** As the spreadsheet numbers it: the heading is 1. */
  row: Type.Integer(),
  number: Type.String(),
  fate: OneOf([...LIST_FATES, "optedOut", "tooLong"]),
  /** Why it gets nothing; empty where it does. */
  reason: Type.String(),
  /** What this row would get. */
  text: Type.String(),
  parts: Type.Integer(),
});
export type ListRow = Static<typeof ListRow>;

export const readList = defineRoute({
  method: "POST",
  path: "/api/sms/lists",
  permission: "sms.citizens",
  summary: "Read recipients from an Excel or CSV file; sends nothing",
  ratePerMinute: 20,
  bodyLimit: LIST_BYTES,
  query: Exactly({ name: Line(200) }),
  body: FILE_BODY,
  reply: SmsList,
});
export const previewList = defineRoute({
  method: "POST",
  path: "/api/sms/lists/:id/rows",
  permission: "sms.citizens",
  summary: "What would become of each row of a list with this text, in the order of the file",
  params: one,
  body: Exactly({
    ...pageQuery,
    text: Type.String({ maxLength: MAX_TEXT }),
    plain: Type.Boolean(),
    bad: Type.Boolean(),
  }),
  reply: Page(ListRow),
});

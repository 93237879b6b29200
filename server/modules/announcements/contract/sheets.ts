import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";
import { one } from "./common.ts";

const SheetReader = Type.Object({
  name: Type.String(),
  deliveredAt: Instant,
  openedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
  confirmedEdition: Nullable(Type.Integer()),
  /** Right answers in the quiz; absent where there was none. */
  score: Type.Optional(Nullable(Type.Integer())),
});

/** What an acknowledgement sheet says, as it was when it was issued. Its SHA-256 is that of this object's JSON. */
export const SheetContent = Type.Object({
  announcementId: Id,
  title: Type.String(),
  author: Type.String(),
  edition: Type.Integer(),
  asksConfirmation: Type.Boolean(),
  publishedAt: Instant,
  issuedAt: Instant,
  issuedBy: Type.String(),
  delivered: Type.Integer(),
  opened: Type.Integer(),
  confirmed: Type.Integer(),
  /** Questions of the quiz; absent where there was none. */
  questions: Type.Optional(Type.Integer()),
  units: Type.Array(Type.Object({ unit: Type.String(), readers: Type.Array(SheetReader) })),
});
export type SheetContent = Static<typeof SheetContent>;

export const Sheet = Type.Object({
  id: Id,
  /** SHA-256 of the content, hexadecimal: printed on the sheet, compared by `verifySheet`. */
  hash: Type.String(),
  content: SheetContent,
});
export type Sheet = Static<typeof Sheet>;

/** What an issued sheet says in short. */
export const SheetSummary = Type.Object({
  title: Type.String(),
  issuedAt: Instant,
  issuedBy: Type.String(),
  delivered: Type.Integer(),
  opened: Type.Integer(),
  confirmed: Type.Integer(),
});
export type SheetSummary = Static<typeof SheetSummary>;

export const issueSheet = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/sheets",
  permission: "announcements.use",
  summary: "Issue the acknowledgement sheet: the roll by department as it is now, kept with its hash",
  params: one,
  reply: Sheet,
});

export const readSheet = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/sheets/:sheetId",
  permission: "announcements.use",
  summary: "An issued acknowledgement sheet",
  params: Exactly({ id: Id, sheetId: Id }),
  reply: Sheet,
});

export const exportSheet = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/sheets/:sheetId/sheet.xlsx",
  permission: "announcements.use",
  summary: "An issued acknowledgement sheet as an Excel file",
  params: Exactly({ id: Id, sheetId: Id }),
  reply: FILE_REPLY,
});

export const verifySheet = defineRoute({
  method: "GET",
  path: "/api/announcement-sheets/:hash",
  permission: "announcements.use",
  summary: "Whether this office issued a sheet with this hash, and what it says in short",
  params: Exactly({ hash: Type.String({ pattern: "^[0-9a-f]{64}$" }) }),
  ratePerMinute: 30,
  reply: SheetSummary,
});

/** `genuine`: as it was issued. `altered`: it bears a known code but says something else. `unknown`: no sheet of this office, or no sheet at all. */
export const SHEET_VERDICTS = ["genuine", "altered", "unknown"] as const;
export type SheetVerdict = (typeof SHEET_VERDICTS)[number];

/** An Excel sheet of a whole office is some hundred kilobytes. */
export const SHEET_FILE_LIMIT = 10 * 1024 * 1024;

const MAX_DIFFERENCES = 20;

export const SheetCheck = Type.Object({
  verdict: OneOf(SHEET_VERDICTS),
  sheet: Nullable(SheetSummary),
  /** Cells that say something else than what was issued, the first of them: `C14`. */
  differences: Type.Array(Type.Object({ cell: Type.String(), issued: Type.String(), found: Type.String() }), {
    maxItems: MAX_DIFFERENCES,
  }),
});
export type SheetCheck = Static<typeof SheetCheck>;

export const checkSheetFile = defineRoute({
  method: "POST",
  path: "/api/announcement-sheets/check",
  permission: "announcements.use",
  summary: "Whether an Excel file is an acknowledgement sheet of this office, unchanged",
  ratePerMinute: 30,
  bodyLimit: SHEET_FILE_LIMIT,
  body: FILE_BODY,
  reply: SheetCheck,
});

import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  type Static,
} from "../../../kernel/contract/index.ts";
import { one } from "./common.ts";

const SheetReader = Type.Object({
  name: Type.String(),
  deliveredAt: Instant,
  openedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
  confirmedEdition: Nullable(Type.Integer()),
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
  reply: Type.Object({
    title: Type.String(),
    issuedAt: Instant,
    issuedBy: Type.String(),
    delivered: Type.Integer(),
    opened: Type.Integer(),
    confirmed: Type.Integer(),
  }),
});

import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Instant,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";

export const EXCHANGE_KINDS = ["people", "departments"] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];
export const FATES = ["new", "changed", "unchanged", "error"] as const;
export type Fate = (typeof FATES)[number];

/** An import takes no more rows than this. */
export const IMPORT_ROWS = 10_000;
export const IMPORT_BYTES = 8 * 1024 * 1024;

/** What will become of one row of the file. */
export const ImportRow = Type.Object({
  /** As the spreadsheet numbers it: the heading is 1. */
  row: Type.Integer(),
  fate: OneOf(FATES),
  /** Whom or what the row is about. */
  name: Type.String(),
  changes: Type.Array(Type.Object({ column: Type.String(), from: Type.String(), to: Type.String() })),
  problems: Type.Array(Type.Object({ column: Type.String(), message: Type.String() })),
});
export type ImportRow = Static<typeof ImportRow>;

export const ImportPreview = Type.Object({
  id: Type.String(),
  kind: OneOf(EXCHANGE_KINDS),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    error: Type.Integer(),
  }),
  columns: Type.Array(Type.String()),
  expiresAt: Instant,
});
export type ImportPreview = Static<typeof ImportPreview>;

const importId = Exactly({ id: Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" }) });

export const previewImport = defineRoute({
  method: "POST",
  path: "/api/directory/imports",
  permission: "directory.manage",
  summary: "Read an Excel or CSV file and say what would become of every row; writes nothing",
  ratePerMinute: 20,
  bodyLimit: IMPORT_BYTES,
  query: Exactly({ kind: OneOf(EXCHANGE_KINDS) }),
  body: FILE_BODY,
  reply: ImportPreview,
});

export const importRows = defineRoute({
  method: "GET",
  path: "/api/directory/imports/:id/rows",
  permission: "directory.manage",
  summary: "The rows of a preview",
  params: importId,
  query: Exactly({ ...pageQuery, fate: Type.Optional(OneOf(FATES)) }),
  reply: Page(ImportRow),
});

export const commitImport = defineRoute({
  method: "POST",
  path: "/api/directory/imports/:id/commit",
  permission: "directory.manage",
  summary: "Do exactly what the preview said; refused when the directory has changed since",
  params: importId,
  reply: Type.Object({
    created: Type.Integer(),
    changed: Type.Integer(),
    skipped: Type.Integer(),
    /** One-time passwords of the people that were added, shown this once. */
    passwords: Type.Array(Type.Object({ name: Type.String(), username: Type.String(), password: Type.String() })),
  }),
});

export const dropImport = defineRoute({
  method: "DELETE",
  path: "/api/directory/imports/:id",
  permission: "directory.manage",
  summary: "Forget a preview",
  params: importId,
  reply: Done,
});

export const exportDirectory = defineRoute({
  method: "GET",
  path: "/api/directory/export",
  permission: "directory.export",
  summary: "People or departments as Excel or CSV, as the import reads them",
  query: Exactly({
    kind: OneOf(EXCHANGE_KINDS),
    format: OneOf(["xlsx", "csv"]),
    /** Only the headings and one example row: to fill in. */
    template: Type.Optional(Type.Boolean()),
  }),
  reply: FILE_REPLY,
});

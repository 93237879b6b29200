import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** mbox: one file a folder. eml: one file a message. Both in a zip. maildir: a tar, as Dovecot and mutt have it. */
export const EXPORT_FORMATS = ["mbox", "eml", "maildir"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const TRANSFER_KINDS = ["export", "import", "pull"] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];
export const TRANSFER_STATES = ["running", "waiting", "done", "cancelled", "failed"] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const Transfer = Type.Object({
  id: Id,
  kind: OneOf(TRANSFER_KINDS),
  state: OneOf(TRANSFER_STATES),
  name: Type.String(),
  /** 0 while it is not known. */
  total: Type.Integer(),
  seen: Type.Integer(),
  added: Type.Integer(),
  /** Messages that were there already. */
  skipped: Type.Integer(),
  /** Messages that are too large or cannot be read. */
  failed: Type.Integer(),
  /** Why it did not go on, in the reader's language; null where nothing went wrong. */
  problem: Nullable(Type.String()),
  /** Bytes of the file that can be fetched; null while there is none, and once it has been cleared away. */
  resultSize: Nullable(Type.Integer()),
  startedAt: Instant,
  endedAt: Nullable(Instant),
});
export type Transfer = Static<typeof Transfer>;

const one = Exactly({ id: Id });

export const listTransfers = defineRoute({
  method: "GET",
  path: "/api/mail/transfers",
  permission: USE,
  summary: "My last transfers of mail, newest first, and the old servers from which mail may be fetched; bounded",
  reply: Type.Object({ items: Type.Array(Transfer), servers: Type.Array(Type.String()) }),
});

export const startExport = defineRoute({
  method: "POST",
  path: "/api/mail/transfers/exports",
  permission: USE,
  summary: "Put my mail, or one folder of it, into a file that I can fetch",
  body: Exactly({ format: OneOf(EXPORT_FORMATS), mailboxId: Type.Optional(Id) }),
  ratePerMinute: 10,
  reply: Transfer,
});

export const downloadExport = defineRoute({
  method: "GET",
  path: "/api/mail/transfers/:id/file",
  permission: USE,
  summary: "The file of an export of mine",
  params: one,
  reply: FILE_REPLY,
});

export const transferFileAddress = (id: number): string => `/api/mail/transfers/${String(id)}/file`;

export const startImport = defineRoute({
  method: "POST",
  path: "/api/mail/transfers/imports",
  permission: USE,
  summary: "Bring mail in from a file: mbox, eml, or a zip or tar of mbox, eml or Maildir",
  query: Exactly({ name: Line(200), apart: Type.Optional(Type.Boolean()) }),
  body: FILE_BODY,
  ratePerMinute: 10,
  reply: Transfer,
});

export const startPull = defineRoute({
  method: "POST",
  path: "/api/mail/transfers/pulls",
  permission: USE,
  summary: "Fetch my mail from an old IMAP server that the administrator has named; the password is not kept",
  body: Exactly({
    server: Line(300),
    username: Line(200),
    password: Type.String({ minLength: 1, maxLength: 500 }),
    apart: Type.Boolean(),
    /** Goes on with one of mine that waits for its password. */
    resume: Type.Optional(Id),
  }),
  ratePerMinute: 10,
  reply: Transfer,
});

export const cancelTransfer = defineRoute({
  method: "DELETE",
  path: "/api/mail/transfers/:id",
  permission: USE,
  summary: "Stop a transfer of mine; what came in stays",
  params: one,
  reply: Done,
});

/** Pushed to the person: how far a transfer is. */
export const MAIL_TRANSFER = "mail.transfer";

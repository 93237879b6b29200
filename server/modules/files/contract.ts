import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Id,
  Instant,
  OptionalLine,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../kernel/contract/index.ts";

/** An upload that belongs to nothing yet: its uploader's alone, gone after a day unless a module claims it. */
export const Upload = Type.Object({
  id: Id,
  /** As it is kept: without folders, control characters, or anything that another system would trip over. */
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** By its first bytes and its ending; what the browser declared is not believed. */
  type: Type.String(),
  /** SHA-256 in hexadecimal. */
  hash: Type.String(),
  expiresAt: Instant,
  /** A program, a script, or a document with macros: the person is warned before opening it. */
  risky: Type.Boolean(),
});
export type Upload = Static<typeof Upload>;

/** The longest file name that is sent; it is shortened to what file systems take. UTF-16 units. */
export const MAX_NAME_LENGTH = 500;

export const uploadFile = defineRoute({
  method: "POST",
  path: "/api/files",
  permission: SIGNED_IN,
  summary: "Upload a file, to be attached to something within a day",
  query: Exactly({
    name: OptionalLine(MAX_NAME_LENGTH),
    /** What the browser takes it for; not believed. */
    type: Type.Optional(OptionalLine(200)),
  }),
  body: FILE_BODY,
  reply: Upload,
});

export const discardFile = defineRoute({
  method: "DELETE",
  path: "/api/files/:id",
  permission: SIGNED_IN,
  summary: "Take back an upload that has not been attached to anything",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** A file that its owner has put by to use again. */
export const KeptFile = Type.Object({
  id: Id,
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer({ minimum: 0 }),
  type: Type.String(),
  keptAt: Instant,
  risky: Type.Boolean(),
});
export type KeptFile = Static<typeof KeptFile>;

export const listKeptFiles = defineRoute({
  method: "GET",
  path: "/api/files/kept",
  permission: SIGNED_IN,
  summary: "The files that I have put by, the last first; by words of the name, without marks",
  query: Exactly({ ...pageQuery, q: Type.Optional(OptionalLine(200)) }),
  reply: Page(KeptFile),
});

export const downloadKeptFile = defineRoute({
  method: "GET",
  path: "/api/files/kept/:id",
  permission: SIGNED_IN,
  summary: "A file that I have put by",
  params: Exactly({ id: Id }),
  reply: FILE_REPLY,
});

export const keptFileAddress = (id: number): string => `/api/files/kept/${String(id)}`;

export const dropKeptFile = defineRoute({
  method: "DELETE",
  path: "/api/files/kept/:id",
  permission: SIGNED_IN,
  summary: "Take a file out of those that I have put by; letters that carry it keep it",
  params: Exactly({ id: Id }),
  reply: Done,
});

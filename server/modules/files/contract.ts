import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_BODY,
  Id,
  Instant,
  OptionalLine,
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

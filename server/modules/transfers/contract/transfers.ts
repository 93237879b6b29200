import { Type } from "typebox";
import {
  AudienceKeySchema,
  defineRoute,
  Done,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  RAW_REPLY,
  type Static,
} from "../../../kernel/contract/index.ts";
import {
  FILES_AT_ONCE,
  MAX_FILES,
  MAX_NOTE_LENGTH,
  MAX_PATH_LENGTH,
  Receiver,
  Sha256,
  Size,
  Transfer,
  TransferFile,
} from "./common.ts";

const one = Exactly({ id: Id });

export const FileInput = Exactly({
  path: Type.String({ minLength: 1, maxLength: MAX_PATH_LENGTH }),
  size: Size,
  modifiedAt: Type.Optional(Nullable(Instant)),
});
export type FileInput = Static<typeof FileInput>;

const Files = Type.Array(FileInput, { minItems: 1, maxItems: FILES_AT_ONCE });
/** A thousand long paths. */
const FILES_LIMIT = 4 * 1024 * 1024;

export const TransferInput = Exactly({
  /** People, units, groups; empty for a drop box. */
  to: Type.Array(AudienceKeySchema, { maxItems: 100, uniqueItems: true }),
  boxId: Nullable(Id),
  note: Prose(MAX_NOTE_LENGTH),
  /** How many files there are in all, and how large they are together. */
  files: Type.Integer({ minimum: 1, maximum: MAX_FILES }),
  size: Size,
  /** The first of them; the others follow with `addFiles`. */
  first: Files,
});
export type TransferInput = Static<typeof TransferInput>;

export const TRANSFER_LISTS = ["incoming", "outgoing", "box"] as const;
export type TransferList = (typeof TRANSFER_LISTS)[number];

export const listTransfers = defineRoute({
  method: "GET",
  path: "/api/transfers",
  permission: "transfers.use",
  summary: "What came to me, what I send, or what lies in a drop box; the newest first",
  query: Exactly({
    ...pageQuery,
    list: OneOf(TRANSFER_LISTS),
    boxId: Type.Optional(Id),
    /** Only what is not over: it waits for an answer, is on its way, or can be taken. */
    active: Type.Optional(Type.Boolean()),
  }),
  reply: Page(Transfer),
});

export const createTransfer = defineRoute({
  method: "POST",
  path: "/api/transfers",
  permission: "transfers.use",
  summary: "Offer files to people or put them into a drop box; what does not fit is refused now",
  body: TransferInput,
  bodyLimit: FILES_LIMIT,
  reply: Transfer,
});

export const addFiles = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/files",
  permission: "transfers.use",
  summary: "Name more files of a transfer; with the last of them the receivers are asked",
  params: one,
  body: Exactly({ files: Files }),
  bodyLimit: FILES_LIMIT,
  reply: Transfer,
});

export const readTransfer = defineRoute({
  method: "GET",
  path: "/api/transfers/:id",
  permission: "transfers.use",
  summary: "One transfer",
  params: one,
  reply: Transfer,
});

export const listFiles = defineRoute({
  method: "GET",
  path: "/api/transfers/:id/files",
  permission: "transfers.use",
  summary: "The files of a transfer in their order",
  params: one,
  query: Exactly({ ...pageQuery, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: FILES_AT_ONCE })) }),
  reply: Page(TransferFile),
});

export const listReceivers = defineRoute({
  method: "GET",
  path: "/api/transfers/:id/receivers",
  permission: "transfers.use",
  summary: "Who has seen, accepted, refused or taken it; its sender, and the holders of its drop box, may know",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(Receiver),
});

export const answerTransfer = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/answer",
  permission: "transfers.use",
  summary: "Accept or refuse what is offered, and from now on whatever this person sends",
  params: one,
  body: Exactly({ accept: Type.Boolean(), always: Type.Boolean() }),
  reply: Transfer,
});

export const markTransfersSeen = defineRoute({
  method: "POST",
  path: "/api/transfers/seen",
  permission: "transfers.use",
  summary: "These offers have been on my screen; what is not for me is passed over",
  body: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) }),
  reply: Done,
});

export const sendThrough = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/through",
  permission: "transfers.use",
  summary: "The content goes on through the appliance from this byte; what is before it the receiver has",
  params: one,
  body: Exactly({ from: Size }),
  reply: Transfer,
});

export const sealTransfer = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/seal",
  permission: "transfers.use",
  summary: "All content is there: it is compared with what was read at the sender's, scanned, and kept",
  params: one,
  body: Exactly({
    /** Of the whole content as the sender read it. */
    hash: Sha256,
    /** Of the part that came to the appliance. */
    part: Sha256,
  }),
  reply: Transfer,
});

export const takenTransfer = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/taken",
  permission: "transfers.use",
  summary: "The receiver's browser has everything, and its hash is right",
  params: one,
  body: Exactly({ hash: Sha256 }),
  reply: Transfer,
});

export const askAgain = defineRoute({
  method: "POST",
  path: "/api/transfers/:id/again",
  permission: "transfers.use",
  summary: "The part that came directly is no longer with the receiver: the sender sends all of it once more",
  params: one,
  reply: Transfer,
});

export const cancelTransfer = defineRoute({
  method: "DELETE",
  path: "/api/transfers/:id",
  permission: "transfers.use",
  summary: "Take it back; its content is removed",
  params: one,
  reply: Transfer,
});

export const downloadContent = defineRoute({
  method: "GET",
  path: "/api/transfers/:id/content",
  permission: "transfers.use",
  summary: "The part of the content that the appliance has, from `base` on; ranges are honoured",
  params: one,
  reply: FILE_REPLY,
});

export const downloadFile = defineRoute({
  method: "GET",
  path: "/api/transfers/:id/files/:position",
  permission: "transfers.use",
  summary: "One file of a transfer; ranges are honoured",
  params: Exactly({ id: Id, position: Type.Integer({ minimum: 0, maximum: MAX_FILES }) }),
  reply: FILE_REPLY,
});

export const downloadAll = defineRoute({
  method: "GET",
  path: "/api/transfers/:id/all.zip",
  permission: "transfers.use",
  summary: "All files as one ZIP, made while it is sent",
  params: one,
  reply: FILE_REPLY,
});

/** Where the tus uploads are; each has the name that its transfer gives to its sender. */
export const UPLOADS_PATH = "/api/transfers/uploads";
const named = Exactly({ name: Type.String({ minLength: 20, maxLength: 100, pattern: "^[A-Za-z0-9_-]+$" }) });

/** tus 1.0.0 core: HEAD tells the offset that is on disk, PATCH goes on from it. The upload is created with its transfer. */
export const headUpload = defineRoute({
  method: "GET",
  path: `${UPLOADS_PATH}/:name`,
  permission: "transfers.use",
  summary: "tus 1.0.0, asked with HEAD: how many bytes of an upload are on disk",
  params: named,
  reply: RAW_REPLY,
});

export const patchUpload = defineRoute({
  method: "PATCH",
  path: `${UPLOADS_PATH}/:name`,
  permission: "transfers.use",
  summary: "tus 1.0.0: bytes of an upload from its offset on",
  params: named,
  reply: RAW_REPLY,
});

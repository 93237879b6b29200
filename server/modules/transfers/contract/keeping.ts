import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Line,
  Nullable,
  OptionalLine,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Face } from "./common.ts";

/** What the administrator sets. */
export const TransferSettings = Exactly({
  /** The largest transfer, MB. */
  maxTransferMb: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  /** How much of one sender the appliance keeps at once, MB. */
  quotaMb: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
  /** How long what nobody takes is kept, days. */
  keepDays: Type.Integer({ minimum: 1, maximum: 365 }),
  /** What stays free on the disk whatever is sent, MB. */
  keepFreeMb: Type.Integer({ minimum: 100, maximum: 10_000_000 }),
  /** Whether browsers may pass files on directly. With a scanner they do not: it could not see them. */
  direct: Type.Boolean(),
  /** clamd: `host:port` or the path of its socket; empty: there is none. */
  clamd: OptionalLine(300),
});
export type TransferSettings = Static<typeof TransferSettings>;

export const readTransferSettings = defineRoute({
  method: "GET",
  path: "/api/transfers/settings",
  permission: "transfers.manage",
  summary: "Bounds of transfers, the disk's room, and whether the scanner answers",
  reply: Type.Object({
    settings: TransferSettings,
    /** Bytes: free on the disk, kept of transfers. */
    free: Type.Integer(),
    kept: Type.Integer(),
    /** The scanner's version; null: none is set, or it does not answer. */
    scanner: Nullable(Type.String()),
  }),
});

export const changeTransferSettings = defineRoute({
  method: "PUT",
  path: "/api/transfers/settings",
  permission: "transfers.manage",
  summary: "Change the bounds of transfers",
  body: TransferSettings,
  reply: TransferSettings,
});

const Named = Type.Object({ key: Type.String(), name: Type.String() });

export const DropBox = Type.Object({
  id: Id,
  name: Type.String(),
  departmentId: Id,
  departmentName: Type.String(),
  /** Who may put something in, and who may take it out. */
  givers: Type.Array(Named),
  takers: Type.Array(Named),
  keepDays: Type.Integer(),
  /** Transfers that lie in it now; 0 for who may not take from it. */
  waiting: Type.Integer(),
  can: Type.Object({ put: Type.Boolean(), take: Type.Boolean(), edit: Type.Boolean() }),
});
export type DropBox = Static<typeof DropBox>;

export const DropBoxInput = Exactly({
  name: Line(100),
  departmentId: Id,
  givers: AudienceSchema,
  takers: AudienceSchema,
  keepDays: Type.Integer({ minimum: 1, maximum: 365 }),
});
export type DropBoxInput = Static<typeof DropBoxInput>;

const one = Exactly({ id: Id });

export const listBoxes = defineRoute({
  method: "GET",
  path: "/api/transfers/boxes",
  permission: "transfers.use",
  summary: "The drop boxes that I may put into or take from, by name; at most one a unit",
  reply: Type.Object({ items: Type.Array(DropBox) }),
});

export const createBox = defineRoute({
  method: "POST",
  path: "/api/transfers/boxes",
  permission: "transfers.manage",
  summary: "Give a unit its drop box",
  body: DropBoxInput,
  reply: DropBox,
});

export const editBox = defineRoute({
  method: "PUT",
  path: "/api/transfers/boxes/:id",
  permission: "transfers.manage",
  summary: "Change a drop box: name, rights, expiry",
  params: one,
  body: DropBoxInput,
  reply: DropBox,
});

export const removeBox = defineRoute({
  method: "DELETE",
  path: "/api/transfers/boxes/:id",
  permission: "transfers.manage",
  summary: "Remove a drop box in which nothing lies",
  params: one,
  reply: Done,
});

export const listTrusted = defineRoute({
  method: "GET",
  path: "/api/transfers/trusted",
  permission: "transfers.use",
  summary: "From whom I always accept; at most 500, by name",
  reply: Type.Object({ items: Type.Array(Face) }),
});

export const distrust = defineRoute({
  method: "DELETE",
  path: "/api/transfers/trusted/:id",
  permission: "transfers.use",
  summary: "Ask me again before this person's files come",
  params: one,
  reply: Done,
});

import { Type } from "typebox";
import { definePermissions, Id, Instant, Nullable, OneOf, type Static } from "../../../kernel/contract/index.ts";

export const transfersPermissions = definePermissions({
  "transfers.use": {
    vi: "Gửi và nhận tệp trực tiếp",
    en: "Send and receive files",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "transfers.manage": {
    vi: "Quản trị hộp nhận tệp, hạn mức và máy quét vi-rút của Gửi tệp",
    en: "Manage drop boxes, quotas and the virus scanner of Transfers",
    grantedTo: ["administrator"],
  },
});

/**
 * `listing`: the sender is still naming its files. `open`: content is on its way. `ready`: the appliance keeps it until it is taken.
 * The others are ends: `direct` went from browser to browser, `cleared` was taken by everyone and its content removed.
 */
export const TRANSFER_STATES = [
  "listing",
  "open",
  "ready",
  "direct",
  "cleared",
  "refused",
  "cancelled",
  "expired",
  "infected",
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** What one receiver has said or done. */
export const RECEIVER_STATES = ["asked", "accepted", "refused", "taken"] as const;
export type ReceiverState = (typeof RECEIVER_STATES)[number];

/** `off`: there is no scanner. `unscanned`: the scanner was away, or the file is larger than it reads. */
export const SCAN_RESULTS = ["off", "clean", "unscanned", "infected"] as const;
export type ScanResult = (typeof SCAN_RESULTS)[number];

export const MAX_FILES = 200_000;
/** Files that one request names. */
export const FILES_AT_ONCE = 1_000;
/** A path inside a transfer, folders parted by `/`; UTF-16 units. */
export const MAX_PATH_LENGTH = 1_000;
/** A direct transfer has at most so many files: more are one file to save only when the appliance packs them. */
export const MAX_DIRECT_FILES = 20;
export const MAX_NOTE_LENGTH = 1_000;

/** Bytes. */
export const Size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** SHA-256, 64 lowercase hexadecimal digits. */
export const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" });

export const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });
export type Face = Static<typeof Face>;

const Abilities = Type.Object({
  /** Send content: its sender, while it is open. */
  send: Type.Boolean(),
  answer: Type.Boolean(),
  take: Type.Boolean(),
  cancel: Type.Boolean(),
});
export type TransferAbilities = Static<typeof Abilities>;

export const Transfer = Type.Object({
  id: Id,
  /** The file's name, or the folder's, as it is kept. */
  title: Type.String(),
  note: Type.String(),
  state: OneOf(TRANSFER_STATES),
  sender: Face,
  /** Whom the sender named. */
  to: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), photoHash: Nullable(Type.String()) })),
  /** The drop box that it lies in; null: it goes to people. */
  box: Nullable(Type.Object({ id: Id, name: Type.String() })),
  files: Type.Integer(),
  size: Size,
  /** Where the appliance's part begins: bytes before it went from browser to browser. */
  base: Size,
  /** Bytes from the beginning that are safe: with the receiver up to `base`, on the appliance's disk from there. */
  received: Size,
  /** SHA-256 of the whole content, once it is complete. */
  hash: Nullable(Type.String()),
  createdAt: Instant,
  expiresAt: Instant,
  /** At least one file can run something. */
  risky: Type.Boolean(),
  scan: OneOf(SCAN_RESULTS),
  /** How many of the receivers have come how far. */
  counts: Type.Object({
    people: Type.Integer(),
    seen: Type.Integer(),
    accepted: Type.Integer(),
    refused: Type.Integer(),
    taken: Type.Integer(),
  }),
  /** What I, as a receiver, have answered; null: I am none, or have said nothing (a drop box). */
  mine: Nullable(OneOf(RECEIVER_STATES)),
  /** Whether browsers may try to pass it on directly. */
  direct: Type.Boolean(),
  /** The name of its tus upload; only for its sender. */
  upload: Nullable(Type.String()),
  can: Abilities,
});
export type Transfer = Static<typeof Transfer>;

export const TransferFile = Type.Object({
  /** Its place in the content, from 0. */
  position: Type.Integer({ minimum: 0 }),
  /** Cleaned: relative, NFC, without `..`, different from every other of its transfer on every system. */
  path: Type.String(),
  size: Size,
  /** Where its bytes begin in the content: the files one after the other, in their order. */
  from: Size,
  /** As the sender's machine says; null: it did not. Only shown. */
  modifiedAt: Nullable(Instant),
  risky: Type.Boolean(),
});
export type TransferFile = Static<typeof TransferFile>;

export const Receiver = Type.Object({
  person: Face,
  state: OneOf(RECEIVER_STATES),
  seenAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  takenAt: Nullable(Instant),
});
export type Receiver = Static<typeof Receiver>;

/** Pushed to the sender and to every receiver: read the transfer anew. */
export const TRANSFER_CHANGED = "transfers.changed";
export interface TransferChanged {
  readonly transferId: number;
}

/** A signal on `transfer:ID`: so many bytes are safe. */
export const TRANSFER_MOVED = "transfers.moved";
export interface TransferMoved {
  readonly received: number;
}

/** Signals between two browsers on `transfer:ID`; passed on as they are, at most 12 KB. */
export const DIRECT_SIGNAL = "transfers.direct";

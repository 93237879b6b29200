import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Correspondent } from "../contract/messages.ts";

const USE = "mail.use";

export const RECEIPT_STATES = ["delivered", "opened", "recalled"] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

/** What became of one recipient's copy. */
export const Receipt = Type.Object({
  to: Correspondent,
  state: OneOf(RECEIPT_STATES),
  deliveredAt: Instant,
  openedAt: Nullable(Instant),
  /** Through which door: `web`, or a mail program's `imap`. */
  openedIn: Nullable(Type.String()),
  /** Who opened it, where the recipient is a shared mailbox. */
  openedBy: Nullable(Type.String()),
});
export type Receipt = Static<typeof Receipt>;

/** What a reader or the sender is told of a letter. */
export const LetterState = Type.Object({
  contentId: Id,
  /** Whether this person sent it, or may see what the sender sees. */
  mine: Type.Boolean(),
  /** The sender sees who has opened it; readers are told that he does. */
  tracked: Type.Boolean(),
  delivered: Type.Integer(),
  opened: Type.Integer(),
  recalled: Type.Integer(),
  recalledAt: Nullable(Instant),
  can: Type.Object({ recall: Type.Boolean(), seeReceipts: Type.Boolean() }),
});
export type LetterState = Static<typeof LetterState>;

const one = Exactly({ id: Id });

export const readLetterState = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/letter",
  permission: USE,
  summary: "What became of a letter of the office that I sent, or whether its sender sees that I have opened it",
  params: one,
  reply: LetterState,
});

export const listReceipts = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/receipts",
  permission: USE,
  summary: "Who has had a letter of mine, who has opened it and when, and from whom it was taken back",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(Receipt),
});

export const recallLetter = defineRoute({
  method: "POST",
  path: "/api/mail/messages/:id/recall",
  permission: USE,
  summary: "Take a letter of mine back from everybody in the office who has not opened it yet",
  params: one,
  ratePerMinute: 30,
  reply: LetterState,
});

/** Pushed to the sender: somebody opened the letter, or it was taken back. */
export const LETTER_CHANGED = "mail.letter-changed";
export interface LetterChanged {
  readonly contentId: number;
}

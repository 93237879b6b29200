import { personKey } from "../../../kernel/contract/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { ownerOfAccount } from "../store/access.ts";
import { LETTER_CHANGED, type LetterChanged } from "./contract.ts";
import * as store from "./store.ts";

/**
 * Somebody has a message before him: its first opening is written down, through the door by which he came. Every way to a message's text
 * calls it in the transaction that marks it read: the web's reader, IMAP's \Seen, POP3's RETR.
 */
export function noteOpened(kernel: Kernel, work: Work, message: { contentId: number; accountId: number }): void {
  const { contentId, accountId } = message;
  const by = work.actor.kind === "person" ? work.actor.id : null;
  const isFirst = store.markOpened(work.db, { contentId, accountId, by, through: work.actor.door, at: work.now });
  if (!isFirst) return;
  const letter = store.findLetter(work.db, contentId);
  if (letter) tellLetterChanged(kernel, work, letter);
}

/** The windows in which the letter's receipts may stand read them anew. */
export function tellLetterChanged(kernel: Kernel, work: Work, letter: store.LetterRow): void {
  const changed: LetterChanged = { contentId: letter.contentId };
  const audience = [...new Set([personKey(letter.senderId), ownerOfAccount(work.db, letter.accountId)])];
  work.afterCommit(() => {
    kernel.live.publish({ audience }, LETTER_CHANGED, changed);
  });
}

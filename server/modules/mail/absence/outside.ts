import { systemActor } from "../../../kernel/access/actor.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { WriteLetter } from "../compose-program.ts";
import type { Queue } from "../queue/queue.ts";
import type { MailReader } from "../reader.ts";
import * as mail from "../store.ts";
import * as store from "./store.ts";
import { absenceSubject } from "./words.ts";

/** Where mail to other offices goes, and whether it may. */
export interface WayOut {
  isOn(): boolean;
  readonly queue: Pick<Queue, "add">;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly reader: MailReader;
  readonly write: WriteLetter;
  readonly wayOut: WayOut;
  readonly today: () => string;
  readonly words: (language: Language, personId: number, absence: { toOn: string }) => string;
  readonly isNamed: (personId: number, addresses: readonly { address: string }[]) => boolean;
}

const DAY = 24 * 3_600_000;
/** One sender is answered once in these (RFC 5230 §4.1), and no more of them a day: a flood of made-up senders is not sent on to others. */
const AGAIN_AFTER = 7 * DAY;
const MOST_A_DAY = 100;

/** Addresses of programs and of lists' managers, which nobody reads (RFC 5230 §4.6). */
const NOBODY =
  /^(?:mailer-daemon|postmaster|listserv|majordomo|(?:do[-._]?)?no[-._]?t?[-._]?reply|bounces?|owner-.*|.*[-+](?:request|bounces?|owner|relay)(?:[-+=].*)?)$/i;

/**
 * Answers somebody of another office who writes to a person who is away (RFC 3834): to the sender of the envelope alone, in the office's own words,
 * since what a person says to colleagues is not for strangers.
 */
export function createOutsideReplies(
  parts: Parts,
): (contentId: number, deliveries: readonly Delivery[]) => Promise<void> {
  const { kernel, directory, book, reader, write, wayOut, today, words, isNamed } = parts;
  const { db } = kernel;

  function senderOf({ messageId }: Delivery): string | undefined {
    const sender = mail.arrivalOf(db, messageId)?.envelopeFrom ?? "";
    const at = sender.lastIndexOf("@");
    // Who uses an address of ours at the open door is not who he says.
    if (at <= 0 || NOBODY.test(sender.slice(0, at)) || book.destinationOf(sender).kind !== "outside") return undefined;
    return sender.toLowerCase();
  }

  return async (contentId, deliveries) => {
    if (!wayOut.isOn()) return;
    const now = kernel.clock.now();
    const away = deliveries.flatMap((delivery) => {
      const { personId } = delivery;
      const absence = directory.absenceOn(personId, today());
      const sender = absence && store.textOf(db, personId).enabled ? senderOf(delivery) : undefined;
      if (!absence || sender === undefined || !mayAnswer(personId, sender, now)) return [];
      return [{ personId, absence, sender }];
    });
    const hash = away.length === 0 ? undefined : mail.hashOf(db, contentId);
    if (hash === undefined) return;
    const letter = await reader.read(hash);
    if (letter.automatic) return;
    for (const { personId, absence, sender } of away) {
      if (!isNamed(personId, [...letter.to, ...letter.cc])) continue;
      const content = await write({
        from: book.headerOf(personKey(personId), directory.person(personId)?.name ?? ""),
        to: [{ name: "", address: sender }],
        subject: absenceSubject("vi", letter.subject),
        text: `${words("vi", personId, absence)}\n${words("en", personId, absence)}`,
        ...(letter.messageId !== null && {
          inReplyTo: letter.messageId,
          references: [...letter.references.slice(-50), letter.messageId],
        }),
        headers: { "Auto-Submitted": "auto-replied" },
      });
      kernel.write(systemActor("mail.absence", "event"), (work) => {
        if (!mayAnswer(personId, sender, work.now)) return;
        store.noteAnsweredAgain(work.db, { personId, absenceId: absence.id, sender, now: work.now });
        const { hash: file, size, subject } = content;
        const trace = `by ${book.domain()} with local`;
        // The null reverse-path: nothing comes back to it (RFC 3834 §3.3).
        wayOut.queue.add(work, {
          hash: file,
          size,
          subject,
          envelopeFrom: "",
          senderId: personId,
          to: [sender],
          trace,
        });
      });
    }
  };

  function mayAnswer(personId: number, sender: string, now: number): boolean {
    return (
      !store.answeredSince(db, personId, sender, now - AGAIN_AFTER) &&
      store.outsideAnswersSince(db, personId, now - DAY) < MOST_A_DAY
    );
  }
}

interface Delivery {
  readonly personId: number;
  readonly messageId: number;
}

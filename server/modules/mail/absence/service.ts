import type { Actor } from "../../../kernel/access/actor.ts";
import { systemActor } from "../../../kernel/access/actor.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { react, type Consumer } from "../../../kernel/events/types.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { dayOf } from "../../../kernel/text/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { WriteLetter } from "../compose-program.ts";
import { mailDelivered } from "../contract.ts";
import type { Deliver } from "../deliver.ts";
import { mailUser } from "../policy.ts";
import type { MailReader } from "../reader.ts";
import * as mail from "../store.ts";
import type { AbsenceReply, AbsenceReplyText } from "./contract.ts";
import { createOutsideReplies, type WayOut } from "./outside.ts";
import * as store from "./store.ts";
import { absenceSubject, absenceWords } from "./words.ts";

/** Answers in the name of who is away. */
export interface AbsenceReplies {
  read(actor: Actor): AbsenceReply;
  change(actor: Actor, text: AbsenceReplyText): AbsenceReply;
  readonly consumers: readonly Consumer[];
  /** Forgets whom nobody needs to remember any more; a part of the nightly job. */
  tidy(): void;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly reader: MailReader;
  readonly deliver: Deliver;
  readonly write: WriteLetter;
  readonly wayOut: WayOut;
}

/** Longer than any absence. */
const REMEMBERED = 4 * 366 * 24 * 3_600_000;

export function createAbsenceReplies({
  kernel,
  directory,
  book,
  reader,
  deliver,
  write,
  wayOut,
}: Parts): AbsenceReplies {
  const { db, clock } = kernel;
  const today = () => dayOf(clock.now(), kernel.settings.agency.get().zone);

  function words(language: Language, personId: number, absence: { toOn: string }): string {
    const deputyId = directory.deputyOf(personId, today());
    const deputy = deputyId === undefined ? undefined : directory.person(deputyId);
    return absenceWords(language, {
      name: directory.person(personId)?.name ?? "",
      toOn: absence.toOn,
      deputy: deputy ? { name: deputy.name, address: deputy.mailAddress } : null,
    });
  }

  function read(actor: Actor): AbsenceReply {
    const { id } = mailUser(actor);
    const now = directory.absenceOn(id, today());
    const deputyId = directory.deputyOf(id, today());
    const deputyName = deputyId === undefined ? null : (directory.person(deputyId)?.name ?? null);
    const shown = now ?? { toOn: today() };
    return {
      text: store.textOf(db, id),
      now: now ? { fromOn: now.fromOn, toOn: now.toOn, deputyName } : null,
      example: { vi: words("vi", id, shown), en: words("en", id, shown) },
    };
  }

  /** Whether the letter names this person: what came through a department or a list is not answered (RFC 3834 §2). */
  function isNamed(personId: number, addresses: readonly { address: string }[]): boolean {
    return addresses.some(({ address }) => {
      const destination = book.destinationOf(address);
      return destination.kind === "person" && destination.personId === personId;
    });
  }

  async function answer(contentId: number, senderId: number, personIds: readonly number[]): Promise<void> {
    const away = personIds.flatMap((personId) => {
      const absence = personId === senderId ? undefined : directory.absenceOn(personId, today());
      const reply = absence && { personId, absenceId: absence.id, sender: personKey(senderId) };
      if (!absence || !reply || !store.textOf(db, personId).enabled || store.hasAnswered(db, reply)) return [];
      return [{ personId, absence, reply }];
    });
    const hash = away.length === 0 ? undefined : mail.hashOf(db, contentId);
    if (hash === undefined) return;
    const letter = await reader.read(hash);
    if (letter.automatic) return;
    const sender = directory.person(senderId);
    if (!sender?.active) return;
    const language = directory.languageOf(senderId);
    for (const { personId, absence, reply } of away) {
      if (!isNamed(personId, [...letter.to, ...letter.cc])) continue;
      const own = store.textOf(db, personId)[language === "vi" ? "insideVi" : "insideEn"].trim();
      const from = book.headerOf(personKey(personId), directory.person(personId)?.name ?? "");
      const content = await write({
        from,
        to: [book.headerOf(personKey(senderId), sender.name)],
        subject: absenceSubject(language, letter.subject),
        text: own === "" ? words(language, personId, absence) : own,
        ...(letter.messageId !== null && {
          inReplyTo: letter.messageId,
          references: [...letter.references.slice(-50), letter.messageId],
        }),
        headers: { "Auto-Submitted": "auto-replied" },
      });
      kernel.write(systemActor("mail.absence", "event"), (work) => {
        // Told twice after a crash: once is enough.
        if (!store.noteAnswered(work.db, { ...reply, now: work.now })) return;
        deliver(work, {
          content,
          to: [{ personId: senderId, address: sender.mailAddress }],
          senderId: personId,
          door: "absence",
          // The null reverse-path: nothing comes back to it (RFC 3834 §3.3).
          envelopeFrom: "",
          receivedAt: work.now,
          once: false,
        });
      });
    }
  }

  const answerOutside = createOutsideReplies({ kernel, directory, book, reader, write, wayOut, today, words, isNamed });

  return {
    read,
    change(actor, text) {
      const { id } = mailUser(actor);
      kernel.write(actor, (work) => {
        store.saveText(work.db, id, text, work.now);
      });
      return read(actor);
    },
    consumers: [
      react("mail.answer-absence", mailDelivered, async ({ payload }) => {
        if (payload.senderId === null) await answerOutside(payload.contentId, payload.deliveries);
        else
          await answer(
            payload.contentId,
            payload.senderId,
            payload.deliveries.map(({ personId }) => personId),
          );
      }),
    ],
    tidy() {
      kernel.write(systemActor("mail.absence"), (work) => {
        store.forgetAnswers(work.db, work.now - REMEMBERED);
      });
    },
  };
}

import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Work } from "../../kernel/work.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook, Expansion } from "./addresses.ts";
import { mailErrors } from "./errors.ts";
import type { Queue } from "./queue/queue.ts";
import type { Quotas } from "./quota/quota.ts";
import type { NewContent } from "./store.ts";

/** What a letter from the browser has in common with one from a mail program: full mailboxes, lists of the few, other offices. */
export interface Outbound {
  /** Refuses a named person whose mailbox is full, and a list to which the actor may not write. */
  check(actor: Actor, values: readonly string[]): void;
  /** The addresses of other offices, each once. */
  outsideOf(expansions: readonly Expansion[]): string[];
  /** In the delivering transaction. */
  add(work: Work, content: NewContent, to: readonly string[], from: { address: string; personId: number }): void;
}

interface Parts {
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly queue: Queue;
  readonly quotas: Quotas;
}

export function createOutbound({ directory, book, queue, quotas }: Parts): Outbound {
  function personIn(value: string): number[] {
    const key = value.includes("@") ? book.valueOf(value) : value;
    const id = /^person:(\d+)$/.exec(key)?.[1];
    return id === undefined ? [] : [Number(id)];
  }

  return {
    check(actor, values) {
      const isBarred = values.some((value) => {
        const destination = value.includes("@") ? book.destinationOf(value) : undefined;
        return destination?.kind === "list" && destination.writers === "allowed";
      });
      if (isBarred && !may(actor, "mail.everyone")) throw mailErrors.everyoneNotAllowed();
      const full = values.flatMap(personIn).filter((personId) => quotas.isFull(personId, 0));
      if (full.length === 0) return;
      const names = directory
        .people(full)
        .map(({ name }) => name)
        .join(", ");
      throw mailErrors.mailboxFull({ names });
    },
    outsideOf: (expansions) => [...new Set(expansions.flatMap(({ outside }) => outside))],
    add(work, content, to, { address, personId }) {
      if (to.length === 0) return;
      queue.add(work, {
        hash: content.hash,
        size: content.size,
        subject: content.subject,
        envelopeFrom: address,
        senderId: personId,
        to,
        trace: `by ${book.domain()} with HTTP`,
      });
    },
  };
}

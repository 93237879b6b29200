import type { Actor } from "../../../kernel/access/actor.ts";
import { done, type PageOf } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type { Work } from "../../../kernel/work.ts";
import { partsOf } from "../addresses.ts";
import type { QueuedRecipient } from "../contract.ts";
import type { Returns } from "./returns.ts";
import * as store from "./store.ts";

/** A message for people of other offices. Its file is on disk already. */
export interface Outgoing {
  readonly hash: string;
  readonly size: number;
  readonly subject: string;
  /** Empty for a bounce. */
  readonly envelopeFrom: string;
  readonly senderId: number | null;
  readonly to: readonly string[];
  /** How it came in: `from 192.168.7.20 (may-an) by … with ESMTPSA`. */
  readonly trace: string;
}

/** What waits to go to other offices. */
export interface Queue {
  /** In the transaction that makes the message safe; nothing waits for its leaving. */
  add(work: Work, outgoing: Outgoing): void;
  list(query: { limit?: number; after?: string }): PageOf<QueuedRecipient> & { total: number };
  retry(actor: Actor, id: number): typeof done;
  /** Gives a recipient up; the sender is told. */
  drop(actor: Actor, id: number): Promise<typeof done>;
}

const PAGE = 50;

export function createQueue(kernel: Kernel, returns: Returns, wake: () => void): Queue {
  const { db } = kernel;

  function find(id: number): store.RecipientRow {
    const row = store.findRecipient(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  return {
    add(work, { hash, size, subject, envelopeFrom, senderId, to, trace }) {
      const at = new Date(work.now).toUTCString().replace("GMT", "+0000");
      const outgoingId = store.insertOutgoing(work.db, {
        hash,
        size,
        subject,
        envelopeFrom,
        senderId,
        received: `Received: ${trace.replace(/[^ -~]/g, "?").slice(0, 600)}; ${at}\r\n`,
        createdAt: work.now,
      });
      for (const address of new Set(to)) {
        store.insertRecipient(work.db, { outgoingId, address, destination: partsOf(address).host, nextAt: work.now });
      }
      work.afterCommit(wake);
    },
    list({ limit = PAGE, after }) {
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listRecipients(
        db,
        limit,
        cursor ? { nextAt: cursor[0], id: cursor[1] } : { nextAt: 0, id: 0 },
      );
      const page = pageFrom(
        rows,
        limit,
        ({ nextAt, id }) => [nextAt, id],
        ({ envelopeFrom, address, warned: _warned, destination: _destination, ...row }): QueuedRecipient => ({
          ...row,
          sender: envelopeFrom,
          recipient: address,
        }),
      );
      return { ...page, total: store.countRecipients(db) };
    },
    retry(actor, id) {
      kernel.write(actor, (work) => {
        const { address } = find(id);
        store.makeDue(work.db, id, work.now);
        work.audit({ action: "mail.queue-retried", subject: { type: "mail-queue", id }, detail: { address } });
        work.afterCommit(wake);
      });
      return done;
    },
    async drop(actor, id) {
      const recipient = find(id);
      const outgoing = store.findOutgoing(db, recipient.outgoingId);
      if (!outgoing) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        work.audit({
          action: "mail.queue-dropped",
          subject: { type: "mail-queue", id },
          detail: { address: recipient.address },
        });
      });
      await returns.fail(outgoing, [{ recipient, reply: "550 5.7.0 Given up by an administrator" }]);
      return done;
    },
  };
}

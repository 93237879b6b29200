import { setImmediate as nextTurn } from "node:timers/promises";
import { personOf, type Actor } from "../../../kernel/access/actor.ts";
import { done, personKey } from "../../../kernel/contract/index.ts";
import { defineErrors, kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { MailPowers } from "../contract.ts";
import { ownerOf } from "../policy.ts";
import * as mail from "../store.ts";
import type { FolderRetention, Retention } from "./contract.ts";
import * as store from "./store.ts";

export const retentionErrors = defineErrors("mail.retention", {
  byAgency: {
    status: 422,
    vi: "Thời hạn của thư mục này do cơ quan đặt, hoặc thư mục này luôn giữ thư. Hãy chọn thư mục khác.",
    en: "The agency sets the time for this folder, or it always keeps its messages. Choose another folder.",
  },
});

export interface HoldListed {
  readonly personId: number;
  readonly name: string;
  readonly reason: string;
  readonly setAt: number;
  readonly held: number;
}

/** How long messages stay, and whose are kept by law. */
export interface RetentionUse {
  read(actor: Actor): Retention;
  change(actor: Actor, mailboxId: number, input: { days: number | null; action: store.RetentionAction }): Retention;
  holds(): { items: HoldListed[] };
  hold(actor: Actor, personId: number, reason: string): typeof done;
  release(actor: Actor, personId: number): Promise<typeof done>;
}

const PORTION = 500;
/** Of these the owner decides nothing: drafts are being written, the others are the agency's. */
const FIXED = new Set(["drafts", "trash", "junk"]);

export function createRetention(kernel: Kernel, directory: DirectoryService, powers: () => MailPowers): RetentionUse {
  const { db } = kernel;

  function accountOf(owner: string): number {
    const accountId = mail.accountOf(db, owner);
    if (accountId === undefined) throw kernelErrors.notFound();
    return accountId;
  }

  function read(actor: Actor): Retention {
    const accountId = accountOf(ownerOf(actor));
    const { trashDays, junkDays, archiveByYear } = powers();
    const own = new Map(store.retentionOf(db, accountId).map((row) => [row.mailboxId, row]));
    const agency: Readonly<Record<string, number>> = { trash: trashDays, junk: junkDays };
    const items = mail
      .mailboxesOf(db, accountId)
      .filter(({ role }) => role !== "drafts")
      .map(({ id, name, role }): FolderRetention => {
        const byAgency = role === null ? undefined : agency[role];
        return {
          mailboxId: id,
          name,
          role,
          days: byAgency === undefined ? (own.get(id)?.days ?? null) : byAgency === 0 ? null : byAgency,
          action: own.get(id)?.action ?? "trash",
          byAgency: byAgency !== undefined,
        };
      });
    return { items, archiveByYear, onHold: mail.isHeld(db, accountId) };
  }

  return {
    read,
    change(actor, mailboxId, { days, action }) {
      const accountId = accountOf(ownerOf(actor));
      kernel.write(actor, (work) => {
        const box = mail.findMailbox(work.db, accountId, mailboxId);
        if (!box) throw kernelErrors.notFound();
        if (box.role !== null && FIXED.has(box.role)) throw retentionErrors.byAgency();
        store.saveRetention(work.db, mailboxId, days === null ? null : { days, action }, work.now);
        // What lies there already is counted from today.
        store.mark(work.db, mailboxId, work.now);
      });
      return read(actor);
    },
    holds() {
      return {
        items: mail.holds(db).flatMap(({ owner, reason, setAt, held }) => {
          const person = directory.person(Number(owner.replace("person:", "")));
          return person ? [{ personId: person.id, name: person.name, reason, setAt, held }] : [];
        }),
      };
    },
    hold(actor, personId, reason) {
      const accountId = accountOf(personKey(personId));
      kernel.write(actor, (work) => {
        const clean = reason.normalize("NFC").trim();
        mail.setHold(work.db, { accountId, reason: clean, setBy: personOf(actor).id, now: work.now });
        work.audit({ action: "mail.hold-set", subject: { type: "person", id: personId }, detail: { reason: clean } });
      });
      return done;
    },
    async release(actor, personId) {
      const accountId = accountOf(personKey(personId));
      if (!mail.isHeld(db, accountId)) throw kernelErrors.notFound();
      // In portions: a hold of years has kept much. What was begun is finished by asking again.
      for (;;) {
        const isOver = kernel.write(actor, (work) => {
          const some = mail.someHeld(work.db, accountId, PORTION);
          for (const { id, contentId } of some) {
            mail.deleteHeld(work.db, id);
            mail.dropUnused(work.db, contentId);
          }
          if (some.length === PORTION) return false;
          mail.deleteHold(work.db, accountId);
          work.audit({ action: "mail.hold-ended", subject: { type: "person", id: personId } });
          return true;
        });
        if (isOver) return done;
        await nextTurn();
      }
    },
  };
}

import type { Actor } from "../../../kernel/access/actor.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { MailQuota } from "../contract.ts";
import { mailUser } from "../policy.ts";
import { MEGABYTE } from "../settings.ts";
import { accountOf, ensureAccount } from "../store.ts";
import * as store from "./store.ts";

/** How much a mailbox may hold. A letter to a department or the office is never refused for one full mailbox among its people. */
export interface Quotas {
  /** Whether `bytes` more do not fit into a person's mailbox. */
  isFull(personId: number, bytes: number): boolean;
  /** The same of any account, for what is put into it by its owner. */
  isAccountFull(accountId: number, bytes: number): boolean;
  of(personId: number): MailQuota;
  mine(actor: Actor): MailQuota;
  /** Also for IMAP's QUOTA: bytes used and allowed, null for no bound. */
  ofAccount(accountId: number): { used: number; limit: number | null };
  list(): { items: MailQuota[]; usualBytes: number | null };
  set(actor: Actor, personId: number, megabytes: number | null): MailQuota;
}

const SHOWN = 200;

export function createQuotas(kernel: Kernel, directory: DirectoryService, usualMb: () => number): Quotas {
  const { db } = kernel;
  const boundOf = (megabytes: number): number | null => (megabytes === 0 ? null : megabytes * MEGABYTE);

  function ofAccount(accountId: number): { used: number; limit: number | null } {
    const own = store.ownBound(db, accountId);
    const limit = own === undefined ? boundOf(usualMb()) : own === 0 ? null : own;
    return { used: store.usedBytes(db, accountId), limit };
  }

  function isAccountFull(accountId: number, bytes: number): boolean {
    const { used, limit } = ofAccount(accountId);
    return limit !== null && used + Math.max(bytes, 1) > limit;
  }

  function of(personId: number): MailQuota {
    const accountId = accountOf(db, personKey(personId));
    const { used, limit } = accountId === undefined ? { used: 0, limit: boundOf(usualMb()) } : ofAccount(accountId);
    return {
      personId,
      name: directory.person(personId)?.name ?? "",
      usedBytes: used,
      limitBytes: limit,
      isOwn: accountId !== undefined && store.ownBound(db, accountId) !== undefined,
    };
  }

  return {
    isFull(personId, bytes) {
      const accountId = accountOf(db, personKey(personId));
      return accountId !== undefined && isAccountFull(accountId, bytes);
    },
    isAccountFull,
    ofAccount,
    of,
    mine: (actor) => of(mailUser(actor).id),
    list: () => ({
      items: store.fullest(db, SHOWN).map(({ owner }) => of(Number(owner.replace("person:", "")))),
      usualBytes: boundOf(usualMb()),
    }),
    set(actor, personId, megabytes) {
      if (!directory.person(personId)) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        const accountId = ensureAccount(work.db, personId, work.now);
        store.setBound(work.db, accountId, megabytes === null ? null : megabytes * MEGABYTE);
        work.audit({ action: "mail.quota-set", subject: { type: "person", id: personId }, detail: { megabytes } });
      });
      return of(personId);
    },
  };
}

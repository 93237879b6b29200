import { personOf, type Actor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import * as mail from "../store.ts";
import { sharedErrors } from "./errors.ts";
import * as store from "./store.ts";

export interface SharedListed extends store.SharedRow {
  readonly ownerName: string;
  readonly members: number;
  readonly address: string;
}

/** Shared mailboxes as the administrator has them: which there are, not what is in them. */
export interface SharedAdmin {
  list(actor: Actor): { items: SharedListed[] };
  create(actor: Actor, input: { owner: string; name: string }): { accountId: number };
  change(actor: Actor, accountId: number, change: { name?: string; closed?: boolean }): { accountId: number };
}

export function createSharedAdmin(
  kernel: Kernel,
  { directory, book }: { directory: DirectoryService; book: AddressBook },
): SharedAdmin {
  const { db } = kernel;
  return {
    list(actor) {
      const items = store.allShared(db);
      const names = new Map(
        directory
          .describeAudience(
            items.map(({ owner }) => owner),
            actor.language,
          )
          .map(({ key, name }) => [key, name]),
      );
      return {
        items: items.map((row) => ({
          ...row,
          ownerName: names.get(row.owner) ?? "",
          members: directory.countAudience([row.owner]),
          address: book.headerOf(row.owner, "").address,
        })),
      };
    },
    create(actor, { owner, name }) {
      const isBody = /^(department|group):/.test(owner);
      if (!isBody || directory.unknownKeys([owner]).length > 0 || directory.countAudience([owner]) === 0) {
        throw sharedErrors.noBody({}, "/body/owner");
      }
      const accountId = kernel.write(actor, (work) => {
        if (mail.accountOf(work.db, owner) !== undefined) throw sharedErrors.exists({}, "/body/owner");
        const made = mail.ensureAccountOf(work.db, owner, work.now);
        const clean = name.normalize("NFC").trim();
        store.insertShared(work.db, { accountId: made, name: clean, createdBy: personOf(actor).id, now: work.now });
        work.audit({ action: "mail.shared-created", subject: { type: "mail-account", id: made }, detail: { owner } });
        return made;
      });
      return { accountId };
    },
    change(actor, accountId, { name, closed }) {
      kernel.write(actor, (work) => {
        const row = store.findShared(work.db, accountId);
        if (!row) throw kernelErrors.notFound();
        const closedAt = closed === undefined ? row.closedAt : closed ? (row.closedAt ?? work.now) : null;
        store.updateShared(work.db, accountId, { name: name?.normalize("NFC").trim() ?? row.name, closedAt });
        work.audit({
          action: "mail.shared-changed",
          subject: { type: "mail-account", id: accountId },
          detail: { closed: closedAt !== null },
        });
      });
      return { accountId };
    },
  };
}

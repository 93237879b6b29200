import type { PersonActor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { no, Refused, type Folder, type Namespaces, type SpecialUse } from "../../../protocols/imap/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { MailboxRole } from "../contract.ts";
import type { Folders } from "../folders/service.ts";
import { ownerOf } from "../policy.ts";
import * as store from "../store.ts";
import type { OpenAccount } from "../store.ts";

/** Mailboxes of bodies that one belongs to, and those that colleagues have lent, stand below these. */
export const NAMESPACES: Namespaces = { others: ["Users/"], shared: ["Shared/"] };

const USES: Readonly<Partial<Record<MailboxRole, SpecialUse>>> = {
  archive: "Archive",
  drafts: "Drafts",
  junk: "Junk",
  sent: "Sent",
  trash: "Trash",
};

/** All mailboxes that a person may open, as one tree of names, and what may be done to it. */
export interface FolderTree {
  /** Who it is, as of now. */
  actor(): PersonActor;
  folders(): Folder[];
  subscriptions(): string[];
  subscribe(name: string, on: boolean): void;
  create(name: string, use: SpecialUse | undefined): void;
  remove(id: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Refuses what is gone, or may not be opened any more. */
  demandVisible(id: number): { id: number; accountId: number };
  demandWritable(id: number): store.MailboxRow;
  /** The person's own account. */
  ownAccount(): number;
}

export function createFolderTree(
  kernel: Kernel,
  directory: DirectoryService,
  service: Folders,
  actor: () => PersonActor,
): FolderTree {
  const { db } = kernel;

  function ownAccount(): number {
    const id = store.accountOf(db, ownerOf(actor()));
    if (id === undefined) throw kernelErrors.notFound();
    return id;
  }

  /** What stands before the names of an account's mailboxes. */
  function prefixOf({ kind, name, owner }: OpenAccount): string {
    if (kind === "own") return "";
    const level = kind === "shared" ? name : (directory.person(Number(owner.split(":")[1]))?.username ?? owner);
    return `${kind === "shared" ? "Shared" : "Users"}/${level.replaceAll("/", "-")}/`;
  }

  function accounts(): { account: OpenAccount; prefix: string }[] {
    const taken = new Set<string>();
    return store.accountsOf(db, actor()).map((account) => {
      const prefix = prefixOf(account);
      // Two bodies may call their mailboxes alike.
      const isTaken = taken.has(prefix);
      taken.add(prefix);
      return { account, prefix: isTaken ? `${prefix.slice(0, -1)} (${String(account.id)})/` : prefix };
    });
  }

  /** In which account a name is, and what it is called there. */
  function placeOf(name: string): { account: OpenAccount; local: string } {
    const all = accounts();
    const place = all.find(({ prefix }) => prefix !== "" && name.startsWith(prefix));
    if (place) return { account: place.account, local: name.slice(place.prefix.length) };
    const own = all.find(({ account }) => account.kind === "own");
    const [first = ""] = name.split("/");
    if (!own || first === "Shared" || first === "Users") {
      throw new Refused(no("Nothing can be made at this place", "NOPERM"));
    }
    return { account: own.account, local: name };
  }

  function folders(): Folder[] {
    return accounts().flatMap(({ account, prefix }) =>
      store.mailboxesOf(db, account.id).map(({ id, name, role }) => ({
        id,
        name: prefix + name,
        // A program files by the uses of its owner's mailboxes only.
        ...(account.kind === "own" && role !== null && { use: USES[role] }),
        ...(account.kind === "lent" && { readOnly: true }),
      })),
    );
  }

  function demandVisible(id: number): { id: number; accountId: number } {
    const found = store.visibleMailbox(db, actor(), id);
    if (!found) throw kernelErrors.notFound();
    return found;
  }

  function demandWritable(id: number): store.MailboxRow {
    const found = store.writableMailbox(db, actor(), id);
    if (found) return found;
    demandVisible(id);
    throw new Refused(no("This mailbox is only lent for reading", "NOPERM"));
  }

  return {
    actor,
    folders,
    demandVisible,
    demandWritable,
    ownAccount,
    subscriptions() {
      const differing = new Map(
        store.subscriptionsOf(db, ownAccount()).map(({ name, subscribed }) => [name, subscribed === 1]),
      );
      const byRule = folders()
        .map(({ name }) => name)
        .filter((name) => !differing.has(name));
      return [...byRule, ...[...differing].filter(([, subscribed]) => subscribed).map(([name]) => name)];
    },
    subscribe(name, on) {
      const account = ownAccount();
      kernel.write(actor(), (work) => {
        store.setSubscription(work.db, account, name, on);
      });
    },
    create(name, use) {
      // Every account has one of each already.
      if (use !== undefined) throw new Refused(no("There is a mailbox for this use already", "USEATTR"));
      const { account, local } = placeOf(name);
      const before = new Set(folders().map((folder) => folder.name));
      service.create(actor(), account.id, local);
      // What the office makes is subscribed by itself; a program subscribes what it makes.
      const made = folders()
        .map((folder) => folder.name)
        .filter((each) => !before.has(each));
      const own = ownAccount();
      const chosen = new Set(store.subscriptionsOf(db, own).map((each) => each.name));
      kernel.write(actor(), (work) => {
        for (const each of made) if (!chosen.has(each)) store.setSubscription(work.db, own, each, false);
      });
    },
    async remove(id) {
      const box = demandWritable(id);
      await service.remove(actor(), box.id, "delete");
    },
    async rename(from, to) {
      const [source, target] = [placeOf(from), placeOf(to)];
      if (source.account.id !== target.account.id) {
        throw new Refused(no("A mailbox cannot move to somebody else", "CANNOT"));
      }
      await service.rename(actor(), source.account.id, source.local, target.local);
    },
  };
}

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor, PersonActor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import { tellChanged } from "../deliver.ts";
import { mailUser, ownerOf } from "../policy.ts";
import * as store from "../store.ts";
import type { MailboxRow } from "../store.ts";
import { FOLDERS_CHANGED, type FoldersChanged } from "./contract.ts";
import { folderErrors } from "./errors.ts";

/**
 * Folders as people and their mail programs make, rename and delete them. A folder's name is its whole path, levels separated by "/". Who may
 * change which account is checked here.
 */
export interface Folders {
  /** Makes the folder, and those above it that are missing; its id. */
  create(actor: Actor, accountId: number, path: string): number;
  /**
   * Gives a folder, and all in it, another path; also a level that only others' paths have. INBOX stays, and gives its messages to the new
   * folder (RFC 9051 §6.3.6).
   */
  rename(actor: Actor, accountId: number, from: string, to: string): Promise<void>;
  /** Takes a folder away; its messages are deleted for good, or go to the trash. */
  remove(actor: Actor, id: number, messages: "delete" | "trash"): Promise<void>;
  /** The same by id, for the screen. */
  make(actor: Actor, wanted: { name: string; parentId?: number; accountId?: number }): { id: number };
  change(actor: Actor, id: number, wanted: { name?: string; parentId?: number | null }): Promise<void>;
}

const MOST_FOLDERS = 2_000;
const LONGEST_LEVEL = 200;
const LONGEST_PATH = 500;
const MOST_LEVELS = 20;
/** Messages that one transaction moves or deletes. */
const PORTION = 500;

/** Whether a path can be a folder's: levels without control characters, wildcards of LIST, or blanks at their ends. */
export function isFolderPath(path: string): boolean {
  const levels = path.split("/");
  return (
    path.length <= LONGEST_PATH &&
    levels.length <= MOST_LEVELS &&
    path.isWellFormed() &&
    path === path.normalize("NFC") &&
    levels.every((level) => level !== "" && level.length <= LONGEST_LEVEL && !/[\p{Cc}*%]|^\s|\s$/u.test(level))
  );
}

export function createFolders(kernel: Kernel): Folders {
  const { db } = kernel;

  function demandPath(path: string): void {
    if (!isFolderPath(path)) throw folderErrors.name({ name: path.slice(0, LONGEST_LEVEL) });
    // INBOX is one name in whatever case; nothing may look like it.
    const [first = ""] = path.split("/");
    if (first !== "INBOX" && first.toUpperCase() === "INBOX") throw folderErrors.name({ name: path });
  }

  function demandWritable(actor: Actor, accountId: number): void {
    if (!store.mayWrite(db, actor, accountId)) throw kernelErrors.notFound();
  }

  function tell(work: Work, accountId: number): void {
    const readers = store.readersOf(work.db, accountId).map(personKey);
    const changed: FoldersChanged = { accountId };
    const audience = [store.ownerOfAccount(work.db, accountId), ...readers];
    work.afterCommit(() => {
      kernel.live.publish({ audience }, FOLDERS_CHANGED, changed);
    });
  }

  /** Makes what is missing of a path; the id of its last level. */
  function ensure(work: Work, accountId: number, path: string): number {
    let id = 0;
    const levels = path.split("/");
    for (let count = 1; count <= levels.length; count += 1) {
      const name = levels.slice(0, count).join("/");
      const known = store.mailboxNamed(work.db, accountId, name);
      if (!known && store.countMailboxes(work.db, accountId) >= MOST_FOLDERS) {
        throw folderErrors.tooMany({ limit: MOST_FOLDERS });
      }
      id = known?.id ?? store.createMailbox(work.db, { accountId, name, role: null }, work.now);
    }
    return id;
  }

  function create(actor: Actor, accountId: number, path: string): number {
    demandWritable(actor, accountId);
    demandPath(path);
    return kernel.write(actor, (work) => {
      if (store.mailboxNamed(work.db, accountId, path)) throw folderErrors.exists({ name: path });
      tell(work, accountId);
      return ensure(work, accountId, path);
    });
  }

  /** Does something with all messages of a folder, portion by portion, so that nobody waits for a large one. */
  async function empty(
    actor: PersonActor,
    box: MailboxRow,
    apply: (work: Work, message: store.MessagePlace) => unknown,
    alsoTouched: readonly number[],
  ): Promise<void> {
    for (;;) {
      const count = kernel.write(actor, (work) => {
        const portion = store.someOf(work.db, box.id, PORTION);
        for (const message of portion) apply(work, message);
        tellChanged(kernel, work, actor.id, box.accountId, {
          messageIds: portion.map(({ id }) => id),
          mailboxIds: [box.id, ...alsoTouched],
        });
        return portion.length;
      });
      if (count < PORTION) return;
      await nextTurn();
    }
  }

  async function giveAway(actor: Actor, inbox: MailboxRow, path: string): Promise<void> {
    const target = create(actor, inbox.accountId, path);
    await empty(mailUser(actor), inbox, (work, message) => store.moveMessage(work.db, message, target), [target]);
  }

  async function rename(actor: Actor, accountId: number, from: string, to: string): Promise<void> {
    demandWritable(actor, accountId);
    demandPath(to);
    if (to.startsWith(`${from}/`)) throw folderErrors.intoItself();
    const inbox = from === "INBOX" ? store.mailboxNamed(db, accountId, from) : undefined;
    if (inbox) return giveAway(actor, inbox, to);
    kernel.write(actor, (work) => {
      const all = store.mailboxesOf(work.db, accountId);
      const moved = all.filter(({ name }) => name === from || name.startsWith(`${from}/`));
      if (moved.length === 0) throw kernelErrors.notFound();
      const standard = moved.find(({ role }) => role !== null);
      if (standard) throw folderErrors.standard({ name: standard.name });
      if (all.some(({ name }) => name === to || name.startsWith(`${to}/`))) throw folderErrors.exists({ name: to });
      const above = to.split("/").slice(0, -1).join("/");
      if (above !== "") ensure(work, accountId, above);
      for (const { id, name } of moved) {
        const path = to + name.slice(from.length);
        demandPath(path);
        store.renameMailbox(work.db, id, path);
      }
      tell(work, accountId);
    });
  }

  function demandFolder(actor: Actor, id: number): MailboxRow {
    const box = store.writableMailbox(db, actor, id);
    if (!box) throw kernelErrors.notFound();
    return box;
  }

  return {
    create,
    rename,
    async remove(actor, id, messages) {
      const box = demandFolder(actor, id);
      if (box.role !== null) throw folderErrors.standard({ name: box.name });
      const trash = messages === "trash" ? store.mailboxByRole(db, box.accountId, "trash") : undefined;
      const hasChildren = store.mailboxesOf(db, box.accountId).some(({ name }) => name.startsWith(`${box.name}/`));
      if (messages === "trash" && hasChildren) throw folderErrors.hasChildren();
      const person = mailUser(actor);
      for (;;) {
        await empty(
          person,
          box,
          (work, message) => {
            if (trash) store.moveMessage(work.db, message, trash.id);
            else store.expungeMessage(work.db, message);
          },
          trash ? [trash.id] : [],
        );
        const isGone = kernel.write(actor, (work) => {
          // Something may have come in since: then once more.
          if (store.someOf(work.db, id, 1).length > 0) return false;
          store.deleteMailbox(work.db, id);
          tell(work, box.accountId);
          return true;
        });
        if (isGone) return;
      }
    },
    make(actor, { name, parentId, accountId }) {
      const parent = parentId === undefined ? undefined : demandFolder(actor, parentId);
      const account = parent?.accountId ?? accountId ?? store.accountOf(db, ownerOf(actor));
      if (account === undefined) throw kernelErrors.notFound();
      if (name.includes("/")) throw folderErrors.name({ name });
      const level = name.normalize("NFC").trim();
      return { id: create(actor, account, parent ? `${parent.name}/${level}` : level) };
    },
    async change(actor, id, { name, parentId }) {
      const box = demandFolder(actor, id);
      if (box.role !== null) throw folderErrors.standard({ name: box.name });
      if (name?.includes("/")) throw folderErrors.name({ name });
      const levels = box.name.split("/");
      const level = name?.normalize("NFC").trim() ?? levels.at(-1) ?? "";
      const parent = parentId === undefined || parentId === null ? undefined : demandFolder(actor, parentId);
      if (parent && parent.accountId !== box.accountId) throw kernelErrors.notFound();
      const above = parentId === undefined ? levels.slice(0, -1).join("/") : (parent?.name ?? "");
      const path = above === "" ? level : `${above}/${level}`;
      if (path !== box.name) await rename(actor, box.accountId, box.name, path);
    },
  };
}

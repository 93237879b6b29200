import type { PersonActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { no, Refused, type ImapUser, type Quota } from "../../../protocols/imap/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { NotificationsService } from "../../notifications/module.ts";
import type { MailboxChanges } from "../changes.ts";
import type { Folders } from "../folders/service.ts";
import type { MailReader } from "../reader.ts";
import { createAppending } from "./appending.ts";
import { createReading, createZoneOffset } from "./reading.ts";
import { createSearching } from "./searching.ts";
import { createFolderTree, NAMESPACES } from "./tree.ts";
import type { WireCache } from "./wire.ts";
import { createWriting } from "./writing.ts";

export interface ImapParts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly notifications: NotificationsService;
  readonly reader: MailReader;
  readonly changes: MailboxChanges;
  readonly folders: Folders;
  readonly wire: WireCache;
  readonly maxMessageBytes: () => number;
  /** What an account holds and may hold. */
  readonly quotaOf: (accountId: number) => Quota;
}

/** A person's mailboxes as a mail program uses them. What he or she may do is asked anew for every command. */
export function createImapUser(parts: ImapParts, personId: number, door: "imap" | "pop3"): ImapUser {
  const { kernel, directory, notifications, reader, changes, folders, wire } = parts;

  function actor(): PersonActor {
    const who = directory.actorOf(personId);
    if (!who) throw new Refused(no("This account may not come in any more", "AUTHORIZATIONFAILED"));
    return { ...who, door };
  }

  const tree = createFolderTree(kernel, directory, folders, actor);
  return {
    login: String(personId),
    namespaces: NAMESPACES,
    folders: () => Promise.resolve(tree.folders()),
    subscriptions: () => Promise.resolve(tree.subscriptions()),
    subscribe(name, on) {
      tree.subscribe(name, on);
      return Promise.resolve();
    },
    create(name, use) {
      tree.create(name, use);
      return Promise.resolve();
    },
    remove: tree.remove,
    rename: tree.rename,
    ...createReading(kernel, tree, changes, wire),
    ...createWriting(kernel, tree, notifications, parts.quotaOf),
    ...createAppending(kernel, tree, reader, wire, parts.maxMessageBytes),
    ...createSearching(kernel, tree, wire),
    quota: (id) => Promise.resolve(parts.quotaOf(tree.demandVisible(id).accountId)),
    zoneOffset: createZoneOffset(() => kernel.settings.agency.get().zone),
  };
}

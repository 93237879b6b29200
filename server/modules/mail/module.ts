import { may, systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { consume } from "../../kernel/events/types.ts";
import { RESTORED } from "../../kernel/backup/restore.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Door } from "../../protocols/smtp/index.ts";
import { personCreated } from "../directory/contract.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { FilesService } from "../files/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SearchService } from "../search/module.ts";
import { createAddressBook } from "./addresses.ts";
import { createBrowse } from "./browse.ts";
import { createBulk } from "./bulk.ts";
import { mailPermissions } from "./contract.ts";
import { createDeliver } from "./deliver.ts";
import { createDrafts } from "./drafts.ts";
import { FLAG } from "./flags.ts";
import { openInbound } from "./inbound.ts";
import { createLabels } from "./labels.ts";
import { createMailboxUse } from "./mailbox.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import labelsSql from "./migrations/0005-labels.sql" with { type: "text" };
import { mailUser, ownerOf } from "./policy.ts";
import { createReadMessage } from "./read-message.ts";
import { createMailReader } from "./reader.ts";
import { mailRoutes } from "./routes.ts";
import { mailSearch } from "./search.ts";
import { createSending } from "./send.ts";
import type { MailService } from "./service.ts";
import { mailSettings, MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import { createTurns } from "./turn.ts";

interface Needs {
  readonly directory: DirectoryService;
  readonly files: FilesService;
  readonly notifications: NotificationsService;
  readonly search: SearchService;
}

/** Mail: the office's own post, from the network's SMTP door to the reader's screen. */
export const mailModule = defineModule<Needs, MailService>({
  name: "mail",
  tier: "feature",
  permissions: mailPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0005-labels", sql: labelsSql },
  ],
  build(kernel, { directory, files, notifications, search }) {
    const settings = kernel.settings.section(mailSettings);
    const maxMessageMb = () => settings.get().maxMessageMb;
    const book = createAddressBook(kernel, directory);
    const reader = createMailReader(kernel);
    const deliver = createDeliver(kernel, notifications);
    const labels = createLabels(kernel);
    const use = createMailboxUse(kernel, directory, notifications, book, labels);
    const browse = createBrowse(kernel, directory, book);
    const bulk = createBulk(kernel, browse, labels);
    const drafts = createDrafts({ kernel, files, book, use, reader, maxMessageMb });
    const sending = createSending({ kernel, directory, book, drafts, deliver, reader, settings: () => settings.get() });
    const turns = createTurns(kernel, use, reader);
    const open = createReadMessage(kernel, directory, book, use, reader, turns);
    let door: Door | undefined;

    notifications.registerKind({ name: "mail.arrived", title: { vi: "Thư mới", en: "New mail" } });
    notifications.registerSubject({
      type: "mail",
      maySee(actor: PersonActor, id) {
        if (!may(actor, "mail.use") || !/^\d{1,15}$/.test(id)) return false;
        const accountId = store.accountOf(kernel.db, ownerOf(actor));
        return accountId !== undefined && store.copyOf(kernel.db, accountId, Number(id)) !== undefined;
      },
    });
    search.register(mailSearch(use));

    const service: MailService = {
      doors: () => ({ smtp: door ? { host: door.host, port: door.port } : null }),
      post: sending.post,
      send: sending.send,
      markRead(personId, messageIds) {
        kernel.write(systemActor("mail.mark"), (work) => {
          const accountId = store.ensureAccount(work.db, personId, work.now);
          for (const place of store.placesOf(work.db, accountId, messageIds)) {
            store.setFlags(work.db, place, place.flags | FLAG.seen);
          }
        });
      },
      use,
      browse,
      labels,
      bulk,
      open,
      turns,
      drafts,
      overview(actor) {
        const person = directory.person(mailUser(actor).id);
        return {
          address: `${person?.username ?? ""}@${book.domain()}`,
          items: use.mailboxes(actor),
          labels: labels.list(actor),
          conversations: store.readsConversations(kernel.db, store.accountOf(kernel.db, ownerOf(actor)) ?? 0),
          maxMessageBytes: maxMessageMb() * MEGABYTE,
        };
      },
    };

    return {
      service,
      routes: mailRoutes(service),
      consumers: [
        consume("mail.make-account", personCreated, (work, { payload }) => {
          store.ensureAccount(work.db, payload.personId, work.now);
        }),
      ],
      blobs: store.BLOB_REFERENCES,
      async start() {
        // People who were there before the mail was, or whose event is still on its way.
        const missing = store.peopleWithout(kernel.db, directory.expandAudience([EVERYONE]));
        if (missing.length > 0) {
          kernel.write(systemActor("mail.accounts"), (work) => {
            for (const personId of missing) store.ensureAccount(work.db, personId, work.now);
          });
        }
        const restored = kernel.audit.list({ action: RESTORED, limit: 1 })[0];
        if (restored) {
          kernel.write(systemActor("mail.restored"), (work) => {
            store.renewUidValidity(work.db, restored.at);
          });
        }
        door = await openInbound({ kernel, book, deliver, reader }, settings.get());
      },
      async stop() {
        await bulk.stop();
        await door?.stop();
        door = undefined;
      },
    };
  },
});

export type { MailService } from "./service.ts";
export type { TurnedMessage, TurnHandler } from "./turn.ts";
export type { PostedLetter } from "./send.ts";

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
import { mailPermissions } from "./contract.ts";
import { createDeliver } from "./deliver.ts";
import { FLAG } from "./flags.ts";
import { inboundAddress, openInbound } from "./inbound.ts";
import { createMailboxUse } from "./mailbox.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import writing from "./migrations/0006-writing.sql" with { type: "text" };
import powers from "./migrations/0007-powers.sql" with { type: "text" };
import { mailUser, ownerOf } from "./policy.ts";
import { createPowers } from "./powers.ts";
import { createReadMessage } from "./read-message.ts";
import { createMailReader } from "./reader.ts";
import { mailRoutes } from "./routes.ts";
import { mailSearch } from "./search.ts";
import type { MailService } from "./service.ts";
import { mailSettings, MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import { createWriting } from "./writing.ts";

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
    { id: "0006-writing", sql: writing },
    { id: "0007-powers", sql: powers },
  ],
  build(kernel, { directory, files, notifications, search }) {
    const settings = kernel.settings.section(mailSettings);
    const maxMessageMb = () => settings.get().maxMessageMb;
    const book = createAddressBook(kernel, directory);
    const reader = createMailReader(kernel);
    const deliver = createDeliver(kernel, notifications);
    const use = createMailboxUse(kernel, directory, notifications, book);
    const parts = {
      kernel,
      directory,
      files,
      notifications,
      book,
      use,
      reader,
      deliver,
      settings: () => settings.get(),
    };
    const { sending, waiting, jobs, ...writer } = createWriting(parts);
    const open = createReadMessage(kernel, directory, book, use, reader);
    const powers = createPowers({ kernel, directory, book, use });
    let door: Door | undefined;

    notifications.registerKind({ name: "mail.arrived", title: { vi: "Thư mới", en: "New mail" } });
    notifications.registerKind({ name: "mail.not-sent", title: { vi: "Thư chưa gửi được", en: "Message not sent" } });
    notifications.registerSubject({
      type: "mail-draft",
      maySee(actor: PersonActor, id) {
        if (!may(actor, "mail.use") || !/^\d{1,15}$/.test(id)) return false;
        const accountId = store.accountOf(kernel.db, ownerOf(actor));
        return accountId !== undefined && store.findDraft(kernel.db, accountId, Number(id)) !== undefined;
      },
    });
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
      ...writer,
      waiting,
      markRead(personId, messageIds) {
        kernel.write(systemActor("mail.mark"), (work) => {
          const accountId = store.ensureAccount(work.db, personId, work.now);
          for (const place of store.placesOf(work.db, accountId, messageIds)) {
            store.setFlags(work.db, place, place.flags | FLAG.seen);
          }
        });
      },
      use,
      open,
      overview(actor) {
        const person = directory.person(mailUser(actor).id);
        return {
          address: `${person?.username ?? ""}@${book.domain()}`,
          items: use.mailboxes(actor),
          maxMessageBytes: maxMessageMb() * MEGABYTE,
        };
      },
    };

    return {
      service,
      routes: [...mailRoutes(service), ...powers.routes],
      consumers: [
        consume("mail.make-account", personCreated, (work, { payload }) => {
          store.ensureAccount(work.db, payload.personId, work.now);
        }),
      ],
      jobs,
      blobs: store.BLOB_REFERENCES,
      doors: () => ({ smtp: inboundAddress(kernel, settings.get()) }),
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
        powers.start();
        // What was due while the machine was off.
        void waiting.sendDue();
        door = await openInbound({ kernel, book, deliver, reader }, settings.get());
      },
      async stop() {
        await Promise.all([door?.stop(), powers.stop(), waiting.stop()]);
        door = undefined;
        await reader.close();
      },
    };
  },
});

export type { MailService } from "./service.ts";
export type { PostedLetter } from "./send.ts";

import { may, systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { consume } from "../../kernel/events/types.ts";
import { RESTORED } from "../../kernel/backup/restore.ts";
import { defineModule } from "../../kernel/module.ts";
import { personCreated } from "../directory/contract.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { FilesService } from "../files/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SearchService } from "../search/module.ts";
import { mailAdminRoutes } from "./admin/routes.ts";
import { createLimits } from "./admin/limits.ts";
import { createTestMessage } from "./admin/test-message.ts";
import { createTryOutgoing } from "./admin/try-outgoing.ts";
import { createAddressBook } from "./addresses.ts";
import { createReadArrival } from "./arrival.ts";
import { createBrowse } from "./browse.ts";
import { createBulk } from "./bulk.ts";
import { mailPermissions } from "./contract.ts";
import { createConnect } from "./connect/connect.ts";
import { connectRoutes } from "./connect/routes.ts";
import { createNames } from "./delegates/names.ts";
import { mailChannel } from "./channel.ts";
import { createDeliver } from "./deliver.ts";
import { FLAG } from "./flags.ts";
import { folderRoutes } from "./folders/routes.ts";
import { createFolders } from "./folders/service.ts";
import { createMailboxDoors, type MailboxDoors } from "./imap/doors.ts";
import { createLabels } from "./labels.ts";
import { createMailboxUse } from "./mailbox.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import doorTables from "./migrations/0002-doors.sql" with { type: "text" };
import queueTables from "./migrations/0003-queue.sql" with { type: "text" };
import imapTables from "./migrations/0004-imap.sql" with { type: "text" };
import labelTables from "./migrations/0005-labels.sql" with { type: "text" };
import writing from "./migrations/0006-writing.sql" with { type: "text" };
import powers from "./migrations/0007-powers.sql" with { type: "text" };
import exchange from "./migrations/0008-exchange.sql" with { type: "text" };
import searching from "./migrations/0009-search.sql" with { type: "text" };
import readLater from "./migrations/0020-read-later.sql" with { type: "text" };
import { mailUser, ownerOf } from "./policy.ts";
import { createOutbound } from "./outbound.ts";
import { createPost } from "./post.ts";
import { createPowers } from "./powers.ts";
import { createOutgoingChoice } from "./queue/outgoing.ts";
import { findServers } from "./queue/route.ts";
import { powersSettings } from "./powers-settings.ts";
import { createReadMessage } from "./read-message.ts";
import { createMailReader } from "./reader.ts";
import { mailRoutes } from "./routes.ts";
import { createFinding } from "./search/find.ts";
import { createIndexer } from "./search/indexer.ts";
import { mailSearch } from "./search/provider.ts";
import { createSuggest } from "./search/suggest.ts";
import { createSearchPage } from "./search/page.ts";
import type { MailService } from "./service.ts";
import { mailSettings, MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import { createTurns } from "./turn.ts";
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
    { id: "0002-doors", sql: doorTables },
    { id: "0003-queue", sql: queueTables },
    { id: "0004-imap", sql: imapTables },
    { id: "0005-labels", sql: labelTables },
    { id: "0006-writing", sql: writing },
    { id: "0007-powers", sql: powers },
    { id: "0008-exchange", sql: exchange },
    { id: "0009-search", sql: searching },
    { id: "0020-read-later", sql: readLater },
  ],
  build(kernel, { directory, files, notifications, search }) {
    const settings = kernel.settings.section(mailSettings);
    const powersOf = kernel.settings.section(powersSettings);
    const maxMessageMb = () => settings.get().maxMessageMb;
    const outgoing = createOutgoingChoice(kernel, () => {
      post.runner.wake();
    });
    const book = createAddressBook(kernel, directory, () => outgoing.isOn());
    const reader = createMailReader(kernel);
    const deliver = createDeliver(kernel, notifications);
    const indexer = createIndexer(kernel, reader);
    const finding = createFinding(kernel, indexer);
    const labels = createLabels(kernel);
    const use = createMailboxUse(kernel, directory, notifications, book, labels, finding);
    const browse = createBrowse(kernel, directory, book);
    const bulk = createBulk(kernel, browse, labels);
    const names = createNames(kernel, directory, book);
    const turns = createTurns(kernel, use, reader);
    const open = createReadMessage(kernel, directory, book, use, reader, turns);
    const folders = createFolders(kernel);
    let mailboxDoors: MailboxDoors | undefined;
    const post = createPost({
      kernel,
      directory,
      book,
      names,
      reader,
      deliver,
      outgoing,
      settings: () => settings.get(),
      otherDoors: (tools) => {
        mailboxDoors = createMailboxDoors({
          kernel,
          directory,
          notifications,
          reader,
          folders,
          ...tools,
          maxMessageBytes: () => maxMessageMb() * MEGABYTE,
        });
        return mailboxDoors.doors;
      },
    });
    const outbound = createOutbound({ directory, book, queue: post.queue, quotas: post.quotas });
    const parts = {
      kernel,
      directory,
      files,
      notifications,
      book,
      use,
      reader,
      deliver,
      names,
      outbound,
      traffic: post.traffic,
    };
    const { sending, waiting, jobs, noticeKinds, draftSubject, ...writer } = createWriting({
      ...parts,
      settings: () => settings.get(),
      tracksAll: () => powersOf.get().receipts === "always",
    });
    const powers = createPowers({
      kernel,
      directory,
      notifications,
      book,
      use,
      reader,
      deliver,
      maxBytes: () => maxMessageMb() * MEGABYTE,
      isFull: post.quotas.isAccountFull,
      powers: powersOf,
      drafts: writer.drafts,
      names,
      wayOut: { isOn: () => outgoing.isOn(), queue: post.queue },
      readUnread: () => indexer.readUnread(),
    });

    notifications.registerChannel(mailChannel(kernel, { directory, book, reader, deliver }));
    notifications.registerKind({ name: "mail.arrived", title: { vi: "Thư mới", en: "New mail" } });
    for (const kind of [...powers.noticeKinds, ...noticeKinds]) notifications.registerKind(kind);
    notifications.registerSubject(powers.caseSubject);
    notifications.registerSubject(draftSubject);
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
      doors: () => post.doors.open(),
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
      browse,
      labels,
      bulk,
      open,
      arrival: createReadArrival(kernel, directory, use, open),
      turns,
      search: createSearchPage(kernel, directory, book, finding),
      suggest: createSuggest(kernel, directory),
      indexed: () => indexer.settle(),
      overview(actor) {
        const person = directory.person(mailUser(actor).id);
        const accountId = store.accountOf(kernel.db, ownerOf(actor)) ?? 0;
        return {
          address: `${person?.username ?? ""}@${book.domain()}`,
          items: use.mailboxes(actor),
          labels: labels.list(actor),
          waiting: store.countScheduled(kernel.db, accountId),
          conversations: store.readsConversations(kernel.db, accountId),
          maxMessageBytes: maxMessageMb() * MEGABYTE,
        };
      },
    };

    return {
      service,
      routes: [
        ...mailRoutes(service),
        ...folderRoutes(folders),
        ...post.routes,
        ...mailAdminRoutes({
          kernel,
          connections: post.connections,
          sendTest: createTestMessage(kernel, directory, book, post.doors),
          tryOutgoing: createTryOutgoing({ kernel, book, outgoing, findServers, port: 25 }),
          limits: createLimits(kernel, settings, post.doors),
          doors: post.doors,
        }),
        ...connectRoutes(createConnect(kernel, directory, book, post.doors)),
        ...powers.routes,
      ],
      consumers: [
        consume("mail.make-account", personCreated, (work, { payload }) => {
          store.ensureAccount(work.db, payload.personId, work.now);
        }),
        ...post.consumers,
        ...powers.consumers,
      ],
      jobs: [...powers.jobs, ...post.jobs, ...jobs],
      blobs: [...store.BLOB_REFERENCES, ...powers.blobs],
      doors: () => post.doors.addresses(),
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
        indexer.start();
        powers.start();
        // What was due while the machine was off.
        void waiting.sendDue();
        await post.start();
      },
      async stop() {
        await Promise.all([post.stop(), powers.stop(), bulk.stop(), waiting.stop()]);
        await indexer.stop();
        await mailboxDoors?.stop();
        await reader.close();
      },
    };
  },
});

export type { MailService } from "./service.ts";
export type { TurnedMessage, TurnHandler } from "./turn.ts";
export type { PostedLetter } from "./send.ts";

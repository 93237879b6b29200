import { may } from "../../kernel/access/actor.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import type { Consumer } from "../../kernel/events/types.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import type { BlobReferences, Kernel } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { NoticeKind, NotificationsService, SubjectRule } from "../notifications/module.ts";
import { absenceRoutes } from "./absence/routes.ts";
import type { WayOut } from "./absence/outside.ts";
import { createAbsenceReplies } from "./absence/service.ts";
import type { AddressBook } from "./addresses.ts";
import { changePowers, readPowers, type MailPowers } from "./contract.ts";
import { createWriteLetter } from "./compose-program.ts";
import type { Names } from "./delegates/names.ts";
import { delegateRoutes } from "./delegates/routes.ts";
import { createDelegates } from "./delegates/service.ts";
import type { Deliver } from "./deliver.ts";
import type { Drafts } from "./drafts.ts";
import type { MailboxUse } from "./mailbox.ts";
import type { MailReader } from "./reader.ts";
import { exchangeRoutes } from "./exchange/routes.ts";
import { createExchange } from "./exchange/service.ts";
import { EXCHANGE_BLOBS } from "./exchange/store.ts";
import { recallNotice } from "./receipts/notice.ts";
import { receiptRoutes } from "./receipts/routes.ts";
import { createReceipts } from "./receipts/service.ts";
import { createRetentionJob } from "./retention/nightly.ts";
import { retentionRoutes } from "./retention/routes.ts";
import { createRetention } from "./retention/service.ts";
import { ruleRoutes } from "./rules/routes.ts";
import { createRules } from "./rules/service.ts";
import { createSharedAdmin } from "./shared/admin.ts";
import { sharedRoutes } from "./shared/routes.ts";
import { createSharedMail } from "./shared/service.ts";

/** What the agency has decided, as the settings hold it. */
interface PowersOf {
  get(): MailPowers;
  update(change: Partial<MailPowers>): unknown;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly notifications: NotificationsService;
  readonly book: AddressBook;
  readonly use: MailboxUse;
  readonly reader: MailReader;
  readonly deliver: Deliver;
  readonly maxBytes: () => number;
  /** Whether so many bytes more do not fit into an account. */
  readonly isFull: (accountId: number, bytes: number) => boolean;
  readonly powers: PowersOf;
  readonly drafts: Drafts;
  readonly names: Names;
  readonly wayOut: WayOut;
  /** Reads whole what was taken in by its header alone. */
  readonly readUnread: () => Promise<void>;
}

/** What only one server can have, wired into the mail: rules, receipts and recall, shared mailboxes, delegates, absence replies, retention. */
export interface Powers {
  readonly routes: readonly MountedRoute[];
  readonly jobs: readonly Job[];
  readonly consumers: readonly Consumer[];
  readonly blobs: readonly BlobReferences[];
  readonly noticeKinds: readonly NoticeKind[];
  readonly caseSubject: SubjectRule;
  start(): void;
  stop(): Promise<void>;
}

export function createPowers(parts: Parts): Powers {
  const { kernel, directory, notifications, book, use, reader, deliver, maxBytes, isFull, powers, drafts, names } =
    parts;
  const delegates = createDelegates(kernel, directory);
  const shared = createSharedMail(kernel, { directory, notifications, book, use });
  const sharedAdmin = createSharedAdmin(kernel, { directory, book });
  const write = createWriteLetter(kernel, book, reader);
  const absence = createAbsenceReplies({ kernel, directory, book, reader, deliver, write, wayOut: parts.wayOut });
  const retention = createRetention(kernel, directory, () => powers.get());
  const keepRetention = createRetentionJob(kernel, () => powers.get());
  const exchange = createExchange({ kernel, reader, maxBytes, isFull, powers: () => powers.get() });
  const rules = createRules(kernel, { directory, book, use, readUnread: parts.readUnread });
  const receipts = createReceipts({
    kernel,
    directory,
    notifications,
    use,
    settings: () => powers.get(),
    writeNotice({ senderId, subject, sentAt }) {
      const from = book.headerOf(`person:${String(senderId)}`, directory.person(senderId)?.name ?? "");
      const { zone } = kernel.settings.agency.get();
      return write({ from, to: [], ...recallNotice({ subject, sentAt, sender: from.name, zone }) });
    },
  });
  return {
    routes: [
      handle(readPowers, () => powers.get()),
      handle(changePowers, ({ actor, body }) => {
        powers.update(body);
        kernel.write(actor, (work) => {
          work.audit({ action: "mail.powers-changed", detail: { ...body } });
        });
        return powers.get();
      }),
      ...ruleRoutes(rules),
      ...receiptRoutes(receipts),
      ...sharedRoutes(shared, sharedAdmin),
      ...retentionRoutes(retention),
      ...exchangeRoutes(exchange),
      ...absenceRoutes(absence),
      ...delegateRoutes(delegates, names, drafts),
    ],
    consumers: absence.consumers,
    jobs: [
      {
        name: "mail.retention",
        schedule: "40 1 * * *",
        async run(context) {
          await keepRetention(context);
          absence.tidy();
          exchange.tidy();
        },
      },
      {
        name: "mail.delegates",
        schedule: "* * * * *",
        run: () => {
          delegates.keepTime();
        },
      },
    ],
    noticeKinds: [{ name: "mail.assigned", title: { vi: "Giao xử lý thư", en: "Conversation given to you" } }],
    caseSubject: {
      type: "mail-case",
      maySee: (actor, id) => may(actor, "mail.use") && /^\d{1,15}$/.test(id) && shared.maySee(actor, Number(id)),
    },
    blobs: EXCHANGE_BLOBS,
    start() {
      rules.start();
      exchange.start();
    },
    async stop() {
      await Promise.all([rules.stop(), exchange.stop()]);
    },
  };
}

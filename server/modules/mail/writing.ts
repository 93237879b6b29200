import { may, systemActor, type Actor } from "../../kernel/access/actor.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { FilesService } from "../files/module.ts";
import type { NoticeKind, NotificationsService, SubjectRule } from "../notifications/module.ts";
import type { AddressBook } from "./addresses.ts";
import { createBeginDraft } from "./begin-draft.ts";
import type { Deliver } from "./deliver.ts";
import { createDraftCopies } from "./draft-copies.ts";
import { createDraftFiles } from "./draft-files.ts";
import type { Names } from "./delegates/names.ts";
import { createDrafts } from "./drafts.ts";
import { createLinks } from "./links.ts";
import type { MailboxUse } from "./mailbox.ts";
import { createMakeLetter } from "./make-letter.ts";
import type { Outbound } from "./outbound.ts";
import { ownerOf } from "./policy.ts";
import { createRecipientSearch } from "./recipients.ts";
import { createRedirect } from "./redirect.ts";
import type { MailReader } from "./reader.ts";
import { createSending } from "./send.ts";
import { createSignatures } from "./signatures.ts";
import type { mailSettings } from "./settings.ts";
import * as store from "./store.ts";
import { createStoredFiles } from "./stored-files.ts";
import { createTemplates } from "./templates.ts";
import type { Traffic } from "./traffic/traffic.ts";
import { createWaiting } from "./waiting.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly files: FilesService;
  readonly notifications: NotificationsService;
  readonly book: AddressBook;
  readonly use: MailboxUse;
  readonly reader: MailReader;
  readonly deliver: Deliver;
  readonly names: Names;
  readonly outbound: Outbound;
  readonly traffic: Pick<Traffic, "note">;
  readonly settings: () => (typeof mailSettings)["defaults"];
  /** Whether the agency tracks every letter. */
  readonly tracksAll: () => boolean;
}

/** The writing half of the mail, put together. */
export function createWriting(parts: Parts) {
  const { kernel, directory, files, notifications, book, use, reader, deliver, names, outbound, traffic } = parts;
  const { settings, tracksAll } = parts;
  const maxMessageMb = () => settings().maxMessageMb;
  /** The owner of an account, as the program itself acts for him or her; undefined for who has left. */
  const actorOf = (owner: string): Actor | undefined => {
    const known = directory.actorOf(Number(/^person:(\d+)$/.exec(owner)?.[1] ?? 0));
    return known && { ...known, door: "job" };
  };
  const makeLetter = createMakeLetter({ kernel, directory, book, reader, maxMessageMb });
  const signatures = createSignatures(kernel, directory, () => settings().signature);
  const copies = createDraftCopies({ kernel, actorOf, book, reader, makeLetter, maxMessageMb });
  const begin = createBeginDraft({ kernel, book, use, reader, signatures, maxMessageMb });
  const drafts = createDrafts({ kernel, book, begin, copies });
  const links = createLinks(kernel, files, () => settings().linkDays);
  const sending = createSending({
    kernel,
    directory,
    book,
    drafts,
    copies,
    links,
    makeLetter,
    deliver,
    reader,
    settings,
    names,
    tracksAll,
    outbound,
    traffic,
  });
  const undoSeconds = () => settings().undoSeconds;
  const waiting = createWaiting({ kernel, book, drafts, copies, sending, notifications, actorOf, undoSeconds });
  const jobs: Job[] = [
    { name: "mail.send-due", schedule: "* * * * *", run: () => waiting.sendDue() },
    { name: "mail.copy-drafts", schedule: "* * * * *", run: () => copies.refreshQuiet() },
    {
      name: "mail.sweep-links",
      schedule: "41 3 * * *",
      run: () => {
        kernel.write(systemActor("mail.sweep-links"), (work) => {
          links.sweep(work);
        });
      },
    },
  ];
  const draftFiles = createDraftFiles(kernel, files, drafts, maxMessageMb);
  return {
    drafts,
    draftFiles,
    storedFiles: createStoredFiles(kernel, { files, use, reader, draftFiles }),
    waiting,
    sending,
    links,
    signatures,
    templates: createTemplates(kernel, directory),
    recipients: createRecipientSearch(kernel, directory, book),
    redirect: createRedirect({ kernel, directory, book, use, reader, makeLetter, deliver, outbound, settings }),
    jobs,
    noticeKinds: [
      { name: "mail.not-sent", title: { vi: "Thư chưa gửi được", en: "Message not sent" } },
    ] satisfies NoticeKind[],
    draftSubject: {
      type: "mail-draft",
      maySee(actor, id) {
        if (!may(actor, "mail.use") || !/^\d{1,15}$/.test(id)) return false;
        const accountId = store.accountOf(kernel.db, ownerOf(actor));
        return accountId !== undefined && store.findDraft(kernel.db, accountId, Number(id)) !== undefined;
      },
    } satisfies SubjectRule,
  };
}

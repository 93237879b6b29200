import type { Actor } from "../../kernel/access/actor.ts";
import { done, personKey, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { isRiskyName, type ReadMail } from "../../protocols/mime/index.ts";
import type { FilesService } from "../files/module.ts";
import type { AddressBook } from "./addresses.ts";
import { DRAFTS_CHANGED, MAX_SUBJECT, type Draft, type DraftFile, type DraftInput, type DraftRow } from "./contract.ts";
import { mailErrors } from "./errors.ts";
import type { MailboxUse } from "./mailbox.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { answerSubject, forwardSubject, forwardText, quoteText } from "./quote.ts";
import type { MailReader } from "./reader.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import type { DraftFileRow, DraftRowStored } from "./store.ts";

export interface DraftStart {
  readonly to?: readonly string[];
  readonly original?: { readonly messageId: number; readonly as: "reply" | "replyAll" | "forward" };
}

/** Messages being written. They are on the server from the first letter: another machine goes on where this one stopped. */
export interface Drafts {
  list(actor: Actor, query: { limit?: number; after?: string }): PageOf<DraftRow>;
  start(actor: Actor, from: DraftStart): Promise<Draft>;
  read(actor: Actor, id: number): Draft;
  save(actor: Actor, id: number, input: DraftInput): { version: number; savedAt: number };
  attach(actor: Actor, id: number, fileId: number): DraftFile;
  detach(actor: Actor, id: number, fileId: number): typeof done;
  discard(actor: Actor, id: number): typeof done;
  /** The stored draft, for sending it. */
  find(actor: Actor, id: number): DraftRowStored;
}

const MOST_FILES = 50;
const PREVIEW = 160;

interface Parts {
  readonly kernel: Kernel;
  readonly files: FilesService;
  readonly book: AddressBook;
  readonly use: MailboxUse;
  readonly reader: MailReader;
  readonly maxMessageMb: () => number;
}

export function createDrafts({ kernel, files, book, use, reader, maxMessageMb }: Parts): Drafts {
  const { db } = kernel;

  function find(actor: Actor, id: number): DraftRowStored {
    const accountId = store.accountOf(db, ownerOf(actor));
    const draft = accountId === undefined ? undefined : store.findDraft(db, accountId, id);
    if (!draft) throw kernelErrors.notFound();
    return draft;
  }

  function tell(actor: Actor): void {
    const { id } = mailUser(actor);
    kernel.live.publish({ audience: [personKey(id)] }, DRAFTS_CHANGED, {});
  }

  function read(actor: Actor, id: number): Draft {
    const draft = find(actor, id);
    const { language } = mailUser(actor);
    return {
      id,
      version: draft.version,
      kind: draft.kind,
      originalId: draft.originalId,
      to: book.describe(listIn(draft.toList), language),
      cc: book.describe(listIn(draft.ccList), language),
      subject: draft.subject,
      body: draft.body,
      files: store.filesOf(db, id).map(presentFile),
      savedAt: draft.savedAt,
    };
  }

  /** What a draft that answers or passes on another message begins with. */
  async function begin(actor: Actor, start: DraftStart) {
    const person = mailUser(actor);
    const { original } = start;
    const empty = { toList: start.to ?? [], ccList: [] as string[], subject: "", body: "", kind: "new" as const };
    if (!original) return { ...empty, originalId: null, carried: [] };
    const row = use.find(actor, original.messageId);
    const mail = await reader.read(row.hash);
    const zone = kernel.settings.agency.get().zone;
    const me = personKey(person.id);
    if (original.as === "forward") {
      return {
        ...empty,
        subject: forwardSubject(mail.subject).slice(0, MAX_SUBJECT),
        body: forwardText(mail, row.receivedAt, person.language, zone),
        kind: "forward" as const,
        originalId: row.id,
        carried: await carry(row.hash, mail),
      };
    }
    // What came from a shared mailbox, or on behalf of another, is answered there and not to who wrote it.
    const isOwn = row.senderId !== null && book.valueOf(row.fromAddress) === personKey(row.senderId);
    const author = isOwn ? [personKey(row.senderId)] : answerTo(mail);
    // Answering one's own message goes on writing to whom it was sent.
    const to = author.length === 1 && author[0] === me ? mail.to.map(({ address }) => book.valueOf(address)) : author;
    const others = [...mail.to, ...mail.cc].map(({ address }) => book.valueOf(address));
    const cc = original.as === "replyAll" ? others.filter((value) => value !== me && !to.includes(value)) : [];
    return {
      toList: [...new Set([...(start.to ?? []), ...to])],
      ccList: [...new Set(cc)].slice(0, 500),
      subject: answerSubject(mail.subject).slice(0, MAX_SUBJECT),
      body: quoteText(mail, row.receivedAt, person.language, zone),
      kind: "reply" as const,
      originalId: row.id,
      carried: [],
    };
  }

  function answerTo(mail: ReadMail): string[] {
    const whom = mail.replyTo.length > 0 ? mail.replyTo : mail.from ? [mail.from] : [];
    return whom.flatMap(({ address }) => (address.includes("@") ? [book.valueOf(address)] : []));
  }

  /** A forwarded message takes its attachments along: as files of their own, the message itself is not touched. */
  async function carry(hash: string, mail: ReadMail): Promise<Omit<DraftFileRow, "id">[]> {
    const carried: Omit<DraftFileRow, "id">[] = [];
    for (const { index, name, type, inline } of mail.attachments.slice(0, MOST_FILES)) {
      const found = inline ? undefined : await reader.attachment(hash, index);
      if (!found) continue;
      const blob = await kernel.blobs.put(found.content, { maxBytes: maxMessageMb() * MEGABYTE });
      carried.push({ hash: blob.hash, name, size: blob.size, type });
    }
    return carried;
  }

  return {
    find,
    read,
    list(actor, { limit = 50, after }) {
      const accountId = store.accountOf(db, ownerOf(actor));
      if (accountId === undefined) return { items: [] };
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listDrafts(db, accountId, {
        limit,
        after: cursor && { savedAt: cursor[0], id: cursor[1] },
      });
      const { language } = mailUser(actor);
      return pageFrom(
        rows,
        limit,
        ({ savedAt, id }) => [savedAt, id],
        (row) => ({
          id: row.id,
          to: book.describe(listIn(row.toList).slice(0, 5), language),
          subject: row.subject,
          preview: row.body.trim().slice(0, PREVIEW),
          hasFiles: row.files > 0,
          savedAt: row.savedAt,
        }),
      );
    },
    async start(actor, from) {
      const person = mailUser(actor);
      const { carried, toList, ccList, ...draft } = await begin(actor, from);
      const id = kernel.write(actor, (work) => {
        const draftId = store.insertDraft(work.db, {
          ...draft,
          accountId: store.ensureAccount(work.db, person.id, work.now),
          toList: JSON.stringify(toList),
          ccList: JSON.stringify(ccList),
          now: work.now,
        });
        for (const file of carried) store.insertFile(work.db, draftId, file);
        return draftId;
      });
      tell(actor);
      return read(actor, id);
    },
    save(actor, id, input) {
      find(actor, id);
      const saved = kernel.write(actor, (work) => {
        const version = store.updateDraft(work.db, {
          id,
          version: input.version,
          toList: JSON.stringify(input.to),
          ccList: JSON.stringify(input.cc),
          subject: input.subject.normalize("NFC"),
          body: input.body.normalize("NFC"),
          now: work.now,
        });
        if (version === undefined) throw kernelErrors.conflict();
        return { version, savedAt: work.now };
      });
      tell(actor);
      return saved;
    },
    attach(actor, id, fileId) {
      find(actor, id);
      return kernel.write(actor, (work) => {
        const present = store.filesOf(work.db, id);
        if (present.length >= MOST_FILES) throw mailErrors.tooManyFiles({ limit: MOST_FILES });
        const file = files.claim(work, actor, fileId);
        const bytes = present.reduce((sum, { size }) => sum + size, file.size);
        // Base64 adds a third; what cannot be sent is not taken in.
        if ((bytes * 4) / 3 > maxMessageMb() * MEGABYTE) throw mailErrors.tooLarge({ limit: maxMessageMb() });
        const row = { hash: file.hash, name: file.name, size: file.size, type: file.type };
        return presentFile({ ...row, id: store.insertFile(work.db, id, row) });
      });
    },
    detach(actor, id, fileId) {
      find(actor, id);
      kernel.write(actor, (work) => {
        if (!store.deleteFile(work.db, id, fileId)) throw kernelErrors.notFound();
      });
      return done;
    },
    discard(actor, id) {
      find(actor, id);
      kernel.write(actor, (work) => {
        store.deleteDraft(work.db, id);
      });
      tell(actor);
      return done;
    },
  };
}

/** Written by this module as a list of strings. */
export function listIn(json: string): string[] {
  return JSON.parse(json) as string[];
}

function presentFile({ id, name, size, type }: DraftFileRow): DraftFile {
  return { id, name, size, type, risky: isRiskyName(name) };
}

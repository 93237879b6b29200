import type { Actor } from "../../kernel/access/actor.ts";
import { done, personKey, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { textOfRich } from "../../kernel/text/rich.ts";
import type { AddressBook } from "./addresses.ts";
import type { BeginDraft } from "./begin-draft.ts";
import {
  DRAFTS_CHANGED,
  MAX_BODY,
  type Draft,
  type DraftInput,
  type DraftRow,
  type DraftsChanged,
  type DraftStart,
} from "./contract.ts";
import type { DraftCopies } from "./draft-copies.ts";
import { mailErrors } from "./errors.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { picturesOf, presentDraft, presentDraftRow } from "./present-draft.ts";
import { safeRich, type Pictures } from "./rich.ts";
import * as store from "./store.ts";
import type { DraftRowStored, DraftText } from "./store.ts";

/** Messages being written. They are on the server from the first letter: another machine goes on where this one stopped. */
export interface Drafts {
  list(actor: Actor, query: { limit?: number; after?: string }): Promise<PageOf<DraftRow>>;
  start(actor: Actor, from: DraftStart): Promise<Draft>;
  read(actor: Actor, id: number): Draft;
  /** The draft of a message that lies in Drafts. */
  open(actor: Actor, messageId: number): Promise<Draft>;
  save(actor: Actor, id: number, input: DraftInput): { version: number; savedAt: number };
  /** Nobody writes on it for now: mail programs see it as it stands. */
  putAway(actor: Actor, id: number): Promise<typeof done>;
  discard(actor: Actor, id: number): typeof done;
  /** The stored draft, for sending it. */
  find(actor: Actor, id: number): DraftRowStored;
  /** Tells the person's windows that the list of drafts is another, or that one was saved. */
  tell(actor: Actor, saved?: { id: number; version: number }): void;
}

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly begin: BeginDraft;
  readonly copies: DraftCopies;
}

export function createDrafts({ kernel, book, begin, copies }: Parts): Drafts {
  const { db } = kernel;

  function find(actor: Actor, id: number): DraftRowStored {
    const accountId = store.accountOf(db, ownerOf(actor));
    const draft = accountId === undefined ? undefined : store.findDraft(db, accountId, id);
    if (!draft) throw kernelErrors.notFound();
    return draft;
  }

  function tell(actor: Actor, saved?: { id: number; version: number }): void {
    const { id } = mailUser(actor);
    const changed: DraftsChanged = { draftId: saved?.id ?? null, version: saved?.version ?? null };
    kernel.live.publish({ audience: [personKey(id)] }, DRAFTS_CHANGED, changed);
  }

  function read(actor: Actor, id: number): Draft {
    return presentDraft(find(actor, id), store.filesOf(db, id), book, mailUser(actor).language);
  }

  return {
    find,
    tell,
    read,
    async list(actor, { limit = 50, after }) {
      await copies.adopt(actor);
      const accountId = store.accountOf(db, ownerOf(actor));
      if (accountId === undefined) return { items: [] };
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listDrafts(db, accountId, { limit, after: cursor && { savedAt: cursor[0], id: cursor[1] } });
      const { language } = mailUser(actor);
      return pageFrom(
        rows,
        limit,
        ({ savedAt, id }) => [savedAt, id],
        (row) => presentDraftRow(row, row.files, book, language),
      );
    },
    async start(actor, from) {
      const person = mailUser(actor);
      const { carried, to, cc, bcc, subject, body, html, kind, originalId } = await begin(actor, from);
      const pictures: Pictures = new Map(
        carried.flatMap(({ contentId }, i) => (contentId === null ? [] : [[i, contentId] as const])),
      );
      const id = kernel.write(actor, (work) => {
        const draftId = store.insertDraft(work.db, {
          ...lists({ to, cc, bcc }),
          ...textOf(html, body, pictures),
          subject: subject.normalize("NFC"),
          urgent: 0,
          wantsReceipt: 0,
          kind,
          originalId,
          copyId: null,
          accountId: store.ensureAccount(work.db, person.id, work.now),
          savedAt: work.now,
        });
        for (const file of carried) store.insertFile(work.db, draftId, file);
        return draftId;
      });
      tell(actor);
      return read(actor, id);
    },
    async open(actor, messageId) {
      const accountId = store.accountOf(db, ownerOf(actor));
      const id =
        accountId === undefined
          ? undefined
          : (store.draftOfCopy(db, accountId, messageId) ?? (await copies.adoptOne(actor, accountId, messageId)));
      if (id === undefined) throw kernelErrors.notFound();
      return read(actor, id);
    },
    save(actor, id, input) {
      const draft = find(actor, id);
      if (draft.sendAt !== null) throw mailErrors.waiting();
      const saved = kernel.write(actor, (work) => {
        const { to, cc, bcc = [], html = null, urgent, wantsReceipt } = input;
        const version = store.updateDraft(work.db, {
          id,
          version: input.version,
          ...lists({ to, cc, bcc }),
          ...textOf(html, input.body, picturesOf(store.filesOf(work.db, id))),
          subject: input.subject.normalize("NFC"),
          urgent: urgent === true ? 1 : 0,
          wantsReceipt: wantsReceipt === true ? 1 : 0,
          now: work.now,
        });
        if (version === undefined) throw kernelErrors.conflict();
        return { version, savedAt: work.now };
      });
      tell(actor, { id, version: saved.version });
      return saved;
    },
    async putAway(actor, id) {
      find(actor, id);
      await copies.refresh(actor, id);
      return done;
    },
    discard(actor, id) {
      const draft = find(actor, id);
      kernel.write(actor, (work) => {
        store.deleteDraft(work.db, id);
        copies.withdraw(work, actor, draft);
      });
      tell(actor);
      return done;
    },
  };
}

function lists(
  named: Record<"to" | "cc" | "bcc", readonly string[]>,
): Pick<DraftText, "toList" | "ccList" | "bccList"> {
  return { toList: JSON.stringify(named.to), ccList: JSON.stringify(named.cc), bccList: JSON.stringify(named.bcc) };
}

/** Rich text made safe, with its words; or plain text. */
function textOf(html: string | null, body: string, pictures: Pictures): Pick<DraftText, "body" | "html"> {
  if (html === null) return { html: null, body: body.normalize("NFC") };
  const safe = safeRich(html.normalize("NFC"), pictures);
  return { html: safe, body: textOfRich(safe).slice(0, MAX_BODY) };
}

import type { Actor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import type { MailAddress } from "../../../protocols/mime/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import { keepSent } from "../deliver.ts";
import { mailUser, ownerOf } from "../policy.ts";
import { noteAnswered } from "../shared/service.ts";
import { findShared } from "../shared/store.ts";
import * as mail from "../store.ts";
import type { WritingName } from "./contract.ts";
import { delegateErrors } from "./errors.ts";
import * as store from "./store.ts";

/** In whose name a letter goes out. */
export interface InName {
  readonly accountId: number;
  readonly kind: WritingName["kind"];
  readonly from: MailAddress;
  /** `Sender:` names the person where From is another (RFC 5322 §3.6.2). */
  readonly headers: Readonly<Record<string, string>>;
}

/** The names under which a person may write: one's own, those of shared mailboxes, those of whom one stands for. */
export interface Names {
  of(actor: Actor): WritingName[];
  /** The name of a draft: as chosen, else that of the account in which its original lies, else one's own. Throws when it may no longer be used. */
  forDraft(actor: Actor, draft: { id: number; originalId: number | null }): InName;
  read(actor: Actor, draft: { id: number; originalId: number | null }): { items: WritingName[]; accountId: number };
  set(actor: Actor, draft: { id: number; originalId: number | null }, accountId: number): void;
  /** Keeps the copies in Sent, marks a shared conversation answered, and writes down who wrote for whom; the copy's id. */
  keep(work: Work, actor: Actor, name: InName, sent: { contentId: number; originalId: number | null }): number;
}

export function createNames(kernel: Kernel, directory: DirectoryService, book: AddressBook): Names {
  const { db, clock } = kernel;

  function own(actor: Actor): WritingName {
    const { id, name } = mailUser(actor);
    const accountId = mail.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    return { accountId, kind: "own", name, address: book.headerOf(`person:${String(id)}`, name).address };
  }

  function of(actor: Actor): WritingName[] {
    const now = clock.now();
    const shared = mail
      .accountsOf(db, actor)
      .filter(({ id, kind }) => kind === "shared" && findShared(db, id)?.closedAt === null)
      .map(({ id: accountId, owner, name }): WritingName => ({
        accountId,
        kind: "shared",
        name,
        address: book.headerOf(owner, name).address,
      }));
    const lent = store
      .hadBy(db, mailUser(actor).id, now)
      .filter(({ maySend, fromAt }) => maySend === 1 && fromAt <= now)
      .flatMap(({ accountId, owner }): WritingName[] => {
        const person = directory.person(Number(owner.replace("person:", "")));
        if (!person?.active) return [];
        return [{ accountId, kind: "behalf", name: person.name, address: book.headerOf(owner, person.name).address }];
      });
    const byAccount = new Map([own(actor), ...shared, ...lent].map((name) => [name.accountId, name]));
    return [...byAccount.values()];
  }

  function accountFor(actor: Actor, draft: { id: number; originalId: number | null }, names: readonly WritingName[]) {
    const chosen = store.draftName(db, draft.id);
    if (chosen !== undefined) return chosen;
    const original = draft.originalId === null ? undefined : mail.findMessage(db, actor, draft.originalId);
    const home = names.find(({ accountId }) => accountId === original?.accountId);
    return home?.accountId ?? own(actor).accountId;
  }

  return {
    of,
    read(actor, draft) {
      const items = of(actor);
      return { items, accountId: accountFor(actor, draft, items) };
    },
    set(actor, draft, accountId) {
      kernel.write(actor, (work) => {
        if (!of(actor).some((name) => name.accountId === accountId)) throw delegateErrors.notYours();
        store.setDraftName(work.db, draft.id, accountId);
      });
    },
    forDraft(actor, draft) {
      const names = of(actor);
      const wanted = accountFor(actor, draft, names);
      const name = names.find(({ accountId }) => accountId === wanted);
      if (!name) throw delegateErrors.notYours();
      const person = own(actor);
      const from = { name: name.name, address: name.address };
      if (name.kind === "own") return { accountId: name.accountId, kind: "own", from, headers: {} };
      return { accountId: name.accountId, kind: name.kind, from, headers: { Sender: mailboxText(person) } };
    },
    keep(work, actor, name, { contentId, originalId }) {
      const { id: personId } = mailUser(actor);
      const isOwn = name.kind === "own";
      const inName = isOwn ? undefined : keepSent(work, personId, contentId, work.now, name.accountId);
      // Who writes for another has the letter in his own Sent too: he answers for it.
      const messageId =
        name.kind === "shared" && inName !== undefined ? inName : keepSent(work, personId, contentId, work.now);
      if (isOwn) return messageId;
      work.audit({
        action: "mail.sent-in-name",
        subject: { type: "mail", id: contentId },
        detail: { account: mail.ownerOfAccount(work.db, name.accountId), kind: name.kind },
      });
      const original = originalId === null ? undefined : mail.findMessage(work.db, actor, originalId);
      if (name.kind === "shared" && original?.accountId === name.accountId) {
        noteAnswered(kernel, work, {
          accountId: name.accountId,
          threadKey: original.threadKey,
          messageId,
          personId,
        });
      }
      return messageId;
    },
  };
}

/** `"Nguyễn Văn An" <an@stp.lan>`; the writer of the message encodes it. */
function mailboxText({ name, address }: MailAddress): string {
  return name === "" ? address : `"${name.replace(/["\\\r\n]/g, "")}" <${address}>`;
}

import type { Actor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import { safeFileName, type ReadMail } from "../../protocols/mime/index.ts";
import type { AddressBook } from "./addresses.ts";
import { MAX_SUBJECT, type DraftKind, type DraftStart } from "./contract.ts";
import type { MailboxUse } from "./mailbox.ts";
import { mailUser } from "./policy.ts";
import { answerSubject, forwardRich, forwardSubject, forwardText, quoteRich, quoteText, richBody } from "./quote.ts";
import type { MailReader } from "./reader.ts";
import type { Signatures } from "./signatures.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import type { DraftFileRow, ListedMessage } from "./store.ts";

export const MOST_FILES = 50;
const MOST_RECIPIENTS = 500;

type CarriedFile = Omit<DraftFileRow, "id">;

/** What a draft begins with, before it is stored. */
export interface Beginning {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Not made safe yet; null for plain text. */
  readonly html: string | null;
  readonly kind: DraftKind;
  readonly originalId: number | null;
  readonly carried: readonly CarriedFile[];
}

export type BeginDraft = (actor: Actor, start: DraftStart) => Promise<Beginning>;

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly use: MailboxUse;
  readonly reader: MailReader;
  readonly signatures: Signatures;
  readonly maxMessageMb: () => number;
}

/** What a draft begins with: nothing, or what it answers or passes on; and the signature of the person's main post. */
export function createBeginDraft({ kernel, book, use, reader, signatures, maxMessageMb }: Parts): BeginDraft {
  const maxBytes = () => maxMessageMb() * MEGABYTE;

  return async (actor, start) => {
    const signature = start.sign === true ? signatures.first(actor) : "";
    const sign = (rest: { body: string; html: string }) =>
      start.rich === true
        ? { body: "", html: signatures.rich(signature) + rest.html }
        : { body: signatures.plain(signature) + rest.body, html: null };
    const empty = {
      to: start.to ?? [],
      cc: [],
      bcc: [],
      subject: "",
      kind: "new" as const,
      originalId: null,
      carried: [],
    };
    if (!start.original) return { ...empty, ...sign({ body: "", html: "<p></p>" }) };

    const row = use.find(actor, start.original.messageId);
    const mail = await reader.read(row.hash);
    const { language } = mailUser(actor);
    const { zone } = kernel.settings.agency.get();
    const inline = start.rich === true ? await pictures(row.hash, mail) : [];
    switch (start.original.as) {
      case "forward": {
        const rest = {
          body: forwardText(mail, row.receivedAt, language, zone),
          html: forwardRich(mail, row.receivedAt, language, zone),
        };
        const subject = forwardSubject(mail.subject).slice(0, MAX_SUBJECT);
        const carried = [...inline, ...(await enclosed(row.hash, mail))];
        return { ...empty, ...sign(rest), subject, kind: "forward", originalId: row.id, carried };
      }
      case "attach": {
        const name = `${safeFileName(mail.subject, "thu")}.eml`;
        const file = {
          hash: row.hash,
          name,
          size: row.size,
          type: "message/rfc822",
          contentId: null,
          linkOrigin: null,
        };
        const subject = forwardSubject(mail.subject).slice(0, MAX_SUBJECT);
        const rest = sign({ body: "", html: "<p></p>" });
        return { ...empty, ...rest, subject, kind: "forward", originalId: row.id, carried: [file] };
      }
      case "again": {
        const again = {
          ...empty,
          to: values(mail.to),
          cc: values(mail.cc),
          subject: mail.subject.slice(0, MAX_SUBJECT),
        };
        const carried = [...inline, ...(await enclosed(row.hash, mail))];
        const body = mail.text.replace(/\r\n?/g, "\n");
        return { ...again, body, html: start.rich === true ? richBody(mail) : null, carried };
      }
      case "reply":
      case "replyAll": {
        const rest = {
          body: quoteText(mail, row.receivedAt, language, zone),
          html: quoteRich(mail, row.receivedAt, language, zone),
        };
        const subject = answerSubject(mail.subject).slice(0, MAX_SUBJECT);
        const whom = answered(actor, row, mail, start);
        return { ...empty, ...whom, ...sign(rest), subject, kind: "reply", originalId: row.id, carried: inline };
      }
    }
  };

  /** To whom an answer goes: oneself dropped, everybody once, and what was in copy stays in copy. */
  function answered(actor: Actor, row: ListedMessage, mail: ReadMail, start: DraftStart) {
    const me = personKey(mailUser(actor).id);
    // Whose mailbox it is that is answered from: a colleague's, a department's, or one's own.
    const ours = new Set([me, store.ownerOfAccount(kernel.db, row.accountId)]);
    // What came from a shared mailbox, or on behalf of another, is answered there and not to who wrote it.
    const isOwn = row.senderId !== null && book.valueOf(row.fromAddress) === personKey(row.senderId);
    const author = isOwn && mail.replyTo.length === 0 ? [personKey(row.senderId)] : answerTo(mail);
    // Answering one's own message goes on writing to whom it was sent.
    const isMine = author.length === 1 && author[0] !== undefined && ours.has(author[0]);
    const to = [...new Set([...(start.to ?? []), ...(isMine ? values(mail.to) : author)])];
    if (start.original?.as !== "replyAll") return { to, cc: [] };
    const others = values([...(isMine ? [] : mail.to), ...mail.cc]).filter(
      (value) => !ours.has(value) && !to.includes(value),
    );
    return { to, cc: [...new Set(others)].slice(0, MOST_RECIPIENTS) };
  }

  function values(addresses: ReadMail["to"]): string[] {
    const named = addresses.flatMap(({ address }) => (address.includes("@") ? [book.valueOf(address)] : []));
    return [...new Set(named)].slice(0, MOST_RECIPIENTS);
  }

  function answerTo(mail: ReadMail): string[] {
    return values(mail.replyTo.length > 0 ? mail.replyTo : mail.from ? [mail.from] : []);
  }

  /** Attachments are taken along as files of their own: the message itself is not touched. */
  async function enclosed(hash: string, mail: ReadMail): Promise<CarriedFile[]> {
    const carried: CarriedFile[] = [];
    for (const { index, name, type } of mail.attachments.filter(({ inline }) => !inline).slice(0, MOST_FILES)) {
      const found = await reader.attachment(hash, index);
      if (!found) continue;
      const blob = await kernel.blobs.put(found.content, { maxBytes: maxBytes() });
      carried.push({ hash: blob.hash, name, size: blob.size, type, contentId: null, linkOrigin: null });
    }
    return carried;
  }

  /** The pictures that stand in the quoted text. */
  async function pictures(hash: string, mail: ReadMail): Promise<CarriedFile[]> {
    if (mail.html === null || !/\bcid:/i.test(mail.html)) return [];
    const carried: CarriedFile[] = [];
    for (const [contentId, { type, content }] of await reader.inlineImages(hash)) {
      if (carried.length >= MOST_FILES) break;
      const blob = await kernel.blobs.put(content, { maxBytes: maxBytes() });
      const name = safeFileName(contentId.split("@")[0] ?? "", "anh");
      carried.push({ hash: blob.hash, name, size: blob.size, type, contentId, linkOrigin: null });
    }
    return carried;
  }
}

import { open as openFile } from "node:fs/promises";
import type { Actor } from "../../kernel/access/actor.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { frameHtml, safeFileName, type CalendarSummary, type MailAddress } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import { zipOf } from "../../kernel/zip.ts";
import type { Meeting, Message } from "./contract.ts";
import type { MailboxUse } from "./mailbox.ts";
import { mailUser } from "./policy.ts";
import { presentRows } from "./present.ts";
import type { MailReader } from "./reader.ts";
import { noteOpened } from "./receipts/opened.ts";
import { isUnopened } from "./receipts/store.ts";
import { fieldsOf, SHOWN_SOURCE, type HeaderField } from "./source.ts";
import * as store from "./store.ts";
import type { ListedMessage } from "./store.ts";
import type { Turns } from "./turn.ts";

/** One message, opened. */
export interface ReadMessage {
  read(actor: Actor, id: number): Promise<Message>;
  body(actor: Actor, id: number, images: "hidden" | "shown"): Promise<FileAnswer>;
  attachment(actor: Actor, id: number, index: number): Promise<FileAnswer>;
  /** All that is enclosed, as one zip. */
  attachments(actor: Actor, id: number): Promise<FileAnswer>;
  original(actor: Actor, id: number): FileAnswer;
  source(actor: Actor, id: number): Promise<{ fields: HeaderField[]; text: string; size: number; cut: boolean }>;
  /** From now on the pictures of this sender are shown to the actor. */
  trustPictures(actor: Actor, address: string): void;
}

/** Nothing runs, nothing is loaded, nothing is sent; links open in a tab of their own that knows nothing of this one. */
const FRAME_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; ";

export function createReadMessage(
  kernel: Kernel,
  directory: DirectoryService,
  book: AddressBook,
  use: MailboxUse,
  reader: MailReader,
  turns: Turns,
): ReadMessage {
  const { db, blobs } = kernel;

  /** A message that somebody is about to see; gone when its sender took it back a moment before. */
  function opening(actor: Actor, id: number): ListedMessage {
    const row = use.find(actor, id);
    if (!isUnopened(kernel.db, row.contentId, row.accountId)) return row;
    return kernel.write(actor, (work) => {
      const still = use.find(actor, id);
      noteOpened(kernel, work, still);
      return still;
    });
  }

  return {
    async read(actor, id) {
      const row = opening(actor, id);
      const mail = await reader.read(row.hash);
      const [shown] = presentRows([row], book, directory);
      if (!shown) throw kernelErrors.notFound();
      const to = book.correspondents(mail.to);
      const cc = book.correspondents(mail.cc);
      const mine = actor.kind === "person" ? actor.id : 0;
      const others = [...to, ...cc].filter(({ personId }) => personId !== mine);
      return {
        ...shown,
        to,
        cc,
        // Written by the sender's own transaction as a list of addresses.
        bcc: book.correspondents(JSON.parse(store.bccOf(db, row.contentId, row.accountId) ?? "[]") as MailAddress[]),
        replyTo: book.correspondents(mail.replyTo),
        sentAt: mail.sentAt,
        text: mail.text,
        hasHtml: mail.html !== null,
        attachments: mail.attachments.map(({ index, name, type, size, inline, risky }) => ({
          index,
          name,
          type,
          size,
          inline,
          risky,
        })),
        meeting: mail.calendar === null ? null : meetingOf(mail.calendar, book),
        complete: mail.complete,
        picturesShown: store.showsPicturesOf(db, row.accountId, row.fromAddress),
        details: {
          ...(store.arrivalOf(db, id) ?? { door: "", envelopeFrom: "", deliveredTo: "" }),
          messageId: row.messageId,
        },
        turnInto: turns.offered(actor),
        can: {
          reply: row.fromAddress !== "",
          replyAll: row.fromAddress !== "" && others.length > 0,
          moveTo: store
            .mailboxesOf(db, row.accountId)
            .filter((mailbox) => mailbox.id !== row.mailboxId && mailbox.role !== "drafts")
            .map((mailbox) => mailbox.id),
        },
      };
    },
    async body(actor, id, images) {
      const { hash } = opening(actor, id);
      const { html } = await reader.read(hash);
      if (html === null) throw kernelErrors.notFound();
      const inline = /\bcid:/i.test(html) ? await reader.inlineImages(hash) : new Map<string, never>();
      return {
        content: { kind: "bytes", bytes: Buffer.from(frameHtml(html, inline)) },
        type: "text/html; charset=utf-8",
        name: "thu.html",
        disposition: "inline",
        policy: `${FRAME_POLICY}img-src data:${images === "shown" ? " http: https:" : ""}`,
      };
    },
    async attachment(actor, id, index) {
      const found = await reader.attachment(opening(actor, id).hash, index);
      if (!found) throw kernelErrors.notFound();
      return {
        content: { kind: "bytes", bytes: found.content },
        type: found.attachment.risky ? "application/octet-stream" : found.attachment.type,
        name: found.attachment.name,
        disposition: "attachment",
      };
    },
    async attachments(actor, id) {
      const { hash, subject } = use.find(actor, id);
      const { attachments } = await reader.read(hash);
      const enclosed = attachments.filter(({ inline }) => !inline);
      if (enclosed.length === 0) throw kernelErrors.notFound();
      const stream = zipOf(
        enclosed.map(({ index, name }) => ({
          name,
          read: async () => (await reader.attachment(hash, index))?.content ?? new Uint8Array(),
        })),
      );
      return {
        content: { kind: "stream", stream },
        type: "application/zip",
        name: `${safeFileName(subject, "tep-dinh-kem")}.zip`,
        disposition: "attachment",
      };
    },
    async source(actor, id) {
      const { hash, size } = use.find(actor, id);
      const length = Math.min(size, SHOWN_SOURCE);
      // Throws `blobs.missing` where the file is not there.
      blobs.size(hash);
      const file = await openFile(blobs.path(hash));
      try {
        const bytes = Buffer.alloc(length);
        const { bytesRead } = await file.read(bytes, 0, length, 0);
        const text = bytes.toString("utf8", 0, bytesRead);
        return { fields: fieldsOf(text), text, size, cut: bytesRead < size };
      } finally {
        await file.close();
      }
    },
    trustPictures(actor, address) {
      kernel.write(actor, (work) => {
        store.showPicturesOf(work.db, store.ensureAccount(work.db, mailUser(actor).id, work.now), address);
      });
    },
    original(actor, id) {
      const { hash, size, subject } = opening(actor, id);
      return {
        content: { kind: "stored", hash, size },
        // Not message/rfc822: some browsers open it.
        type: "application/octet-stream",
        name: `${safeFileName(subject, "thu")}.eml`,
        disposition: "attachment",
      };
    },
  };
}

/** The meeting with the colleagues behind its addresses. */
function meetingOf(calendar: CalendarSummary, book: AddressBook): Meeting {
  const [organiser = null] = calendar.organiser ? book.correspondents([calendar.organiser]) : [];
  const people = book.correspondents(calendar.attendees);
  return {
    ...calendar,
    organiser,
    attendees: people.map((person, i) => ({ ...person, answer: calendar.attendees[i]?.answer ?? "none" })),
  };
}

import { personKey } from "../../kernel/contract/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { formatInstant } from "../../kernel/text/index.ts";
import { writeMail } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import { Unreachable, type Channel, type ChannelNotice, type ChannelPerson } from "../notifications/module.ts";
import type { AddressBook } from "./addresses.ts";
import { MAIL_ARRIVED, type MailArrived } from "./contract.ts";
import type { Deliver } from "./deliver.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";

const WORDS = {
  vi: {
    digest: (count: number) => `${String(count)} việc bạn chưa xem`,
    head: "Những việc dưới đây đến khi bạn chưa mở Công Sở:",
    open: "Mở trong Công Sở",
    foot: "Đổi cách nhận: Công Sở, Thông báo, Cách nhận thông báo.",
  },
  en: {
    digest: (count: number) => (count === 1 ? "1 thing that you missed" : `${String(count)} things that you missed`),
    head: "These came while you had not opened Công Sở:",
    open: "Open in Công Sở",
    foot: "To change how you hear of things: Công Sở, Notifications, How I hear of things.",
  },
} as const;

const clerk = systemActor("mail.channel", "event");
/** Of a summary in a subject line. */
const MOST_SUBJECT = 200;

/**
 * The channel `mail` of notifications: one letter a notice, or one for all that was missed. It arrives without a notice of its own. The same
 * notices make the same bytes under the same Message-ID, so that a delivery that is repeated after a crash adds nothing.
 */
export function mailChannel(
  kernel: Kernel,
  parts: { directory: DirectoryService; book: AddressBook; reader: MailReader; deliver: Deliver },
): Channel {
  const { directory, book, reader, deliver } = parts;

  function lineOf({ title, body, from, at, path }: ChannelNotice, language: ChannelPerson["language"]): string {
    const head = [formatInstant(at, language, kernel.settings.agency.get().zone), from?.name ?? "", title];
    const lines = [head.filter((part) => part !== "").join(" · "), body, `${WORDS[language].open}: ${path}`];
    return lines.filter((line) => line !== "").join("\n");
  }

  async function send(
    notices: readonly ChannelNotice[],
    { id, language }: ChannelPerson,
    letter: { readonly subject: string; readonly text: string },
  ): Promise<void> {
    const person = directory.person(id);
    const [first, last] = [notices[0], notices.at(-1)];
    if (!person?.active || !first || !last) throw new Unreachable("no-mailbox");
    const name = `notice-${[first.deliveryId, last.deliveryId, notices.length].join("-")}`;
    const bytes = await writeMail({
      from: { name: "Công Sở", address: `postmaster@${book.domain()}` },
      to: [book.headerOf(personKey(id), person.name)],
      cc: [],
      messageId: `<${name}@${book.domain()}>`,
      subject: letter.subject.slice(0, MOST_SUBJECT),
      text: `${letter.text}\n\n${WORDS[language].foot}\n`,
      sentAt: last.at,
      attachments: [],
      urgent: notices.some(({ urgent }) => urgent),
      // RFC 3834 §5: no program answers it.
      headers: { "Auto-Submitted": "auto-generated" },
    });
    const blob = await kernel.blobs.put(bytes, { maxBytes: MEGABYTE });
    const content = contentOf(blob, await reader.read(blob.hash));
    kernel.write(clerk, (work) => {
      const { deliveries } = deliver(work, {
        content,
        to: [{ personId: id, address: person.mailAddress }],
        senderId: null,
        door: "notice",
        envelopeFrom: "",
        receivedAt: work.now,
        once: true,
        quiet: true,
      });
      const inbox = store.mailboxByRole(work.db, store.ensureAccount(work.db, id, work.now), "inbox");
      for (const { messageId } of deliveries) {
        const arrived: MailArrived = { messageId, mailboxId: inbox?.id ?? 0, unread: inbox?.unseen ?? 0 };
        work.afterCommit(() => {
          kernel.live.publish({ audience: [personKey(id)] }, MAIL_ARRIVED, arrived);
        });
      }
    });
  }

  return {
    name: "mail",
    title: { vi: "Thư", en: "Mail" },
    // A letter about a letter would help nobody.
    carries: (kind) => !kind.startsWith("mail."),
    deliver: (notice, person) =>
      send([notice], person, {
        subject: [notice.title, notice.body].filter((part) => part !== "").join(": "),
        text: lineOf(notice, person.language),
      }),
    digest: (notices, person) => {
      const words = WORDS[person.language];
      const lines = notices.map((notice) => lineOf(notice, person.language));
      return send(notices, person, {
        subject: words.digest(notices.length),
        text: [words.head, ...lines].join("\n\n"),
      });
    },
  };
}

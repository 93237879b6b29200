import type { Office } from "../../main.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import { FLAG } from "./flags.ts";
import * as store from "./store.ts";

/** What a test puts straight into a mailbox. `number` makes it another content; messages of one `thread` are a conversation. */
export interface Planted {
  readonly number: number;
  readonly receivedAt: number;
  readonly thread?: string;
  readonly seen?: boolean;
  readonly flagged?: boolean;
  readonly subject?: string;
  readonly fromName?: string;
  readonly attachments?: boolean;
}

/** Rows of messages without files, for tests that look at lists of many. Returns their ids. */
export function plantMessages(
  { kernel }: Pick<Office, "kernel">,
  personId: number,
  role: "inbox" | "archive" | "sent" | "trash",
  messages: readonly Planted[],
): number[] {
  return kernel.write(systemActor("test"), (work) => {
    const accountId = store.ensureAccount(work.db, personId, work.now);
    const mailbox = store.mailboxByRole(work.db, accountId, role);
    return messages.map((message) => {
      const key = String(message.number);
      const fromName = message.fromName ?? "Đặng Thị Hòa";
      const contentId = store.ensureContent(
        work.db,
        {
          hash: key.padStart(64, "0"),
          size: 1_000,
          messageId: `<${key}@test>`,
          inReplyTo: null,
          threadKey: message.thread ?? `<${key}@test>`,
          subject: message.subject ?? `Thư số ${key}`,
          fromName,
          fromAddress: "hoa@ngoai.vn",
          recipients: "[]",
          recipientCount: 1,
          sentAt: message.receivedAt,
          urgent: false,
          preview: "Kính gửi đồng chí, xin gửi báo cáo để đồng chí xem.",
          hasAttachments: message.attachments ?? false,
          words: {
            sender: `${fromName} hoa@ngoai.vn`,
            recipients: "",
            copies: "",
            subject: message.subject ?? `Thư số ${key}`,
            text: "Kính gửi đồng chí, xin gửi báo cáo để đồng chí xem.",
            files: "",
            head: "",
            isEnclosed: false,
          },
        },
        work.now,
      );
      return store.insertMessage(work.db, {
        accountId,
        mailboxId: mailbox?.id ?? 0,
        contentId,
        receivedAt: message.receivedAt,
        flags: (message.seen ? FLAG.seen : 0) | (message.flagged ? FLAG.flagged : 0),
        senderId: null,
        door: "test",
        envelopeFrom: "",
        deliveredTo: "",
      }).id;
    });
  });
}

import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { systemActor, type Actor } from "../../../kernel/access/actor.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { writeMail } from "../../../protocols/mime/index.ts";
import { openClient, type SmtpClient } from "../../../protocols/smtp/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import { MAIL_TEST_STEP, TEST_STEPS, type TestStep } from "../contract.ts";
import type { MailDoors } from "../doors/doors.ts";
import { mailUser } from "../policy.ts";
import * as store from "../store.ts";

export type SendTestMessage = (actor: Actor, address: string) => Promise<{ items: TestStep[] }>;

/** How often and how many times the mailbox is looked into (ms). */
const LOOK = 100;
const LOOKS = 50;

/** What a message says that tries the way. */
export const TEST_TEXTS = {
  vi: {
    subject: "Thư thử của quản trị viên",
    text: "Đây là thư thử đường đi của hệ thống thư. Bạn có thể xóa thư này.",
  },
  en: {
    subject: "Test message of the administrator",
    text: "This tries the way of the office's mail. You may delete it.",
  },
} as const;

/** A step that went wrong ends the journey; what it says is for the administrator. */
class StepFailed extends Error {}

/**
 * Sends a message the way that somebody on the network would: looks the address up, connects to the inbound door, speaks TLS, hands it over,
 * and waits until it lies in a mailbox. Each step is told to the asker's windows as it ends.
 */
export function createTestMessage(
  kernel: Kernel,
  directory: DirectoryService,
  book: AddressBook,
  doors: Pick<MailDoors, "open">,
): SendTestMessage {
  return async (actor, address) => {
    const { id: personId } = mailUser(actor);
    const items: TestStep[] = [];
    const made: { client?: SmtpClient; port?: number; messageId: string } = {
      messageId: `<${randomUUID()}@${book.domain()}>`,
    };

    const work: Readonly<Record<(typeof TEST_STEPS)[number], () => string | Promise<string>>> = {
      address() {
        const found = book.destinationOf(address);
        if (found.kind === "person") return directory.person(found.personId)?.name ?? "";
        if (found.kind === "unknown" || found.kind === "outside") throw new StepFailed(found.kind);
        return found.kind;
      },
      door() {
        const { smtp } = doors.open();
        if (!smtp) throw new StepFailed("smtp: off");
        made.port = smtp.port;
        return `smtp ${smtp.host}:${String(smtp.port)}`;
      },
      async connection() {
        made.client = await openClient({
          host: "127.0.0.1",
          port: made.port ?? 0,
          name: book.domain(),
          security: "opportunistic",
        });
        return `TLS ${new Date(kernel.tls.expiresAt()).toISOString().slice(0, 10)}`;
      },
      async delivery() {
        const { subject, text } = TEST_TEXTS[actor.language];
        const from = { name: "", address: `postmaster@${book.domain()}` };
        const to = [{ name: "", address }];
        const { messageId } = made;
        const message = await writeMail({
          from,
          to,
          cc: [],
          subject,
          text,
          messageId,
          sentAt: kernel.clock.now(),
          attachments: [],
        });
        const [result] =
          (await made.client?.send({ from: "", to: [address], size: message.length }, Readable.from([message]))) ?? [];
        if (result?.outcome !== "accepted") throw new StepFailed(result?.reply ?? "");
        return result.reply;
      },
      async arrival() {
        for (let looks = 0; looks < LOOKS; looks += 1) {
          const copies = store.copiesOfMessage(kernel.db, made.messageId);
          if (copies > 0) return String(copies);
          await pause(LOOK);
        }
        throw new StepFailed("");
      },
    };

    for (const step of TEST_STEPS) {
      const isOver = items.some(({ state }) => state === "failed");
      const item = isOver ? ({ step, state: "skipped", detail: "", took: 0 } as const) : await take(step, work[step]);
      items.push(item);
      kernel.live.publish({ audience: [personKey(personId)] }, MAIL_TEST_STEP, item);
    }
    made.client?.close();
    const failed = items.find(({ state }) => state === "failed");
    kernel.write(actor.kind === "person" ? actor : systemActor("mail.test"), (write) => {
      write.audit({ action: "mail.tested", detail: { address, outcome: failed ? failed.step : "arrived" } });
    });
    return { items };
  };
}

async function take(step: TestStep["step"], work: () => string | Promise<string>): Promise<TestStep> {
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  try {
    const detail = await work();
    return { step, state: "ok", detail, took: took() };
  } catch (error) {
    return { step, state: "failed", detail: error instanceof Error ? error.message.slice(0, 400) : "", took: took() };
  }
}

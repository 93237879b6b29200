import { Type } from "typebox";
import { defineRoute, Exactly, OneOf, type Static } from "../../../kernel/contract/index.ts";

/** When the sender of a letter within the office sees who has opened it. Readers are told in either case. */
export const RECEIPT_CHOICES = ["requested", "always"] as const;

/** What the agency has decided about the mail of its people. */
export const MailPowers = Exactly({
  receipts: OneOf(RECEIPT_CHOICES),
  /** For how long after sending a letter may be taken back; 0: not at all. */
  recallHours: Type.Integer({ minimum: 0, maximum: 24 * 366 }),
  /** Days after which what lies in the trash and in junk is deleted for good; 0: never. */
  trashDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
  junkDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
  /** Whether the archive of past years goes into a folder for each year. */
  archiveByYear: Type.Boolean(),
  /** Old IMAP servers from which people may fetch their mail: `host`, `host:port`, `imap://host:port` for one without TLS. */
  pullServers: Type.Array(
    Type.String({ maxLength: 300, pattern: "^(imaps?://)?[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(:\\d{1,5})?$" }),
    { maxItems: 20, uniqueItems: true },
  ),
});
export type MailPowers = Static<typeof MailPowers>;

export const readPowers = defineRoute({
  method: "GET",
  path: "/api/mail/admin/powers",
  permission: "mail.manage",
  summary: "What the agency has decided about receipts, recall and retention",
  reply: MailPowers,
});

export const changePowers = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/powers",
  permission: "mail.manage",
  summary: "Decide about receipts, recall and retention",
  body: MailPowers,
  reply: MailPowers,
});

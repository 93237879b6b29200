import addressparser from "nodemailer/lib/addressparser";
import { smtpRefusals, valueOf, type HeaderEdit, type HeaderField } from "../../../protocols/smtp/index.ts";

export interface HeaderRules {
  /** Whether From, or Sender where there is one, may name this address. */
  readonly maySend: (address: string) => boolean;
  /** Written where the program sent none. */
  readonly from: string;
  readonly messageId: () => string;
  readonly now: number;
}

/** What a reader must not see, and what only a server may say. */
const DROPPED = new Set(["bcc", "resent-bcc", "return-path", "delivered-to", "x-original-to"]);

/**
 * The header of a message that somebody sends under his own name (RFC 6409 §8): Bcc goes, a missing From, Date and Message-ID are added, and
 * From names only addresses of the sender.
 */
export function headerOfSender(rules: HeaderRules): HeaderEdit {
  return (fields) => {
    const of = (name: string): HeaderField[] => fields.filter((field) => field.name === name);
    const from = of("from");
    // Two From fields are shown differently by every program: one of them is a lie.
    if (from.length > 1) return smtpRefusals.badHeader;
    const named = [...from, ...of("sender")].flatMap(addressesIn);
    if (from.length === 1 && addressesIn(from[0]).length === 0) return smtpRefusals.badHeader;
    if (!named.every(rules.maySend)) return smtpRefusals.notYourFrom;
    return [
      ...(from.length === 0 ? [`From: ${rules.from}\r\n`] : []),
      ...(of("date").length === 0 ? [`Date: ${new Date(rules.now).toUTCString().replace("GMT", "+0000")}\r\n`] : []),
      ...(of("message-id").length === 0 ? [`Message-ID: ${rules.messageId()}\r\n`] : []),
      ...fields.filter(({ name }) => !DROPPED.has(name)).map(({ raw }) => raw),
    ];
  };
}

/** The addresses of a field, those inside groups too. */
function addressesIn(field: HeaderField | undefined): string[] {
  if (!field) return [];
  const text = Buffer.from(valueOf(field), "latin1").toString("utf8");
  return addressparser(text, { flatten: true }).map(({ address }) => address);
}

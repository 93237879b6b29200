import { measureText, readMobileNumber, withoutMarks } from "../../protocols/gsm/index.ts";
import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { Language, Refusal } from "../../kernel/errors.ts";
import { fold } from "../../kernel/text/index.ts";
import type { ComposeInput, Preview } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { SmsDirectory } from "./needs.ts";
import { hasLink, isAdvertising } from "./policy.ts";
import * as store from "./store.ts";

export interface Recipient {
  readonly number: string;
  readonly personId: number | undefined;
}

/** A message before it is sent: to whom it goes, and what it costs. */
export interface Plan {
  readonly recipients: readonly Recipient[];
  readonly text: string;
  readonly parts: number;
  readonly preview: Preview;
}

/** Refuses a number, saying what it should be where that is known. */
export function numberRefusal(entry: string): Refusal | undefined {
  const read = readMobileNumber(entry);
  if (read.ok) return undefined;
  if (read.fault === "oldNumber" && read.hint === undefined) return smsErrors.nonsense({ number: entry });
  return smsErrors[read.fault]({ number: entry, ...(read.hint !== undefined && { hint: read.hint }) });
}

/** Reads what the sender chose. Refuses what may not be sent to anybody; wrong numbers are told one by one. */
export function planMessage(
  actor: Actor,
  input: ComposeInput,
  { db, directory, language, maxParts }: { db: Db; directory: SmsDirectory; language: Language; maxParts: number },
): Plan {
  const measure = measureText(input.text);
  if (!measure) throw smsErrors.unreadable({}, "/body/text");
  const text = input.plain ? withoutMarks(input.text) : input.text.normalize("NFC");
  const { parts } = input.plain ? measure.plain : measure.marked;
  if (parts > maxParts) throw smsErrors.tooLong({ parts, most: maxParts }, "/body/text");
  if (isAdvertising(fold(input.text))) throw smsErrors.advertising({}, "/body/text");
  if (input.numbers.length > 0) {
    if (!may(actor, "sms.citizens")) throw smsErrors.citizens({}, "/body/numbers");
    if (hasLink(input.text)) throw smsErrors.link({}, "/body/text");
  }
  const chosen = new Map<string, Recipient>();
  let withoutMobile = 0;
  let optedOut = 0;
  const add = (number: string, personId: number | undefined): void => {
    if (chosen.has(number)) return;
    if (store.hasOptedOut(db, number)) optedOut++;
    else chosen.set(number, { number, personId });
  };
  for (const personId of directory.expandAudience(input.audience)) {
    const mobile = directory.mobileOf(personId);
    if (mobile === undefined) withoutMobile++;
    else add(mobile, personId);
  }
  const refused: { entry: string; reason: string }[] = [];
  for (const entry of input.numbers) {
    const read = readMobileNumber(entry);
    if (read.ok) add(read.number, undefined);
    else refused.push({ entry, reason: numberRefusal(entry)?.say(language) ?? "" });
  }
  const recipients = [...chosen.values()];
  return {
    recipients,
    text,
    parts,
    preview: {
      recipients: recipients.length,
      parts: parts * recipients.length,
      refused,
      optedOut,
      withoutMobile,
      marked: measure.marked,
      plain: measure.plain,
    },
  };
}

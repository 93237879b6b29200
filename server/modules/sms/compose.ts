import { measureText, readMobileNumber, withoutMarks } from "../../protocols/gsm/index.ts";
import { may, personOf, type Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import { kernelErrors, type Language, type Refusal } from "../../kernel/errors.ts";
import { fold } from "../../kernel/text/index.ts";
import type { ComposeInput, Preview } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { SmsDirectory } from "./needs.ts";
import { fillFields } from "./fields.ts";
import { hasLink, isAdvertising } from "./policy.ts";
import { partsOfText } from "./parts.ts";
import * as store from "./store.ts";

/** So many wrong entries are told one by one; of the rest their number. */
const MOST_REFUSED = 100;

export interface Recipient {
  readonly number: string;
  readonly personId: number | undefined;
  readonly text: string;
  readonly parts: number;
}

/** A message before it is sent: to whom it goes, and what it costs. */
export interface Plan {
  readonly recipients: readonly Recipient[];
  /** As it was written, before its places were filled in. */
  readonly text: string;
  readonly preview: Preview;
}

/** What one row of a list gets. */
export function listedText(
  text: string,
  plain: boolean,
  columns: readonly string[],
  cells: readonly string[],
): { text: string; parts: number } {
  const filled = fillFields(text, columns, cells).toWellFormed();
  const shaped = plain ? withoutMarks(filled) : filled.normalize("NFC");
  return { text: shaped, parts: shaped === "" ? 0 : (partsOfText(shaped) ?? 0) };
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
  if (input.numbers.length > 0 || input.list !== undefined) {
    if (!may(actor, "sms.citizens")) throw smsErrors.citizens({}, "/body/numbers");
    if (hasLink(input.text)) throw smsErrors.link({}, "/body/text");
  }
  const chosen = new Map<string, Recipient>();
  let withoutMobile = 0;
  let optedOut = 0;
  const add = (recipient: Recipient): void => {
    if (chosen.has(recipient.number)) return;
    if (store.hasOptedOut(db, recipient.number)) optedOut++;
    else chosen.set(recipient.number, recipient);
  };
  for (const personId of directory.expandAudience(input.audience)) {
    const number = directory.mobileOf(personId);
    if (number === undefined) withoutMobile++;
    else add({ number, personId, text, parts });
  }
  const refused: { entry: string; reason: string }[] = [];
  for (const entry of input.numbers) {
    const read = readMobileNumber(entry);
    if (read.ok) add({ number: read.number, personId: undefined, text, parts });
    else refused.push({ entry, reason: numberRefusal(entry)?.say(language) ?? "" });
  }
  if (input.list !== undefined) {
    const list = store.findList(db, personOf(actor).id, input.list);
    if (!list) throw kernelErrors.notFound();
    for (const { number, entry, fate, cells } of store.rowsOfList(db, list.id)) {
      if (number === null) refused.push({ entry, reason: numberRefusal(entry)?.say(language) ?? "" });
      if (number === null || fate !== "good") continue;
      const own = listedText(input.text, input.plain, list.columns, cells);
      if (own.parts > maxParts) {
        refused.push({ entry, reason: smsErrors.tooLong({ parts: own.parts, most: maxParts }).say(language) });
      } else if (hasLink(own.text) || isAdvertising(fold(own.text))) {
        refused.push({ entry, reason: (hasLink(own.text) ? smsErrors.link() : smsErrors.advertising()).say(language) });
      } else add({ number, personId: undefined, ...own });
    }
  }
  const recipients = [...chosen.values()];
  return {
    recipients,
    text,
    preview: {
      recipients: recipients.length,
      parts: recipients.reduce((sum, each) => sum + each.parts, 0),
      refused: refused.slice(0, MOST_REFUSED),
      refusedCount: refused.length,
      optedOut,
      withoutMobile,
      marked: measure.marked,
      plain: measure.plain,
    },
  };
}

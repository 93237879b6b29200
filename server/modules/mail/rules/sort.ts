import type { Db } from "../../../kernel/database/db.ts";
import { FLAG } from "../flags.ts";
import * as mail from "../store.ts";
import type { RuleAction } from "./contract.ts";
import { fits, type RuleFacts } from "./match.ts";
import * as store from "./store.ts";

/** A copy on its way into an account, or there already. */
export interface Sorted {
  readonly contentId: number;
  readonly senderId: number | null;
  readonly deliveredTo: string;
}

/** Where a copy goes and what else is done with it. */
export interface Placement {
  /** Null: the inbox, or where it is. */
  readonly mailboxId: number | null;
  readonly flags: number;
  /** The keywords of labels. */
  readonly keywords: readonly string[];
  /** Colleagues who get a copy too. */
  readonly forward: readonly number[];
}

/** A rule asks what stands inside a message whose header alone has been read: read it whole, and ask again. */
export class NotReadYet extends Error {
  constructor() {
    super("A rule asks what stands inside a message that has not been read yet.");
    this.name = "NotReadYet";
  }
}

export const AS_IT_COMES: Placement = { mailboxId: null, flags: 0, keywords: [], forward: [] };

/** What the account's rules make of an arriving copy. Its content and its index row are there. Inside the delivering transaction. */
export function sortArriving(db: Db, accountId: number, copy: Sorted): Placement {
  const rules = store.rulesOf(db, accountId).filter(({ enabled }) => enabled);
  if (rules.length === 0) return AS_IT_COMES;
  const content = store.factsOf(db, copy.contentId);
  if (!content) return AS_IT_COMES;
  const facts = factsFor(db, { ...copy, ...content });
  let placement = AS_IT_COMES;
  for (const rule of rules) {
    if (!fits(rule, facts)) continue;
    for (const action of rule.actions) placement = withAction(db, accountId, placement, action);
    if (rule.stop) break;
  }
  return placement;
}

/** The placement with one action more. What cannot be done any more (a folder that is gone) is left out: the message still arrives. */
export function withAction(db: Db, accountId: number, placement: Placement, action: RuleAction): Placement {
  switch (action.do) {
    case "move": {
      const box = mail.findMailbox(db, accountId, action.mailboxId);
      return box && box.role !== "drafts" ? { ...placement, mailboxId: box.id } : placement;
    }
    case "trash":
      return { ...placement, mailboxId: mail.mailboxByRole(db, accountId, "trash")?.id ?? placement.mailboxId };
    case "star":
      return { ...placement, flags: placement.flags | FLAG.flagged };
    case "read":
      return { ...placement, flags: placement.flags | FLAG.seen };
    case "label": {
      const label = mail.findLabel(db, accountId, action.labelId);
      return label ? { ...placement, keywords: [...new Set([...placement.keywords, label.keyword])] } : placement;
    }
    case "forward":
      return { ...placement, forward: [...new Set([...placement.forward, action.personId])] };
  }
}

/** Recipients that are kept with a content in full; of longer lists the index knows the rest. */
const KEPT_RECIPIENTS = 5;

/** What a rule may ask of a copy; throws `NotReadYet` when it asks for what its header does not tell. */
export function factsFor(db: Db, copy: Sorted & store.ContentFacts): RuleFacts {
  // Written by contentOf as a list of addresses.
  const recipients = JSON.parse(copy.recipients) as { name: string; address: string }[];
  const to = recipients.map(({ name, address }) => `${name} ${address}`).join("\n");
  const demandRead = () => {
    if (copy.unread === 1) throw new NotReadYet();
  };
  const inIndex = (field: "body" | "people", words: string) => {
    demandRead();
    return mail.contentHas(db, copy.contentId, field, words);
  };
  const own = copy.deliveredTo.toLowerCase();
  const isNamed = () =>
    recipients.some(({ address }) => address.toLowerCase() === own) ||
    (copy.recipientCount > recipients.length && inIndex("people", own));
  return {
    from: `${copy.fromName}\n${copy.fromAddress}`,
    to,
    subject: copy.subject,
    size: copy.size,
    get hasAttachments() {
      demandRead();
      return copy.hasAttachments === 1;
    },
    get throughList() {
      return !isNamed();
    },
    inside: copy.senderId !== null,
    has: (field, words) =>
      field === "body" ? inIndex("body", words) : copy.recipientCount > KEPT_RECIPIENTS && inIndex("people", words),
  };
}

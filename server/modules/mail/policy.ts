import { demand, personOf, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import { personKey } from "../../kernel/contract/index.ts";

/**
 * A person's mailbox is that person's alone: no permission opens another's, the administrator's neither. Beside it one may open the shared
 * mailboxes of the bodies that one belongs to, and what a colleague has lent. This is the one place that says so; every query of messages,
 * mailboxes and drafts takes it from here.
 */
export function ownerOf(actor: Actor): string {
  return personKey(mailUser(actor).id);
}

/** The person who uses mail; throws for anybody who is none or may not. */
export function mailUser(actor: Actor): PersonActor {
  const person = personOf(actor);
  demand(person, "mail.use");
  return person;
}

interface Condition {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
}

const OWN_OR_SHARED = "SELECT id FROM mail_account WHERE owner IN (SELECT value FROM json_each(:keys))";

/** The rows of `mail_account a` that the actor may see into: his own, those of bodies that he belongs to, those lent to him. */
export function visibleTo(actor: Actor): Condition {
  const { id, audienceKeys } = mailUser(actor);
  return {
    where: `a.id IN (${OWN_OR_SHARED} UNION SELECT account_id FROM mail_delegate WHERE delegate_id = :viewer AND active = 1)`,
    params: { keys: JSON.stringify(audienceKeys), viewer: id },
  };
}

/** The rows of `mail_account a` in which the actor may change something: what is lent is only read. */
export function writableBy(actor: Actor): Condition {
  return { where: `a.id IN (${OWN_OR_SHARED})`, params: { keys: JSON.stringify(mailUser(actor).audienceKeys) } };
}

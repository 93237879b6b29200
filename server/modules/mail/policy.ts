import { demand, personOf, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import { personKey } from "../../kernel/contract/index.ts";

/**
 * A mailbox is its owner's alone: no permission opens another's, the administrator's neither. This is the one place that says whose an
 * account is; every query of messages, mailboxes and drafts takes the owner from here.
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

/** The rows of `mail_account a` that the actor may see into. */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  return { where: "a.owner = :owner", params: { owner: ownerOf(actor) } };
}

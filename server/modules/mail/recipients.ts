import { may, type Actor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import { fold, search } from "../../kernel/text/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { RecipientName } from "./contract.ts";
import { mailErrors } from "./errors.ts";
import { mailUser, ownerOf } from "./policy.ts";
import * as store from "./store.ts";

/** Whom a letter can go to, as one types. */
export interface RecipientSearch {
  find(actor: Actor, q: string, limit?: number): { items: RecipientName[] };
  /** Who stands behind pasted addresses, usernames and full names. */
  name(actor: Actor, texts: readonly string[]): { items: { text: string; found: RecipientName }[] };
  members(actor: Actor, key: string): { items: RecipientName[] };
}

const LISTED = 12;
const REMEMBERED = 200;
/** Of a body that is taken apart: a letter takes no more either. */
const MOST_MEMBERS = 500;

export function createRecipientSearch(kernel: Kernel, directory: DirectoryService, book: AddressBook): RecipientSearch {
  const { db } = kernel;

  function recentOf(actor: Actor): RecipientName[] {
    const accountId = store.accountOf(db, ownerOf(actor));
    if (accountId === undefined) return [];
    return book
      .describe(store.recentCorrespondents(db, accountId, REMEMBERED), mailUser(actor).language)
      .filter(({ count }) => count > 0);
  }

  /** The whole office is offered to those who may write to it. */
  const offered =
    (actor: Actor) =>
    ({ value }: { readonly value: string }): boolean =>
      value !== EVERYONE || may(actor, "mail.everyone");

  return {
    find(actor, q, limit = LISTED) {
      const recent = recentOf(actor);
      const { language } = mailUser(actor);
      if (q.trim() === "") return { items: recent.filter(offered(actor)).slice(0, limit) };
      const known = search(
        recent,
        q,
        ({ name, detail, value }) => `${name} ${detail} ${value.includes("@") ? value : ""}`,
      );
      const found = directory
        .findAudience(q, limit, language)
        .map(({ key, ...rest }): RecipientName => ({ value: key, ...rest }));
      const all = new Map([...known, ...found].filter(offered(actor)).map((each) => [each.value, each]));
      return { items: [...all.values()].filter(({ count }) => count > 0).slice(0, limit) };
    },
    name(actor, texts) {
      const { language } = mailUser(actor);
      const items = texts.flatMap((text) => {
        const value = valueOf(text.trim(), language);
        const [found] = value === undefined ? [] : book.describe([value], language);
        return found && found.count > 0 ? [{ text, found }] : [];
      });
      return { items };
    },
    members(actor, key) {
      const { language } = mailUser(actor);
      if (key === EVERYONE && !may(actor, "mail.everyone")) throw mailErrors.everyoneNotAllowed();
      const ids = directory.expandAudience([key]).slice(0, MOST_MEMBERS);
      return {
        items: book.describe(
          ids.map((id) => `person:${String(id)}`),
          language,
        ),
      };
    },
  };

  function valueOf(text: string, language: "vi" | "en"): string | undefined {
    const address = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text;
    if (/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(address)) {
      return book.destinationOf(address).kind === "unknown" ? undefined : book.valueOf(address);
    }
    const person = directory.personByUsername(text.toLowerCase());
    if (person?.active) return `person:${String(person.id)}`;
    // A whole name that one alone has; anything less is a guess.
    const wanted = fold(text);
    const same = directory.findAudience(text, 5, language).filter(({ name }) => fold(name) === wanted);
    return same.length === 1 ? same[0]?.key : undefined;
  }
}

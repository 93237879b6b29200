import { domainToASCII } from "node:url";
import type { AudienceKey } from "../../kernel/contract/index.ts";
import { EVERYONE, personKey } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { MailAddress } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { Correspondent, ListWriters, RecipientName } from "./contract.ts";
import { mailErrors } from "./errors.ts";
import { ADMINISTRATORS, bodyOf, EVERYBODY } from "./names/slugs.ts";
import * as names from "./names/store.ts";
import { sharedAccountOf } from "./store.ts";

/** To what an address leads: a person, a body of people, another office, or nobody. */
export type Destination =
  | { readonly kind: "person"; readonly personId: number }
  | { readonly kind: "body"; readonly key: AudienceKey }
  /** What an administrator made, or must be there: `writers` says from whom it takes mail. */
  | { readonly kind: "list"; readonly keys: readonly AudienceKey[]; readonly writers: ListWriters }
  | { readonly kind: "outside" }
  | { readonly kind: "unknown" };

/** Recipients made definite: who gets it, and what stands in the header. */
export interface Expansion {
  readonly personIds: readonly number[];
  /** Shared mailboxes: they get what is sent to the body that has one, and its members do not. */
  readonly shared: readonly { readonly accountId: number; readonly address: string }[];
  readonly header: readonly MailAddress[];
  /** Addresses of other offices, for the queue. */
  readonly outside: readonly string[];
}

/** Between mail addresses and the people of the office. */
export interface AddressBook {
  readonly domain: () => string;
  /** Where an address leads. Case does not count, nor what follows a plus (RFC 5233). */
  destinationOf(address: string): Destination;
  /** The shared mailbox of a body, where it has one. */
  sharedOf(key: AudienceKey): number | undefined;
  /** The address in a header of a person, department, group or role; a body of people has `department-3@…`, so that an answer finds it again. */
  headerOf(key: AudienceKey, name: string): MailAddress;
  /** Audience keys and addresses into people; refuses what leads nowhere, and what leads outside while the office sends nothing there. */
  expand(values: readonly string[], language: Language): Expansion;
  /** For a draft on the screen; what is gone from the directory keeps its key as its name. */
  describe(values: readonly string[], language: Language): RecipientName[];
  /** With the colleagues behind our own addresses. */
  correspondents(addresses: readonly MailAddress[]): Correspondent[];
  /** The value under which a draft addresses the holder of an address. */
  valueOf(address: string): string;
}

export function createAddressBook(
  kernel: Kernel,
  directory: DirectoryService,
  isOutgoing: () => boolean = () => false,
): AddressBook {
  const domain = () => kernel.settings.agency.get().domain.toLowerCase();

  function destinationOf(address: string): Destination {
    const { local, host } = partsOf(address);
    if (host !== domain() && !(host === "" && local === "postmaster")) return { kind: "outside" };
    // hung+hop@…: what follows the plus is its owner's own label.
    const name = local.split("+")[0] ?? "";
    const person = name === "" ? undefined : directory.personByMailName(name);
    if (person) return { kind: "person", personId: person.id };
    // RFC 5321 §4.5.1, RFC 2142: whoever has trouble with this office's mail must reach somebody.
    if (ADMINISTRATORS.some((each) => each === name)) {
      return { kind: "list", keys: ["role:administrator"], writers: "anyone" };
    }
    if (name === EVERYBODY) return { kind: "body", key: EVERYONE };
    const body = bodyOf(name);
    if (body !== undefined) return { kind: "body", key: body };
    const list = names.findListByName(kernel.db, name);
    if (list) return listDestination(list);
    return ofKey(names.keyOfName(kernel.db, name));
  }

  /** An alias for one person is that person's. */
  function listDestination({ members, writers }: names.ListRow): Destination {
    // Written by the lists' service as a list of audience keys.
    const keys = JSON.parse(members) as AudienceKey[];
    const alone = keys.length === 1 ? ofKey(keys[0]) : undefined;
    return alone?.kind === "person" ? alone : { kind: "list", keys, writers };
  }

  /** Somebody who has left gets no mail. */
  function ofKey(key: AudienceKey | undefined): Destination {
    const id = /^person:(\d+)$/.exec(key ?? "")?.[1];
    if (key === undefined) return { kind: "unknown" };
    if (id === undefined) return { kind: "body", key };
    return directory.person(Number(id))?.active === true
      ? { kind: "person", personId: Number(id) }
      : { kind: "unknown" };
  }

  /** The audience keys that a value stands for; none for another office's address. */
  function keysOf(value: string): readonly AudienceKey[] {
    if (!value.includes("@")) return [value];
    const destination = destinationOf(value);
    switch (destination.kind) {
      case "person":
        return [personKey(destination.personId)];
      case "body":
        return [destination.key];
      case "list":
        return destination.keys;
      case "outside":
        if (!isOutgoing()) throw mailErrors.externalAddress({ address: value });
        return [];
      case "unknown":
        throw mailErrors.unknownAddress({ address: value });
    }
  }

  function headerOf(key: AudienceKey, name: string): MailAddress {
    const person = /^person:(\d+)$/.exec(key)?.[1];
    const local = person === undefined ? key.replace(":", "-") : directory.person(Number(person))?.username;
    return { name, address: `${local ?? "unknown"}@${domain()}` };
  }

  /** What stands in the header: a list under its own address, its members are nobody's business. */
  function shownKeys(value: string): readonly string[] {
    if (!value.includes("@")) return [value];
    const { kind } = destinationOf(value);
    return kind === "list" || kind === "outside" ? [value] : keysOf(value);
  }

  function withShared(key: AudienceKey): [AudienceKey, number][] {
    const account = key.startsWith("person:") ? undefined : sharedAccountOf(kernel.db, key);
    return account ? [[key, account.id]] : [];
  }

  return {
    domain,
    destinationOf,
    sharedOf: (key) => (key.startsWith("person:") ? undefined : sharedAccountOf(kernel.db, key)?.id),
    headerOf,
    expand(values, language) {
      const keys = [...new Set(values.flatMap(keysOf))];
      const [gone] = directory.unknownKeys(keys);
      if (gone !== undefined) throw mailErrors.unknownRecipient({ key: gone });
      const titles = new Map(directory.describeAudience(keys, language).map(({ key, name }) => [key, name]));
      const shared = new Map(keys.flatMap((key) => withShared(key)));
      return {
        personIds: directory.expandAudience(keys.filter((key) => !shared.has(key))),
        shared: [...shared].map(([key, accountId]) => ({ accountId, address: headerOf(key, "").address })),
        header: [...new Set(values.flatMap(shownKeys))].map((key) =>
          key.includes("@") ? { name: "", address: key } : headerOf(key, titles.get(key) ?? ""),
        ),
        outside: values.filter((value) => value.includes("@") && destinationOf(value).kind === "outside"),
      };
    },
    describe(values, language) {
      const keys = values.filter((value) => !value.includes("@"));
      const known = new Map(directory.describeAudience(keys, language).map((each) => [each.key, each]));
      return values.map((value) => {
        const { name = value, detail = "", count = 1, photoHash = null } = known.get(value) ?? {};
        return { value, name, detail, count, photoHash };
      });
    },
    correspondents(addresses) {
      const found = addresses.map(({ address }) => destinationOf(address));
      const ids = found.flatMap((each) => (each.kind === "person" ? [each.personId] : []));
      const people = new Map(directory.people(ids).map((person) => [person.id, person]));
      return addresses.map(({ name, address }, i) => {
        const destination = found[i];
        const person = destination?.kind === "person" ? people.get(destination.personId) : undefined;
        return {
          name: name === "" ? (person?.name ?? "") : name,
          address,
          personId: person?.id ?? null,
          photoHash: person?.photoHash ?? null,
        };
      });
    },
    valueOf(address) {
      const destination = destinationOf(address);
      if (destination.kind === "person") return personKey(destination.personId);
      return destination.kind === "body" ? destination.key : address;
    },
  };
}

/** An address in its parts, as they are compared: NFC and lower case before the @, the domain as DNS knows it behind. */
export function partsOf(address: string): { local: string; host: string } {
  const at = address.lastIndexOf("@");
  const host = at < 0 ? "" : address.slice(at + 1).toLowerCase();
  return {
    local: (at < 0 ? address : address.slice(0, at)).normalize("NFC").toLowerCase(),
    host: /^[ -~]*$/.test(host) ? host : domainToASCII(host),
  };
}

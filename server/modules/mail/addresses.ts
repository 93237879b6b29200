import type { AudienceKey } from "../../kernel/contract/index.ts";
import { personKey } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { MailAddress } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { Correspondent, RecipientName } from "./contract.ts";
import { mailErrors } from "./errors.ts";
import { sharedAccountOf } from "./store.ts";

/** To what an address leads: a person, a body of people, another office, or nobody. */
export type Destination =
  | { readonly kind: "person"; readonly personId: number }
  | { readonly kind: "body"; readonly key: AudienceKey }
  | { readonly kind: "outside" }
  | { readonly kind: "unknown" };

/** Recipients made definite: who gets it, and what stands in the header. */
export interface Expansion {
  readonly personIds: readonly number[];
  /** Shared mailboxes: they get what is sent to the body that has one, and its members do not. */
  readonly shared: readonly { readonly accountId: number; readonly address: string }[];
  readonly header: readonly MailAddress[];
}

/** Between mail addresses and the people of the office. */
export interface AddressBook {
  readonly domain: () => string;
  destinationOf(address: string): Destination;
  /** The address in a header of a person, department, group or role; a body of people has `department-3@…`, so that an answer finds it again. */
  headerOf(key: AudienceKey, name: string): MailAddress;
  /** Audience keys and addresses into people; refuses what leads nowhere or outside. */
  expand(values: readonly string[], language: Language): Expansion;
  /** For a draft on the screen; what is gone from the directory keeps its key as its name. */
  describe(values: readonly string[], language: Language): RecipientName[];
  /** With the colleagues behind our own addresses. */
  correspondents(addresses: readonly MailAddress[]): Correspondent[];
  /** The value under which a draft addresses the holder of an address. */
  valueOf(address: string): string;
}

const BODY_ADDRESS = /^(everyone|(?:department|group)-[1-9]\d{0,15}|role-[a-z][a-z0-9-]{0,40})$/;

export function createAddressBook(kernel: Kernel, directory: DirectoryService): AddressBook {
  const domain = () => kernel.settings.agency.get().domain.toLowerCase();

  function split(address: string): { local: string; host: string } {
    const at = address.lastIndexOf("@");
    return { local: address.slice(0, at), host: address.slice(at + 1).toLowerCase() };
  }

  function destinationOf(address: string): Destination {
    const { local, host } = split(address);
    if (host !== domain()) return { kind: "outside" };
    // hung+hop@…: what follows the plus is its owner's own label (RFC 5233).
    const name = local.split("+")[0] ?? "";
    const person = name === "" ? undefined : directory.personByMailName(name);
    if (person) return { kind: "person", personId: person.id };
    const body = BODY_ADDRESS.exec(local.toLowerCase())?.[0];
    return body === undefined ? { kind: "unknown" } : { kind: "body", key: body.replace("-", ":") };
  }

  function keyOf(value: string): AudienceKey {
    if (!value.includes("@")) return value;
    const destination = destinationOf(value);
    switch (destination.kind) {
      case "person":
        return personKey(destination.personId);
      case "body":
        return destination.key;
      case "outside":
        throw mailErrors.externalAddress({ address: value });
      case "unknown":
        throw mailErrors.unknownAddress({ address: value });
    }
  }

  function headerOf(key: AudienceKey, name: string): MailAddress {
    const person = /^person:(\d+)$/.exec(key)?.[1];
    const local = person === undefined ? key.replace(":", "-") : directory.person(Number(person))?.username;
    return { name, address: `${local ?? "unknown"}@${domain()}` };
  }

  function withShared(key: AudienceKey): [AudienceKey, number][] {
    const account = key.startsWith("person:") ? undefined : sharedAccountOf(kernel.db, key);
    return account ? [[key, account.id]] : [];
  }

  return {
    domain,
    destinationOf,
    headerOf,
    expand(values, language) {
      const keys = [...new Set(values.map(keyOf))];
      const [gone] = directory.unknownKeys(keys);
      if (gone !== undefined) throw mailErrors.unknownRecipient({ key: gone });
      const names = new Map(directory.describeAudience(keys, language).map(({ key, name }) => [key, name]));
      const shared = new Map(keys.flatMap((key) => withShared(key)));
      return {
        personIds: directory.expandAudience(keys.filter((key) => !shared.has(key))),
        shared: [...shared].map(([key, accountId]) => ({ accountId, address: headerOf(key, "").address })),
        header: keys.map((key) => headerOf(key, names.get(key) ?? "")),
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

import type { Actor } from "../../../kernel/access/actor.ts";
import { done, type AudienceKey } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { MailList, MailListInput } from "../contract.ts";
import { mailErrors } from "../errors.ts";
import { isReserved } from "./slugs.ts";
import * as store from "./store.ts";

/** The aliases and lists of the office; the administrator's. */
export interface MailLists {
  all(actor: Actor): { items: MailList[]; domain: string };
  create(actor: Actor, input: MailListInput): MailList;
  change(actor: Actor, id: number, input: MailListInput): MailList;
  remove(actor: Actor, id: number): typeof done;
}

export function createMailLists(kernel: Kernel, directory: DirectoryService): MailLists {
  const domain = () => kernel.settings.agency.get().domain;

  function present(row: store.ListRow, language: Actor["language"]): MailList {
    // Written below as a list of audience keys.
    const keys = JSON.parse(row.members) as AudienceKey[];
    return {
      id: row.id,
      name: row.name,
      address: `${row.name}@${domain()}`,
      title: row.title,
      members: directory.describeAudience(keys, language).map(({ key, name }) => ({ key, name })),
      people: directory.countAudience(keys),
      writers: row.writers,
    };
  }

  /** What is stored; refuses a name that leads somewhere already and a member that there is not. */
  function clean(input: MailListInput, id?: number): Omit<store.ListRow, "id"> {
    const name = input.name.normalize("NFC").toLowerCase();
    const other = store.findListByName(kernel.db, name);
    const isTaken =
      isReserved(name) ||
      directory.personByMailName(name) !== undefined ||
      store.keyOfName(kernel.db, name) !== undefined ||
      (other !== undefined && other.id !== id);
    if (isTaken) throw mailErrors.addressTaken({ address: `${name}@${domain()}` }, "/body/name");
    const [gone] = directory.unknownKeys(input.members);
    if (gone !== undefined) throw mailErrors.unknownRecipient({ key: gone }, "/body/members");
    return {
      name,
      title: input.title.normalize("NFC").trim(),
      members: JSON.stringify(input.members),
      writers: input.writers,
    };
  }

  function find(id: number): store.ListRow {
    const row = store.findList(kernel.db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  return {
    all: ({ language }) => ({
      items: store.allLists(kernel.db).map((row) => present(row, language)),
      domain: domain(),
    }),
    create: (actor, input) =>
      kernel.write(actor, (work) => {
        const row = clean(input);
        const id = store.insertList(work.db, row, work.now);
        work.audit({ action: "mail.list-made", subject: { type: "mail-list", id }, detail: { ...row } });
        return present(find(id), actor.language);
      }),
    change: (actor, id, input) =>
      kernel.write(actor, (work) => {
        find(id);
        const row = clean(input, id);
        store.updateList(work.db, { id, ...row });
        work.audit({ action: "mail.list-changed", subject: { type: "mail-list", id }, detail: { ...row } });
        return present(find(id), actor.language);
      }),
    remove(actor, id) {
      kernel.write(actor, (work) => {
        const { name } = find(id);
        store.deleteList(work.db, id);
        work.audit({ action: "mail.list-deleted", subject: { type: "mail-list", id }, detail: { name } });
      });
      return done;
    },
  };
}

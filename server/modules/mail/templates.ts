import { may, type Actor } from "../../kernel/access/actor.ts";
import { done, EVERYONE, personKey } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { dayOf, formatDay } from "../../kernel/text/index.ts";
import { escapeHtml } from "../../kernel/text/rich.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { Template, TemplateInput } from "./contract.ts";
import { mailErrors } from "./errors.ts";
import { mailUser } from "./policy.ts";
import { safeRich } from "./rich.ts";
import { fillFields } from "./signatures.ts";
import * as store from "./store.ts";
import type { TemplateRow } from "./store.ts";

/** Texts to begin with: one's own, and those that a department or the whole office shares. */
export interface Templates {
  list(actor: Actor): { items: Template[]; owners: { key: string; name: string }[] };
  create(actor: Actor, input: TemplateInput): Template;
  save(actor: Actor, id: number, input: TemplateInput & { version: number }): Template;
  remove(actor: Actor, id: number): typeof done;
  fill(actor: Actor, id: number, recipient: string): { subject: string; html: string };
}

/** Of one owner. */
const MOST = 100;
const NO_PICTURES = new Map<number, string>();

export function createTemplates(kernel: Kernel, directory: DirectoryService): Templates {
  const { db } = kernel;

  /** With whom the person may share: his or her departments and groups, and everybody. */
  function shareable(actor: Actor): string[] {
    if (!may(actor, "mail.shareTemplates")) return [];
    return mailUser(actor).audienceKeys.filter((key) => /^(department|group):/.test(key) || key === EVERYONE);
  }

  const mayEdit = (actor: Actor, owner: string): boolean =>
    owner === personKey(mailUser(actor).id) || shareable(actor).includes(owner);

  function find(actor: Actor, id: number): TemplateRow {
    const row = store.findTemplate(db, mailUser(actor).audienceKeys, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function present(actor: Actor, rows: readonly TemplateRow[]): Template[] {
    const owners = [...new Set(rows.map(({ owner }) => owner))];
    const described = directory.describeAudience(owners, mailUser(actor).language);
    const names = new Map(described.map(({ key, name }) => [key, name]));
    return rows.map((row) => ({
      ...row,
      ownerName: names.get(row.owner) ?? "",
      can: { edit: mayEdit(actor, row.owner) },
    }));
  }

  function presentOne(actor: Actor, id: number): Template {
    const [template] = present(actor, [find(actor, id)]);
    if (!template) throw kernelErrors.notFound();
    return template;
  }

  function fields({ owner, name, subject, html }: TemplateInput) {
    const safe = safeRich(html.normalize("NFC"), NO_PICTURES);
    return { owner, name: name.normalize("NFC").trim(), subject: subject.normalize("NFC"), html: safe };
  }

  return {
    list(actor) {
      const { audienceKeys, language } = mailUser(actor);
      const owners = directory.describeAudience(shareable(actor), language).map(({ key, name }) => ({ key, name }));
      return { items: present(actor, store.templatesOf(db, audienceKeys)), owners };
    },
    create(actor, input) {
      if (!mayEdit(actor, input.owner)) throw mailErrors.mayNotShare();
      const id = kernel.write(actor, (work) => {
        if (store.countTemplates(work.db, input.owner) >= MOST) throw mailErrors.tooManyTemplates({ limit: MOST });
        return store.insertTemplate(work.db, { ...fields(input), personId: mailUser(actor).id, now: work.now });
      });
      return presentOne(actor, id);
    },
    save(actor, id, { version, ...input }) {
      if (!mayEdit(actor, find(actor, id).owner) || !mayEdit(actor, input.owner)) throw mailErrors.mayNotShare();
      kernel.write(actor, (work) => {
        const row = { ...fields(input), id, version, personId: mailUser(actor).id, now: work.now };
        if (!store.updateTemplate(work.db, row)) throw kernelErrors.conflict();
      });
      return presentOne(actor, id);
    },
    remove(actor, id) {
      if (!mayEdit(actor, find(actor, id).owner)) throw mailErrors.mayNotShare();
      kernel.write(actor, (work) => {
        store.deleteTemplate(work.db, id);
      });
      return done;
    },
    fill(actor, id, recipient) {
      const { subject, html } = find(actor, id);
      const person = directory.person(mailUser(actor).id);
      const agency = kernel.settings.agency.get();
      const values = {
        name: person?.name ?? "",
        position: person?.positionTitle ?? "",
        department: person?.departmentName ?? "",
        agency: agency.name,
        today: formatDay(dayOf(kernel.clock.now(), agency.zone)),
        recipient,
      };
      const escaped = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, escapeHtml(value)]));
      return { subject: fillFields(subject, values), html: fillKnown(html, escaped) };
    },
  };
}

/** Fills the fields in markup, in which a line is not a line: nothing is left out. */
function fillKnown(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

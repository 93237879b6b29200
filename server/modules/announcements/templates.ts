import { may, personOf, type Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { sortKey } from "../../kernel/text/index.ts";
import { MAX_TEMPLATES, type Template, type TemplateInput } from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { textOf } from "./rich.ts";
import type { TemplateRow } from "./rows.ts";
import { tidy } from "./rules.ts";
import * as store from "./store.ts";

/** Texts to begin announcements with: one's own, and those that whoever publishes has given to the office. */
export interface Templates {
  list(actor: Actor): { items: Template[] };
  create(actor: Actor, input: TemplateInput): Template;
  remove(actor: Actor, id: number): typeof done;
}

const MOST_LISTED = 500;

export function createTemplates({ kernel, present }: Parts): Templates {
  const mayRemove = (actor: Actor, row: TemplateRow): boolean =>
    (actor.kind === "person" && actor.id === row.personId) || (row.shared === 1 && may(actor, "announcements.manage"));

  function show(actor: Actor, row: TemplateRow): Template {
    // Written by `create` below.
    const content = JSON.parse(row.content) as Omit<TemplateInput, "name" | "shared">;
    return {
      ...content,
      id: row.id,
      name: row.name,
      shared: row.shared === 1,
      owner: present.face(row.personId),
      mayRemove: mayRemove(actor, row),
    };
  }

  return {
    list: (actor) => ({
      items: store.listTemplates(kernel.db, personOf(actor).id, MOST_LISTED).map((row) => show(actor, row)),
    }),

    create(actor, { name, shared, title, html, category, asksConfirmation, commentsOpen }) {
      const person = personOf(actor);
      if (shared && !may(actor, "announcements.publish")) throw kernelErrors.forbidden();
      const text = textOf({ body: "", html }, undefined);
      const row = {
        personId: person.id,
        shared: Number(shared),
        name: tidy(name),
        content: JSON.stringify({
          ...{ title: tidy(title), html: text.html ?? "", category, asksConfirmation, commentsOpen },
        }),
      };
      return kernel.write(actor, (work) => {
        if (store.countTemplates(work.db, person.id) >= MAX_TEMPLATES) {
          throw announcementErrors.manyTemplates({ most: MAX_TEMPLATES });
        }
        const id = store.insertTemplate(work.db, { ...row, sortKey: sortKey(row.name) });
        work.audit({ action: "announcements.template-created", subject: { type: "announcement-template", id } });
        return show(actor, { ...row, id });
      });
    },

    remove(actor, id) {
      kernel.write(actor, (work) => {
        const row = store.findTemplate(work.db, id);
        if (!row || (row.shared === 0 && row.personId !== personOf(actor).id)) throw kernelErrors.notFound();
        if (!mayRemove(actor, row)) throw kernelErrors.forbidden();
        store.deleteTemplate(work.db, id);
        work.audit({ action: "announcements.template-deleted", subject: { type: "announcement-template", id } });
      });
      return done;
    },
  };
}

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { fold } from "../../kernel/text/index.ts";
import { MOST_LABELS, type Label } from "./contract.ts";
import { tellChanged } from "./deliver.ts";
import { mailErrors } from "./errors.ts";
import { mailUser, ownerOf } from "./policy.ts";
import * as store from "./store.ts";

/** A person's own labels. */
export interface Labels {
  list(actor: Actor): Label[];
  create(actor: Actor, input: { name: string; tone: number }): Label;
  change(actor: Actor, id: number, input: { name: string; tone: number }): Label;
  remove(actor: Actor, id: number): Promise<void>;
  /** The keywords of labels; throws for one that is not the actor's. */
  keywords(actor: Actor, ids: readonly number[]): string[];
}

/** Messages that one transaction takes a label from. */
const PORTION = 500;

export function createLabels(kernel: Kernel): Labels {
  const { db } = kernel;

  function accountOf(actor: Actor): number {
    const accountId = store.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    return accountId;
  }

  function refuseDouble(others: readonly Label[], name: string): void {
    if (others.some((other) => other.name.toLocaleLowerCase() === name.toLocaleLowerCase())) {
      throw mailErrors.labelExists({ name }, "/body/name");
    }
  }

  return {
    list(actor) {
      const accountId = store.accountOf(db, ownerOf(actor));
      return accountId === undefined ? [] : store.labelsOf(db, accountId);
    },
    create(actor, input) {
      const name = input.name.trim().normalize("NFC");
      return kernel.write(actor, (work) => {
        const accountId = store.ensureAccount(work.db, mailUser(actor).id, work.now);
        const others = store.labelsOf(work.db, accountId);
        refuseDouble(others, name);
        if (others.length >= MOST_LABELS) throw mailErrors.tooManyLabels({ limit: String(MOST_LABELS) });
        const label = {
          keyword: keywordFor(name, new Set(others.map(({ keyword }) => keyword))),
          name,
          tone: input.tone,
        };
        return { id: store.insertLabel(work.db, accountId, label), ...label };
      });
    },
    change(actor, id, input) {
      const name = input.name.trim().normalize("NFC");
      return kernel.write(actor, (work) => {
        const accountId = accountOf(actor);
        const label = store.findLabel(work.db, accountId, id);
        if (!label) throw kernelErrors.notFound();
        refuseDouble(
          store.labelsOf(work.db, accountId).filter((other) => other.id !== id),
          name,
        );
        store.updateLabel(work.db, id, { name, tone: input.tone });
        return { ...label, name, tone: input.tone };
      });
    },
    async remove(actor, id) {
      const { id: personId } = mailUser(actor);
      const accountId = accountOf(actor);
      const label = store.findLabel(db, accountId, id);
      if (!label) throw kernelErrors.notFound();
      for (;;) {
        const some = kernel.write(actor, (work) => {
          const carriers = store.carriersOf(work.db, accountId, label.keyword, PORTION);
          for (const message of carriers) store.changeKeywords(work.db, message, { add: [], remove: [label.keyword] });
          if (carriers.length < PORTION) store.deleteLabel(work.db, id);
          tellChanged(kernel, work, personId, accountId, {
            messageIds: carriers.map((message) => message.id),
            mailboxIds: [...new Set(carriers.map(({ mailboxId }) => mailboxId))],
          });
          return carriers.length;
        });
        if (some < PORTION) return;
        await nextTurn();
      }
    },
    keywords(actor, ids) {
      const accountId = accountOf(actor);
      return ids.map((id) => {
        const label = store.findLabel(db, accountId, id);
        if (!label) throw kernelErrors.notFound();
        return label.keyword;
      });
    },
  };
}

/** An atom that every mail program takes (RFC 9051 §9, `flag-keyword`), readable where the name is: `Hợp đồng` becomes `hop_dong`. */
export function keywordFor(name: string, taken: ReadonlySet<string>): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  const stem = plain === "" ? "nhan" : plain;
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}_${String(number)}`)) number += 1;
  return `${stem}_${String(number)}`;
}

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../../../kernel/access/actor.ts";
import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { MessageRow } from "../contract.ts";
import type { MailboxUse } from "../mailbox.ts";
import { mailUser, ownerOf } from "../policy.ts";
import { presentRows } from "../present.ts";
import * as mail from "../store.ts";
import { MAX_RULES, type Rule, type RuleInput, type RuleRun } from "./contract.ts";
import { ruleErrors } from "./errors.ts";
import { fits } from "./match.ts";
import { createRuleRuns } from "./runs.ts";
import { factsFor } from "./sort.ts";
import * as store from "./store.ts";

/** A person's rules for arriving mail. */
export interface Rules {
  list(actor: Actor): { items: Rule[] };
  create(actor: Actor, input: RuleInput): Rule;
  change(actor: Actor, id: number, input: RuleInput): Rule;
  remove(actor: Actor, id: number): typeof done;
  order(actor: Actor, ids: readonly number[]): { items: Rule[] };
  test(
    actor: Actor,
    rule: Pick<RuleInput, "match" | "conditions">,
  ): Promise<{ examined: number; count: number; items: MessageRow[] }>;
  suggest(actor: Actor, messageId: number): RuleInput;
  apply(actor: Actor, id: number): RuleRun;
  cancel(actor: Actor, id: number): typeof done;
  /** Goes on with the runs that a restart cut off. */
  start(): void;
  stop(): Promise<void>;
}

/** The newest messages that a test looks at, and how many at a time. */
const EXAMINED = 2_000;
const PORTION = 200;
const EXAMPLES = 5;

export function createRules(
  kernel: Kernel,
  {
    directory,
    book,
    use,
    readUnread,
  }: { directory: DirectoryService; book: AddressBook; use: MailboxUse; readUnread: () => Promise<void> },
): Rules {
  const { db } = kernel;
  const runs = createRuleRuns(kernel, readUnread);

  function accountOf(actor: Actor): number {
    const accountId = mail.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    return accountId;
  }

  function find(actor: Actor, id: number): store.StoredRule {
    const rule = store.findRule(db, accountOf(actor), id);
    if (!rule) throw kernelErrors.notFound();
    return rule;
  }

  function show(actor: Actor, rule: store.StoredRule): Rule {
    const accountId = accountOf(actor);
    const names: Record<string, string> = {};
    for (const action of rule.actions) {
      if (action.do === "move") {
        const box = mail.findMailbox(db, accountId, action.mailboxId);
        if (box) names[`mailbox:${String(box.id)}`] = box.role ?? box.name;
      } else if (action.do === "label") {
        const label = mail.findLabel(db, accountId, action.labelId);
        if (label) names[`label:${String(label.id)}`] = label.name;
      } else if (action.do === "forward") {
        const person = directory.person(action.personId);
        if (person) names[`person:${String(person.id)}`] = person.name;
      }
    }
    const run = store.lastRun(db, accountId, rule.id);
    return { ...rule, names, run: run ? showRun(run) : null };
  }

  /** What a schema cannot say. */
  function check(actor: Actor, { actions, stop }: RuleInput): void {
    if (actions.length === 0 && !stop) throw ruleErrors.noAction({}, "/body/actions");
    const { id: me } = mailUser(actor);
    for (const action of actions) {
      if (action.do === "move") {
        const box = mail.findMailbox(db, accountOf(actor), action.mailboxId);
        if (!box || box.role === "drafts" || box.role === "sent") throw ruleErrors.noFolder({}, "/body/actions");
      } else if (action.do === "label") {
        if (!mail.findLabel(db, accountOf(actor), action.labelId)) throw ruleErrors.noLabel({}, "/body/actions");
      } else if (action.do === "forward") {
        const isColleague = action.personId !== me && directory.person(action.personId)?.active === true;
        if (!isColleague) throw ruleErrors.noColleague({}, "/body/actions");
      }
    }
  }

  const list = (actor: Actor) => ({
    items: store.rulesOf(db, accountOf(actor)).map((rule) => show(actor, rule)),
  });

  return {
    list,
    create(actor, input) {
      check(actor, input);
      const id = kernel.write(actor, (work) => {
        const accountId = accountOf(actor);
        if (store.rulesOf(work.db, accountId).length >= MAX_RULES) throw ruleErrors.tooMany({ limit: MAX_RULES });
        return store.insertRule(work.db, accountId, input, work.now);
      });
      return show(actor, find(actor, id));
    },
    change(actor, id, input) {
      check(actor, input);
      kernel.write(actor, (work) => {
        find(actor, id);
        store.updateRule(work.db, id, input, work.now);
      });
      return show(actor, find(actor, id));
    },
    remove(actor, id) {
      kernel.write(actor, (work) => {
        find(actor, id);
        store.deleteRule(work.db, id);
      });
      return done;
    },
    order(actor, ids) {
      kernel.write(actor, (work) => {
        const known = new Set(store.rulesOf(work.db, accountOf(actor)).map((rule) => rule.id));
        if (known.size !== ids.length || ids.some((id) => !known.has(id))) throw ruleErrors.order();
        for (const [position, id] of ids.entries()) store.placeRule(work.db, id, position + 1);
      });
      return list(actor);
    },
    async test(actor, rule) {
      const inbox = mail.mailboxByRole(db, accountOf(actor), "inbox");
      let examined = 0;
      let before = Number.MAX_SAFE_INTEGER;
      const found: number[] = [];
      await readUnread();
      while (inbox && examined < EXAMINED) {
        const portion = store.newestCandidates(db, inbox.id, before, PORTION);
        for (const candidate of portion) {
          // What has come in since is still to be read.
          if (candidate.unread === 0 && fits(rule, factsFor(db, candidate))) found.push(candidate.id);
        }
        examined += portion.length;
        before = portion.at(-1)?.id ?? 0;
        if (portion.length < PORTION) break;
        await nextTurn();
      }
      const rows = found.slice(0, EXAMPLES).flatMap((id) => mail.findMessage(db, actor, id) ?? []);
      return { examined, count: found.length, items: presentRows(rows, book, directory) };
    },
    suggest(actor, messageId) {
      const { fromAddress, fromName, subject } = use.find(actor, messageId);
      return {
        name: (fromName === "" ? fromAddress : fromName).slice(0, 100) || subject.slice(0, 100) || "?",
        enabled: true,
        match: "all",
        conditions: [{ field: "from", text: fromAddress === "" ? "?" : fromAddress.slice(0, 200), not: false }],
        actions: [],
        stop: false,
      };
    },
    apply(actor, id) {
      const rule = find(actor, id);
      const accountId = accountOf(actor);
      const runId = kernel.write(actor, (work) => {
        if (store.lastRun(work.db, accountId, id)?.state === "running") throw ruleErrors.running();
        const inbox = mail.mailboxByRole(work.db, accountId, "inbox");
        if (!inbox) throw kernelErrors.notFound();
        return store.insertRun(work.db, {
          accountId,
          ruleId: rule.id,
          mailboxId: inbox.id,
          total: inbox.total,
          now: work.now,
        });
      });
      runs.launch(runId);
      const run = store.findRun(db, runId);
      if (!run) throw kernelErrors.notFound();
      return showRun(run);
    },
    cancel(actor, id) {
      find(actor, id);
      kernel.write(actor, (work) => {
        const run = store.lastRun(work.db, accountOf(actor), id);
        if (run) store.endRun(work.db, run.id, "cancelled", work.now);
      });
      return done;
    },
    start() {
      runs.resume();
    },
    stop: () => runs.stop(),
  };
}

function showRun({ id, ruleId, state, seen, changed, total, startedAt, endedAt }: store.RunRow): RuleRun {
  return { id, ruleId, state, seen, changed, total, startedAt, endedAt };
}

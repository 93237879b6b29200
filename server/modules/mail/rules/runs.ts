import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { tellChanged } from "../deliver.ts";
import * as mail from "../store.ts";
import { RULE_RUN, type RuleAction, type RuleRun } from "./contract.ts";
import { fits } from "./match.ts";
import { AS_IT_COMES, factsFor, NotReadYet, withAction, type Placement } from "./sort.ts";
import * as store from "./store.ts";

/** Rules on their way through mail that was there before them. */
export interface RuleRuns {
  /** Goes on with a run in the background; nothing when it runs already. */
  launch(runId: number): void;
  /** Goes on with what a restart cut off. */
  resume(): void;
  /** Stops after the portion under way; what is left goes on at the next start. */
  stop(): Promise<void>;
}

/** Messages that one transaction examines: others wait no longer than that takes. */
const PORTION = 200;

/** `readUnread` reads whole what was taken in by its header alone, before a rule looks inside. */
export function createRuleRuns(kernel: Kernel, readUnread: () => Promise<void>): RuleRuns {
  const { db } = kernel;
  const clerk = systemActor("mail.rule-run");
  const running = new Map<number, Promise<void>>();
  let stopping = false;

  function tell(work: Work, accountId: number, run: RuleRun): void {
    work.afterCommit(() => {
      kernel.live.publish({ audience: [mail.ownerOfAccount(kernel.db, accountId)] }, RULE_RUN, run);
    });
  }

  /** One portion, in one transaction with how far the run has come. False when there is nothing left to do. */
  function step(work: Work, runId: number): boolean {
    const run = store.findRun(work.db, runId);
    if (run?.state !== "running") return false;
    const rule = store.findRule(work.db, run.accountId, run.ruleId);
    const portion = rule ? store.candidates(work.db, run.mailboxId, { ...run, limit: PORTION }) : [];
    const changed: number[] = [];
    const touched = new Set<number>([run.mailboxId]);
    for (const candidate of portion) {
      if (!rule || !fits(rule, factsFor(work.db, candidate))) continue;
      const placement = placementOf(work, run.accountId, rule.actions);
      if (!put(work, run.accountId, candidate.id, placement)) continue;
      changed.push(candidate.id);
      if (placement.mailboxId !== null) touched.add(placement.mailboxId);
    }
    const last = portion.at(-1);
    const isOver = last === undefined || portion.length < PORTION;
    store.advanceRun(work.db, runId, {
      afterId: last?.id ?? run.afterId,
      seen: portion.length,
      changed: changed.length,
    });
    if (isOver) store.endRun(work.db, runId, "done", work.now);
    tellChanged(kernel, work, ownerIdOf(run.accountId), run.accountId, {
      messageIds: changed,
      mailboxIds: [...touched],
    });
    const now = store.findRun(work.db, runId);
    if (now) tell(work, run.accountId, now);
    return !isOver;
  }

  function ownerIdOf(accountId: number): number {
    return Number(/^person:(\d+)$/.exec(mail.ownerOfAccount(db, accountId))?.[1] ?? 0);
  }

  /** One portion; that which holds something that nobody has read yet is begun again once it is. */
  async function take(runId: number): Promise<boolean> {
    try {
      return kernel.write(clerk, (work) => step(work, runId));
    } catch (error) {
      if (!(error instanceof NotReadYet)) throw error;
      await readUnread();
      return true;
    }
  }

  async function go(runId: number): Promise<void> {
    try {
      while (!stopping && (await take(runId))) await nextTurn();
    } catch (error) {
      kernel.log.error("A rule could not be applied", error, { run: runId });
      if (!stopping) {
        kernel.write(clerk, (work) => {
          store.endRun(work.db, runId, "failed", work.now);
        });
      }
    }
  }

  function launch(runId: number): void {
    if (stopping || running.has(runId)) return;
    const run = nextTurn()
      .then(() => go(runId))
      .finally(() => running.delete(runId));
    running.set(runId, run);
  }

  return {
    launch,
    resume() {
      for (const { id } of store.runningRuns(db)) launch(id);
    },
    async stop() {
      stopping = true;
      await Promise.all(running.values());
    },
  };
}

/** What the actions mean for a message that is there already: nothing is forwarded, that would send old mail anew. */
function placementOf(work: Work, accountId: number, actions: readonly RuleAction[]): Placement {
  return actions
    .filter((action) => action.do !== "forward")
    .reduce((placement, action) => withAction(work.db, accountId, placement, action), AS_IT_COMES);
}

function put(work: Work, accountId: number, messageId: number, placement: Placement): boolean {
  const [place] = mail.placesOf(work.db, accountId, [messageId]);
  if (!place) return false;
  const isFlagged = mail.setFlags(work.db, place, place.flags | placement.flags);
  // The flags are counted in the mailbox where the message is: read anew before it moves.
  const [now] = isFlagged ? mail.placesOf(work.db, accountId, [messageId]) : [place];
  const isLabelled = now !== undefined && mail.changeKeywords(work.db, now, { add: placement.keywords, remove: [] });
  const isMoved =
    now !== undefined && placement.mailboxId !== null && mail.moveMessage(work.db, now, placement.mailboxId);
  return isFlagged || isLabelled || isMoved;
}

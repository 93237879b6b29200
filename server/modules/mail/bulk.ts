import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { Browse } from "./browse.ts";
import { MAIL_BULK, type BulkChange, type BulkProgress, type ListScope } from "./contract.ts";
import { tellChanged } from "./deliver.ts";
import { mailErrors } from "./errors.ts";
import { withFlags } from "./flags.ts";
import type { Labels } from "./labels.ts";
import { mailUser } from "./policy.ts";
import * as store from "./store.ts";
import type { MessagePlace } from "./store.ts";

/** Changes of everything that a list holds: a portion a transaction, so that the office goes on beside them. */
export interface Bulk {
  start(actor: Actor, scope: ListScope, change: BulkChange): Promise<BulkProgress>;
  cancel(actor: Actor, id: number): void;
  undo(actor: Actor, id: number): BulkProgress;
  /** Ends what is running after its portion. */
  stop(): Promise<void>;
}

interface Job {
  readonly id: number;
  readonly personId: number;
  total: number;
  done: number;
  state: BulkProgress["state"];
  /** What takes it back: the ids that were changed, by the mailbox that they came from. */
  readonly changed: Map<number, number[]>;
  readonly change: AppliedChange;
  finished: Promise<void>;
}

/** A change with its labels as keywords and its mailbox known to be the actor's. */
interface AppliedChange {
  readonly flags: { readonly seen?: boolean; readonly flagged?: boolean };
  readonly keywords: { readonly add: readonly string[]; readonly remove: readonly string[] };
  /** In an account where the actor may change something; messages of other accounts stay where they are. */
  readonly moveTo: store.MailboxRow | undefined;
}

/** Messages that one transaction changes: others wait no longer than that takes. */
const PORTION = 250;
/** Finished ones that can still be undone, the office over. */
const REMEMBERED = 20;

export function createBulk(kernel: Kernel, browse: Browse, labels: Labels): Bulk {
  const { db } = kernel;
  const jobs = new Map<number, Job>();
  let lastId = 0;

  const progressOf = ({ id, done, total, state }: Job): BulkProgress => ({ id, done, total, state });

  function find(actor: Actor, id: number): Job {
    const job = jobs.get(id);
    if (job?.personId !== mailUser(actor).id) throw kernelErrors.notFound();
    return job;
  }

  function applied(actor: Actor, { addLabel, removeLabel, moveTo, ...flags }: BulkChange): AppliedChange {
    const target = moveTo === undefined ? undefined : store.writableMailbox(db, actor, moveTo);
    if (moveTo !== undefined && (!target || target.role === "drafts")) throw kernelErrors.notFound();
    return {
      flags,
      keywords: {
        add: labels.keywords(actor, addLabel === undefined ? [] : [addLabel]),
        remove: labels.keywords(actor, removeLabel === undefined ? [] : [removeLabel]),
      },
      moveTo: target,
    };
  }

  function begin(actor: Actor, total: number, change: AppliedChange, portions: Portions): BulkProgress {
    const { id: personId } = mailUser(actor);
    for (const job of jobs.values()) {
      if (job.personId === personId && job.state === "running") throw mailErrors.bulkBusy();
    }
    lastId += 1;
    const job: Job = {
      id: lastId,
      personId,
      total,
      done: 0,
      state: "running",
      changed: new Map(),
      change,
      finished: Promise.resolve(),
    };
    jobs.set(job.id, job);
    for (const [id, old] of jobs) if (jobs.size > REMEMBERED && old.state !== "running") jobs.delete(id);
    job.finished = run(actor, job, portions).catch((error: unknown) => {
      job.state = "cancelled";
      kernel.log.error("mail.bulk-failed", { error });
      tell(job);
    });
    return progressOf(job);
  }

  function tell(job: Job): void {
    kernel.live.publish({ audience: [personKey(job.personId)] }, MAIL_BULK, progressOf(job));
  }

  async function run(actor: Actor, job: Job, portions: Portions): Promise<void> {
    await nextTurn();
    while (isRunning(job)) {
      const isLast = kernel.write(actor, (work) => {
        const { ids, last, change } = portions(work);
        const touched = store.writablePlaces(work.db, actor, ids).filter((place) => apply(work, place, change));
        for (const { id, mailboxId } of touched) {
          job.changed.set(mailboxId, [...(job.changed.get(mailboxId) ?? []), id]);
        }
        for (const [accountId, some] of Map.groupBy(touched, (place) => place.accountId)) {
          const mailboxIds = new Set(some.map(({ mailboxId }) => mailboxId));
          if (change.moveTo) mailboxIds.add(change.moveTo.id);
          tellChanged(kernel, work, job.personId, accountId, {
            messageIds: some.map(({ id }) => id),
            mailboxIds: [...mailboxIds],
          });
        }
        job.done = Math.min(job.done + ids.length, job.total);
        return last;
      });
      if (isLast && isRunning(job)) job.state = "done";
      tell(job);
      await nextTurn();
    }
  }

  return {
    async start(actor, asked, wanted) {
      const scope = { ...browse.scopeOf(actor, asked), conversations: false };
      const change = applied(actor, wanted);
      const { sql, params } = store.totalQuestion(actor, scope);
      const total = (await kernel.readers.get<{ total: number }>(sql, params))?.total ?? 0;
      // What arrives from now on is left alone.
      let after = { receivedAt: kernel.clock.now() + 1, id: Number.MAX_SAFE_INTEGER };
      return begin(actor, total, change, (work) => {
        const places = store.placesIn(work.db, actor, scope, after, PORTION);
        after = places.at(-1) ?? after;
        return { ids: places.map(({ id }) => id), last: places.length < PORTION, change };
      });
    },
    cancel(actor, id) {
      const job = find(actor, id);
      if (job.state === "running") job.state = "cancelled";
    },
    undo(actor, id) {
      const job = find(actor, id);
      const { flags, keywords } = job.change;
      const queue = [...job.changed].flatMap(([mailboxId, ids]) => ids.map((message) => ({ message, mailboxId })));
      const back: AppliedChange = {
        flags: Object.fromEntries(Object.entries(flags).map(([name, on]) => [name, !on])),
        keywords: { add: keywords.remove, remove: keywords.add },
        moveTo: undefined,
      };
      const progress = begin(actor, queue.length, back, (work) => {
        const home = queue[0]?.mailboxId;
        const cut = queue.findIndex(({ mailboxId }) => mailboxId !== home);
        const some = queue.splice(0, Math.min(PORTION, cut < 0 ? queue.length : cut));
        const moveTo =
          job.change.moveTo && home !== undefined ? store.writableMailbox(work.db, actor, home) : undefined;
        return { ids: some.map(({ message }) => message), last: queue.length === 0, change: { ...back, moveTo } };
      });
      jobs.delete(id);
      return progress;
    },
    async stop() {
      for (const job of jobs.values()) if (job.state === "running") job.state = "cancelled";
      await Promise.all([...jobs.values()].map(({ finished }) => finished));
    },
  };
}

/** The next messages to change, and whether there are none after them. */
type Portions = (work: Work) => {
  readonly ids: readonly number[];
  readonly last: boolean;
  readonly change: AppliedChange;
};

/** Asked through a function: the state changes while the loop waits. */
function isRunning(job: Job): boolean {
  return job.state === "running";
}

function apply(work: Work, place: MessagePlace, { flags, keywords, moveTo }: AppliedChange): boolean {
  const marked = store.setFlags(work.db, place, withFlags(place.flags, flags));
  const labelled = store.changeKeywords(work.db, place, keywords);
  const now = { ...place, flags: withFlags(place.flags, flags) };
  const moved = moveTo?.accountId === place.accountId && store.moveMessage(work.db, now, moveTo.id);
  return marked || labelled || moved;
}

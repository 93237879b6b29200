import type { Actor } from "../../../kernel/access/actor.ts";
import { systemActor } from "../../../kernel/access/actor.ts";
import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { addDays, dayOf, daysBetween, isDay, startOfDay } from "../../../kernel/text/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import { SHARED_CHANGED, type SharedChanged } from "../contract.ts";
import { mailUser, ownerOf } from "../policy.ts";
import * as mail from "../store.ts";
import type { Delegation, LentMailbox } from "./contract.ts";
import { delegateErrors } from "./errors.ts";
import * as store from "./store.ts";

/** Colleagues who act for each other. */
export interface Delegates {
  list(actor: Actor): { given: Delegation[]; had: Delegation[] };
  /** What is open to the actor for reading now. */
  lent(actor: Actor): { items: LentMailbox[] };
  grant(
    actor: Actor,
    input: { personId: number; mayRead: boolean; maySend: boolean; fromOn: string; untilOn: string },
  ): Delegation;
  revoke(actor: Actor, id: number): typeof done;
  /** Begins and ends what is due; the job's work. */
  keepTime(): void;
}

const MOST_DAYS = 366;
const MOST = 20;

export function createDelegates(kernel: Kernel, directory: DirectoryService): Delegates {
  const { db, clock } = kernel;

  const zone = () => kernel.settings.agency.get().zone;

  function accountOf(actor: Actor): number {
    const accountId = mail.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    return accountId;
  }

  function face(personId: number) {
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  function show(row: store.DelegationRow): Delegation {
    const now = clock.now();
    return {
      id: row.id,
      owner: face(Number(row.owner.replace("person:", ""))),
      delegate: face(row.delegateId),
      mayRead: row.mayRead === 1,
      maySend: row.maySend === 1,
      fromAt: row.fromAt,
      untilAt: row.untilAt,
      state: row.endedAt !== null || row.untilAt <= now ? "ended" : row.fromAt <= now ? "active" : "coming",
    };
  }

  /** The delegate's windows read their list of mailboxes anew. */
  function tell(delegateId: number, accountId: number): void {
    const changed: SharedChanged = { accountId, messageIds: [], mailboxIds: [] };
    kernel.live.publish({ audience: [`person:${String(delegateId)}`] }, SHARED_CHANGED, changed);
  }

  return {
    list(actor) {
      const now = clock.now();
      return {
        given: store.givenFrom(db, accountOf(actor), now).map(show),
        had: store.hadBy(db, mailUser(actor).id, now).map(show),
      };
    },
    lent(actor) {
      const now = clock.now();
      const delegations = store.hadBy(db, mailUser(actor).id, now).filter(({ fromAt }) => fromAt <= now);
      const open = mail.accountsOf(db, actor).filter(({ kind }) => kind === "lent");
      return {
        items: open.flatMap(({ id: accountId, owner }): LentMailbox[] => {
          const mine = delegations.filter((row) => row.accountId === accountId);
          const reading = mine.filter(({ mayRead }) => mayRead === 1);
          const whose = face(Number(owner.replace("person:", "")));
          if (reading.length === 0) return [];
          return [
            {
              accountId,
              owner: whose,
              address: directory.person(whose.id)?.mailAddress ?? "",
              maySend: mine.some(({ maySend }) => maySend === 1),
              untilAt: Math.max(...reading.map(({ untilAt }) => untilAt)),
              mailboxes: mail
                .mailboxesOf(db, accountId)
                .filter(({ role }) => role !== "drafts")
                .map(({ id, role, name, total, unseen }) => ({ id, role, name, total, unseen })),
            },
          ];
        }),
      };
    },
    grant(actor, { personId, mayRead, maySend, fromOn, untilOn }) {
      const { id: me } = mailUser(actor);
      if (personId === me || directory.person(personId)?.active !== true) {
        throw delegateErrors.noColleague({}, "/body/personId");
      }
      if (!mayRead && !maySend) throw delegateErrors.nothing({}, "/body/mayRead");
      const today = dayOf(clock.now(), zone());
      const isSpan =
        isDay(fromOn) &&
        isDay(untilOn) &&
        fromOn <= untilOn &&
        untilOn >= today &&
        daysBetween(fromOn, untilOn) < MOST_DAYS;
      if (!isSpan) throw delegateErrors.days({ most: MOST_DAYS }, "/body/untilOn");
      const accountId = accountOf(actor);
      const id = kernel.write(actor, (work) => {
        if (store.givenFrom(work.db, accountId, work.now).length >= MOST) throw delegateErrors.tooMany({ limit: MOST });
        const made = store.insertDelegation(work.db, {
          accountId,
          delegateId: personId,
          mayRead,
          maySend,
          fromAt: startOfDay(fromOn, zone()),
          untilAt: startOfDay(addDays(untilOn, 1), zone()),
          now: work.now,
        });
        store.keepTime(work.db, work.now);
        work.audit({
          action: "mail.delegation-granted",
          subject: { type: "person", id: personId },
          detail: { mayRead, maySend, fromOn, untilOn },
        });
        work.afterCommit(() => {
          tell(personId, accountId);
        });
        return made;
      });
      const row = store.findDelegation(db, id);
      if (!row) throw kernelErrors.notFound();
      return show(row);
    },
    revoke(actor, id) {
      const accountId = accountOf(actor);
      kernel.write(actor, (work) => {
        const row = store.findDelegation(work.db, id);
        if (!row || (row.accountId !== accountId && row.delegateId !== mailUser(actor).id)) {
          throw kernelErrors.notFound();
        }
        if (row.endedAt !== null) return;
        store.endDelegation(work.db, id, work.now);
        work.audit({ action: "mail.delegation-ended", subject: { type: "person", id: row.delegateId } });
        work.afterCommit(() => {
          tell(row.delegateId, row.accountId);
        });
      });
      return done;
    },
    keepTime() {
      kernel.write(systemActor("mail.delegates"), (work) => {
        const changed = store.keepTime(work.db, work.now);
        work.afterCommit(() => {
          for (const { delegateId } of changed) tell(delegateId, 0);
        });
      });
    },
  };
}

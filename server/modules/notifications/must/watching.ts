import { personOf, type Actor, type PersonActor } from "../../../kernel/access/actor.ts";
import type { PageOf } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type {
  NoticeDetail,
  NoticeList,
  NoticeSummary,
  WaitingNotice,
  WatchedPerson,
  WatchList,
} from "../contract/notices.ts";
import { maySee } from "../may-see.ts";
import { findHappening } from "../store.ts";
import type { Channel } from "../types.ts";
import * as asks from "./ask-store.ts";
import { STEP_CHANNEL, stop, tell, type MustParts } from "./core.ts";
import { facesOf } from "./faces.ts";
import { mayRead, mayWatch, mayWatchAll } from "./policy.ts";
import * as store from "./store.ts";
import * as watch from "./watch-store.ts";

/** What windows ask: what waits for me, and where what I sent stands. */
export interface Watching {
  waiting(actor: Actor): { items: WaitingNotice[] };
  seen(actor: Actor, askIds: readonly number[]): void;
  sent(actor: Actor, query: { list?: NoticeList; limit?: number; after?: string }): PageOf<NoticeSummary>;
  read(actor: Actor, id: number): NoticeDetail;
  people(actor: Actor, id: number, query: { list: WatchList; limit?: number; after?: string }): PageOf<WatchedPerson>;
  stop(actor: Actor, id: number): NoticeDetail;
  mayWatch(actor: PersonActor, id: string): boolean;
  mayRead(actor: PersonActor, id: string): boolean;
}

const MOST_WAITING = 50;
const PAGE = 50;

export function createWatching(parts: MustParts): Watching {
  const { kernel, people, registry } = parts;
  const { db } = kernel;

  /** Not visible is not there. */
  function find(actor: PersonActor, id: number): store.MustRow {
    const must = store.findMust(db, id);
    if (!must || !mayRead(db, actor, must)) throw kernelErrors.notFound();
    return must;
  }

  const named = (id: string) => (/^\d{1,15}$/.test(id) ? store.findMust(db, Number(id)) : undefined);

  function detail(actor: PersonActor, must: store.MustRow): NoticeDetail {
    const isWatcher = mayWatch(actor, must);
    const ask = watch.lastAskOf(db, must.id, actor.id);
    const row = ask && store.findMustPerson(db, must.id, ask.personId);
    const face = facesOf(people, [must.senderId, must.stoppedBy, ask?.personId ?? null]);
    const isTheirs = isWatcher || maySee(people, registry, actor.id, must);
    return {
      id: must.id,
      title: { vi: must.titleVi, en: must.titleEn },
      body: isTheirs ? must.body : "",
      path: must.path,
      from: face(must.senderId),
      at: must.startedAt,
      ...store.countPeople(db, must.id),
      stoppedAt: must.stoppedAt,
      stoppedBy: face(must.stoppedBy),
      endsAt: must.endsAt,
      anyHour: must.anyHour,
      steps: [...must.steps],
      reached: isWatcher ? watch.countReached(db, must.id) : null,
      mine: ask
        ? {
            askId: ask.id,
            confirmedAt: row?.confirmedAt ?? null,
            for: ask.personId === actor.id ? null : face(ask.personId),
          }
        : null,
      can: { watch: isWatcher, stop: isWatcher && must.stoppedAt === null && must.endsAt > kernel.clock.now() },
    };
  }

  return {
    waiting(actor) {
      const person = personOf(actor);
      const open = asks.openAsksOf(db, person.id, MOST_WAITING);
      const rows = open.flatMap((ask) => {
        const happening = findHappening(db, ask.happeningId);
        return happening && maySee(people, registry, person.id, happening) ? [{ ask, happening }] : [];
      });
      const face = facesOf(
        people,
        rows.flatMap(({ ask, happening }) => [ask.personId, happening.fromId]),
      );
      return {
        items: rows.map(({ ask, happening }) => ({
          askId: ask.id,
          noticeId: ask.mustId,
          happeningId: happening.id,
          title: { vi: happening.titleVi, en: happening.titleEn },
          body: happening.body,
          path: happening.path,
          at: happening.at,
          from: face(happening.fromId),
          for: ask.personId === person.id ? null : face(ask.personId),
          sounds: ask.soundAt !== null,
        })),
      };
    },

    seen(actor, askIds) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const shown = asks.markSeen(work.db, person.id, askIds, work.now);
        for (const mustId of new Set(shown.map((ask) => ask.mustId))) tell(parts, work, mustId, []);
      });
    },

    sent(actor, query) {
      const person = personOf(actor);
      const list = query.list === "all" && mayWatchAll(actor) ? "all" : "mine";
      const limit = query.limit ?? PAGE;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = watch.listSent(db, { list, senderId: person.id, before: after?.[0], limit });
      const face = facesOf(
        people,
        rows.map(({ senderId }) => senderId),
      );
      return pageFrom(
        rows,
        limit,
        ({ id }) => [id],
        (row) => ({
          id: row.id,
          title: { vi: row.titleVi, en: row.titleEn },
          body: row.body,
          from: face(row.senderId),
          at: row.startedAt,
          people: row.people,
          confirmed: row.confirmed,
          stoppedAt: row.stoppedAt,
          endsAt: row.endsAt,
        }),
      );
    },

    read(actor, id) {
      const person = personOf(actor);
      return detail(person, find(person, id));
    },

    people(actor, id, query) {
      const person = personOf(actor);
      const must = find(person, id);
      if (!mayWatch(person, must)) throw kernelErrors.forbidden();
      const limit = query.limit ?? PAGE;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = watch.listWatched(db, must.id, { list: query.list, after: after?.[0], limit });
      const ids = rows.map(({ personId }) => personId);
      const asked = Map.groupBy(asks.asksFor(db, must.id, ids), ({ personId }) => personId);
      const empty = Map.groupBy(watch.emptySteps(db, must.id, ids), ({ personId }) => personId);
      const face = facesOf(people, [
        ...ids,
        ...rows.map(({ confirmedBy }) => confirmedBy),
        ...[...asked.values()].flat().map(({ askedId }) => askedId),
      ]);
      const nobody = (personId: number) => ({ id: personId, name: "", photoHash: null });
      return pageFrom(
        rows,
        limit,
        ({ personId }) => [personId],
        (row) => {
          const next = must.steps[row.reached];
          return {
            person: face(row.personId) ?? nobody(row.personId),
            confirmedAt: row.confirmedAt,
            confirmedBy: face(row.confirmedBy),
            way: row.confirmedVia,
            next: next && row.nextAt !== null ? { step: next.step, at: row.nextAt } : null,
            empty: (empty.get(row.personId) ?? []).map(({ step }) => step),
            asked: (asked.get(row.personId) ?? []).map((ask) => ({
              person: face(ask.askedId) ?? nobody(ask.askedId),
              reason: ask.reason,
              askedAt: ask.askedAt,
              seenAt: ask.seenAt,
              soundAt: ask.soundAt,
              sms: messageOf(ask, registry.channel(STEP_CHANNEL)),
            })),
          };
        },
      );
    },

    stop(actor, id) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const must = find(person, id);
        if (!mayWatch(person, must)) throw kernelErrors.forbidden();
        stop(parts, work, must, actor);
      });
      return detail(person, find(person, id));
    },

    mayWatch(actor, id) {
      const must = named(id);
      return must !== undefined && mayWatch(actor, must);
    },

    mayRead(actor, id) {
      const must = named(id);
      return must !== undefined && mayRead(db, actor, must);
    },
  };
}

/** What became of a question's short message, as far as its channel knows. */
function messageOf(ask: asks.AskRow, channel: Channel | undefined): WatchedPerson["asked"][number]["sms"] {
  const { smsState, smsAt, smsError, smsDeliveryId } = ask;
  if (smsState === null || smsAt === null) return null;
  const outcome = smsState === "sent" && smsDeliveryId !== null ? channel?.outcome?.(smsDeliveryId) : undefined;
  if (!outcome) return { state: smsState, at: smsAt, error: smsError };
  return { state: outcome.state === "accepted" ? "sent" : outcome.state, at: outcome.at, error: null };
}

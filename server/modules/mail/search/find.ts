import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { readCursor } from "../../../kernel/paging.ts";
import { dayOf, fold, startOfDay } from "../../../kernel/text/index.ts";
import type { MessageFilter, SearchChip } from "../contract.ts";
import * as store from "../store.ts";
import type { ListedMessage } from "../store.ts";
import { foldersNamed } from "./folders.ts";
import type { Indexer } from "./indexer.ts";
import { readSearch, type Part } from "./language.ts";
import {
  conditionsOf,
  markedMatchOf,
  matchOf,
  prefixesOf,
  textParts,
  type RowConditions,
  type TextPart,
} from "./match.ts";

export interface Found extends ListedMessage {
  readonly exact: boolean;
}

export interface FoundPage {
  readonly rows: readonly Found[];
  readonly understood: SearchChip[];
  readonly next: string | undefined;
}

/** Looking through the mail that an actor may read. */
export interface Finding {
  /** What answers, the last stored first, each content once. Empty for what asks for nothing. */
  newest(
    actor: Actor,
    typed: string,
    page: { readonly limit: number; readonly before?: number; readonly filter?: MessageFilter },
  ): Promise<ListedMessage[]>;
  /** The same in sets: in each, what has the marks as typed first, then the newest. */
  search(
    actor: Actor,
    query: { readonly q: string; readonly limit?: number; readonly after?: string },
  ): Promise<FoundPage>;
}

/** Rows that are ranked together: a person looks at no more before saying more. */
const SET = 200;
const PAGE = 50;
/** Words that what is being typed may become. */
const GROWN = 24;

interface Asked {
  readonly parts: readonly Part[];
  readonly texts: readonly TextPart[];
  readonly holders: readonly string[];
  readonly match: string;
  readonly rows: RowConditions;
  /** The contents that can be meant at all: a search in a time does not look at what was stored long before it. */
  readonly low: number;
  readonly high: number;
}

export function createFinding(kernel: Kernel, indexer: Indexer): Finding {
  const { db, readers, clock } = kernel;

  async function ask(actor: Actor, typed: string, filter?: MessageFilter): Promise<Asked | undefined> {
    const { zone } = kernel.settings.agency.get();
    const parts = readSearch(typed, dayOf(clock.now(), zone));
    const accountIds = store.visibleAccounts(db, actor);
    if (parts.length === 0 || accountIds.length === 0) return undefined;
    await indexer.catchUp(accountIds);
    const texts = textParts(parts, typed.length);
    const grown = new Map<string, readonly string[]>();
    for (const prefix of prefixesOf(texts)) {
      const { sql, params } = store.grownQuestion(prefix, GROWN);
      grown.set(
        prefix,
        (await readers.all<{ word: string }>(sql, params)).map(({ word }) => word),
      );
    }
    const holders = accountIds.map(store.holderWord);
    const rows = conditionsOf(parts, {
      mailboxes: (name) => foldersNamed(name, store.mailboxNames(db, accountIds)),
      keyword: (name) => fold(name).replace(/[^a-z0-9]+/g, "_"),
      startOf: (day) => startOfDay(day, zone),
    });
    const where = filter === undefined ? rows.where : [...rows.where, store.FILTERS[filter]];
    const bounds = await boundsOf(accountIds, receivedIn(parts), (day) => startOfDay(day, zone));
    return { parts, texts, holders, match: matchOf(holders, texts, grown), rows: { ...rows, where }, ...bounds };
  }

  async function boundsOf(
    accountIds: readonly number[],
    { fromOn, untilOn }: { fromOn: string | null; untilOn: string | null },
    startOf: (day: string) => number,
  ): Promise<{ low: number; high: number }> {
    if (fromOn === null && untilOn === null) return { low: 0, high: Number.MAX_SAFE_INTEGER - 1 };
    const { sql, params } = store.boundsQuestion(
      accountIds,
      fromOn === null ? 0 : startOf(fromOn),
      untilOn === null ? Number.MAX_SAFE_INTEGER : startOf(untilOn),
    );
    const bounds = await readers.get<{ low: number | null; high: number | null }>(sql, params);
    return { low: bounds?.low ?? 0, high: bounds?.high ?? -1 };
  }

  async function setOf(actor: Actor, asked: Asked, before: number, limit: number): Promise<ListedMessage[]> {
    if (asked.high < asked.low) return [];
    const { sql, params } = store.searchQuestion(actor, asked.match, asked.rows, {
      from: asked.low,
      before: Math.min(before, asked.high + 1),
      limit,
    });
    return readers.all<ListedMessage>(sql, params);
  }

  async function exactAmong(asked: Asked, rows: readonly ListedMessage[]): Promise<ReadonlySet<number>> {
    const marked = markedMatchOf(asked.texts);
    const ids = rows.map(({ contentId }) => contentId);
    if (marked === undefined || ids.length === 0) return new Set();
    const match = `${matchOf(asked.holders, [], new Map())} AND ${marked}`;
    const { sql, params } = store.amongQuestion(match, Math.min(...ids), Math.max(...ids));
    return new Set((await readers.all<{ id: number }>(sql, params)).map(({ id }) => id));
  }

  return {
    async newest(actor, typed, { limit, before = Number.MAX_SAFE_INTEGER, filter }) {
      const asked = await ask(actor, typed, filter);
      return asked ? onceEach(await setOf(actor, asked, before, limit)) : [];
    },
    async search(actor, { q, limit = PAGE, after }) {
      const asked = await ask(actor, q);
      if (!asked) return { rows: [], understood: [], next: undefined };
      const [top, offset] = readCursor<readonly [number, number]>(after, ["number", "number"]) ?? [
        Number.MAX_SAFE_INTEGER,
        0,
      ];
      const found = await setOf(actor, asked, top, SET);
      const exact = await exactAmong(asked, found);
      const ranked = onceEach(found)
        .map((row) => ({ ...row, exact: exact.has(row.contentId) }))
        .toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.receivedAt - a.receivedAt || b.id - a.id);
      const rows = ranked.slice(offset, offset + limit);
      return { rows, understood: asked.parts.map(chipOf), next: nextOf(found, ranked.length, offset + limit) };
    },
  };
}

/** The rest of this set, or the set below it. What comes in meanwhile moves nothing: a set is named by its newest content. */
function nextOf(set: readonly ListedMessage[], ranked: number, offset: number): string | undefined {
  const first = set[0];
  const last = set.at(-1);
  if (!first || !last) return undefined;
  const key = offset < ranked ? [first.contentId + 1, offset] : set.length === SET ? [last.contentId, 0] : undefined;
  return key && Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** A content stands once, where the person would look for it: not in the trash if it is elsewhere too. */
function onceEach(rows: readonly ListedMessage[]): ListedMessage[] {
  const best = new Map<number, ListedMessage>();
  for (const row of rows) {
    const known = best.get(row.contentId);
    if (!known || (isAside(known) && !isAside(row))) best.set(row.contentId, row);
  }
  return [...best.values()];
}

const isAside = ({ mailboxRole }: ListedMessage): boolean => mailboxRole === "trash" || mailboxRole === "junk";

/** The time that all the parts that name one leave. */
function receivedIn(parts: readonly Part[]): { fromOn: string | null; untilOn: string | null } {
  let fromOn: string | null = null;
  let untilOn: string | null = null;
  for (const part of parts) {
    if (part.kind !== "received" || part.not) continue;
    if (part.fromOn !== null && (fromOn === null || part.fromOn > fromOn)) fromOn = part.fromOn;
    if (part.untilOn !== null && (untilOn === null || part.untilOn < untilOn)) untilOn = part.untilOn;
  }
  return { fromOn, untilOn };
}

function chipOf(part: Part): SearchChip {
  const { start, end, not } = part;
  switch (part.kind) {
    case "state":
      return { kind: part.state, not, value: "", start, end };
    case "received":
      return { kind: part.kind, not, value: `${part.fromOn ?? ""}/${part.untilOn ?? ""}`, start, end };
    case "larger":
    case "smaller":
      return { kind: part.kind, not, value: String(part.bytes), start, end };
    default:
      return { kind: part.kind, not, value: part.text, start, end };
  }
}

import type { Cursor } from "../grammar/cursor.ts";
import { asksModseq, readSearchKeys, type SearchContext } from "../grammar/search.ts";
import { compact, demandWithin, settle } from "../grammar/sequence-set.ts";
import { bad, no, Refused, syntaxError } from "../replies.ts";
import type { SearchKey } from "../search-key.ts";
import type { Call } from "./command.ts";
import { demandUser, demandView, enableCondstore, type Session } from "./session.ts";

export type ResultOption = "MIN" | "MAX" | "COUNT" | "ALL" | "SAVE";
const OPTIONS: readonly ResultOption[] = ["MIN", "MAX", "COUNT", "ALL", "SAVE"];

/** `RETURN (…)` of ESEARCH and ESORT; undefined where the answer of old is wanted. */
export function readReturn(cursor: Cursor): ResultOption[] | undefined {
  if (cursor.peekWord() !== "RETURN") return undefined;
  cursor.word();
  cursor.space();
  const options = cursor.list(() => {
    const word = cursor.word();
    const option = OPTIONS.find((each) => each === word);
    if (!option) throw syntaxError("This return option is not known");
    return option;
  }, 0);
  cursor.space();
  return options.length === 0 ? ["ALL"] : options;
}

export function demandCharset(name: string): void {
  if (!["UTF-8", "US-ASCII"].includes(name.toUpperCase())) {
    throw new Refused(no("This charset is not known", "BADCHARSET (US-ASCII UTF-8)"));
  }
}

/** `CHARSET name ` in front of the keys. */
export function skipCharset(cursor: Cursor, session: Session): void {
  if (cursor.peekWord() !== "CHARSET") return;
  // RFC 6855 §3: everything is UTF-8 then.
  if (session.enabled.has("UTF8=ACCEPT")) throw new Refused(bad("With UTF8=ACCEPT there is no CHARSET"));
  cursor.word();
  cursor.space();
  demandCharset(cursor.astring());
  cursor.space();
}

/** The keys, their message numbers already UIDs. */
export function readKeys(cursor: Cursor, session: Session): SearchKey {
  const view = demandView(session);
  const context: SearchContext = {
    now: session.clock.now(),
    recent: () => rangesOf([...view.recent].sort((a, b) => a - b)),
    uidsOf(set, uid) {
      if (set.kind === "saved") return rangesOf(session.saved);
      if (uid) return { kind: "uids", ranges: settle(set.ranges, view.uids.at(-1) ?? 0) };
      demandWithin(set.ranges, view.exists);
      return rangesOf(view.resolve(set, false, []));
    },
  };
  return readSearchKeys(cursor, context);
}

function rangesOf(uids: readonly number[]): SearchKey {
  return {
    kind: "uids",
    ranges: settle(
      uids.map((uid) => [uid, uid] as const),
      0,
    ),
  };
}

export interface Found {
  /** In the order of the answer. */
  readonly uids: readonly number[];
  readonly modseqs: ReadonlyMap<number, number>;
}

/** Asks the store; what this session has not been told of is left out. */
export async function find(session: Session, key: SearchKey): Promise<Found> {
  const view = demandView(session);
  if (asksModseq(key)) enableCondstore(session);
  const hits = await demandUser(session).search(view.folder.id, key);
  const known = hits.filter(({ uid }) => view.numberOf(uid) > 0);
  return { uids: known.map(({ uid }) => uid), modseqs: new Map(known.map(({ uid, modseq }) => [uid, modseq])) };
}

/** Writes the ESEARCH response (RFC 4731), and keeps `$` where SAVE asks for it (RFC 5182). */
export function writeResult(
  session: Session,
  call: Call,
  { uids, modseqs }: Found,
  options: readonly ResultOption[],
  withModseq: boolean,
): void {
  const view = demandView(session);
  const name = (uid: number) => (call.uid ? uid : view.numberOf(uid));
  const [min, max] = [uids[0], uids.at(-1)];
  const has = (option: ResultOption) => options.includes(option);
  const onlyEnds = !has("ALL") && !has("COUNT") && (has("MIN") || has("MAX"));
  const ends = [...(has("MIN") && min !== undefined ? [min] : []), ...(has("MAX") && max !== undefined ? [max] : [])];
  if (has("SAVE")) session.saved = [...(onlyEnds ? ends : uids)].sort((a, b) => a - b);
  if (options.every((option) => option === "SAVE")) return;
  const parts = [`(TAG "${call.tag}")`, ...(call.uid ? ["UID"] : [])];
  if (has("MIN") && min !== undefined) parts.push(`MIN ${name(min)}`);
  if (has("MAX") && max !== undefined) parts.push(`MAX ${name(max)}`);
  if (has("COUNT")) parts.push(`COUNT ${uids.length}`);
  if (has("ALL") && uids.length > 0) parts.push(`ALL ${compact(uids.map(name))}`);
  const told = onlyEnds ? ends : uids;
  if (withModseq && told.length > 0) parts.push(`MODSEQ ${highest(told, modseqs)}`);
  session.output.line(`* ESEARCH ${parts.join(" ")}`);
}

export function highest(uids: readonly number[], modseqs: ReadonlyMap<number, number>): number {
  return uids.reduce((most, uid) => Math.max(most, modseqs.get(uid) ?? 0), 0);
}

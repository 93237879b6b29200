import { setImmediate as nextTurn } from "node:timers/promises";
import { SEEN, writeFlags } from "../flags.ts";
import { writeDateTime } from "../grammar/dates.ts";
import type { Cursor } from "../grammar/cursor.ts";
import { readFetchItems, type FetchItem } from "../grammar/fetch-items.ts";
import { compact, demandWithin, readSequenceSet, type SequenceSet } from "../grammar/sequence-set.ts";
import type { ImapUser, Message, Want } from "../hooks.ts";
import { Farewell, Gone } from "../../wire/ends.ts";
import { no, ok, Refused, syntaxError, type Reply } from "../replies.ts";
import { defineCommand, type Call } from "../session/command.ts";
import { Body, isFromHead } from "../session/fetch-body.ts";
import { demandUser, demandView, enableCondstore, learnKeywords, type Session } from "../session/session.ts";
import type { View } from "../session/view.ts";
import { writeBodyStructure } from "../structure/body-structure.ts";

/** Messages that are read, written and waited for together; between two portions others have their turn. */
const PORTION = 250;

type PartItem = Extract<FetchItem, { readonly label: string }>;
type PlainItem = Exclude<FetchItem, { readonly label: string }>;

interface Modifiers {
  changedSince: number | undefined;
  vanished: boolean;
}

interface Args extends Readonly<Modifiers> {
  readonly set: SequenceSet;
  readonly items: readonly FetchItem[];
}

export const fetch = defineCommand({
  name: "FETCH",
  when: "selected",
  uid: true,
  holdsNumbers: true,
  parse(cursor, session, { uid }): Args {
    cursor.space();
    const set = readSequenceSet(cursor);
    if (!uid && set.kind === "ranges") demandWithin(set.ranges, demandView(session).exists);
    cursor.space();
    const items = readFetchItems(cursor);
    const modifiers: Modifiers = { changedSince: undefined, vanished: false };
    if (cursor.skip(" ")) cursor.list(() => takeModifier(cursor, modifiers, uid && session.enabled.has("QRESYNC")));
    if (modifiers.vanished && modifiers.changedSince === undefined) throw syntaxError("VANISHED needs CHANGEDSINCE");
    return { set, items, ...modifiers };
  },
  async run(session, args, call) {
    const view = demandView(session);
    const user = demandUser(session);
    if (args.changedSince !== undefined || args.items.some(({ kind }) => kind === "modseq")) enableCondstore(session);
    const items = withImplied(args, call);
    let uids = view.resolve(args.set, call.uid, session.saved);
    if (args.changedSince !== undefined) uids = await changedOf(session, view, args, uids);
    const want = wantOf(items);
    let isComplete = true;
    let problem: Reply | undefined;
    for (let at = 0; at < uids.length; at += PORTION) {
      const portion = uids.slice(at, at + PORTION);
      const seen = await markSeen(user, view, items, portion);
      const messages = await user.messages(view.folder.id, portion, want);
      if (messages.length < portion.length) isComplete = false;
      for (const message of messages) {
        problem = (await writeMessage(session, view, message, items, seen.has(message.uid))) ?? problem;
      }
      session.output.flush();
      await session.output.settle();
      await nextTurn();
    }
    if (problem) return problem;
    return isComplete ? ok("Fetch completed") : ok("Some messages are no longer there", "EXPUNGEISSUED");
  },
});

function takeModifier(cursor: Cursor, modifiers: Modifiers, mayVanish: boolean): void {
  const word = cursor.word("A modifier");
  if (word === "CHANGEDSINCE") {
    cursor.space();
    modifiers.changedSince = cursor.number64();
  } else if (word === "VANISHED" && mayVanish) modifiers.vanished = true;
  else throw syntaxError("This modifier is not known");
}

/** UID FETCH always gives the UID, CHANGEDSINCE always the MODSEQ. */
function withImplied({ items, changedSince }: Args, { uid }: Call): FetchItem[] {
  const has = (kind: FetchItem["kind"]) => items.some((item) => item.kind === kind);
  return [
    ...(uid && !has("uid") ? [{ kind: "uid" } as const] : []),
    ...items,
    ...(changedSince !== undefined && !has("modseq") ? [{ kind: "modseq" } as const] : []),
  ];
}

/** Those of the UIDs that changed after CHANGEDSINCE; tells which are gone when that was asked for. */
async function changedOf(session: Session, view: View, args: Args, uids: readonly number[]): Promise<number[]> {
  const changes = await demandUser(session).changes(view.folder.id, args.changedSince ?? 0);
  if (!changes) return [];
  if (args.vanished && args.set.kind === "ranges") {
    const { ranges } = args.set;
    const asked = changes.vanished.filter((uid) => ranges.some(([from, to]) => uid >= from && uid <= to));
    if (asked.length > 0) session.output.line(`* VANISHED (EARLIER) ${compact(asked)}`);
  }
  const changed = new Set(changes.messages.map(({ uid }) => uid));
  return uids.filter((uid) => changed.has(uid));
}

function wantOf(items: readonly FetchItem[]): Want {
  const has = (kind: FetchItem["kind"]) => items.some((item) => item.kind === kind);
  const sections = items.flatMap((item) => ("section" in item ? [item.section] : []));
  return {
    envelope: has("envelope"),
    bodyStructure: has("bodystructure"),
    head: sections.some(isFromHead),
    content: sections.some((section) => !isFromHead(section)),
    structure:
      has("body") ||
      sections.some((section) => !isFromHead(section) && !(section.of === "all" && section.path.length === 0)),
  };
}

/** Reading a body sets `\Seen`, unless it only peeks; gives those for which that was new. */
async function markSeen(
  user: ImapUser,
  view: View,
  items: readonly FetchItem[],
  uids: readonly number[],
): Promise<ReadonlySet<number>> {
  const reads = items.some((item) => "peek" in item && !item.peek);
  if (!reads || view.readOnly) return new Set();
  const { messages } = await user.store(view.folder.id, uids, { how: "add", flags: { bits: SEEN, keywords: [] } });
  return new Set(messages.filter(({ changed }) => changed).map(({ uid }) => uid));
}

async function writeMessage(
  session: Session,
  view: View,
  message: Message,
  items: readonly FetchItem[],
  isNewlySeen: boolean,
): Promise<Reply | undefined> {
  const { output } = session;
  const tellsFlags = isNewlySeen || items.some(({ kind }) => kind === "flags");
  if (tellsFlags) {
    learnKeywords(session, view, message.flags);
    view.tell(message.uid, message.modseq);
  }
  const body = new Body(demandUser(session), message);
  output.write(`* ${view.numberOf(message.uid)} FETCH (`);
  let between = "";
  let problem: Reply | undefined;
  for (const item of items) {
    output.write(between);
    between = " ";
    if ("label" in item) problem = (await writePart(session, body, item)) ?? problem;
    else output.write(plainItem(session, view, message, item));
  }
  if (isNewlySeen && !items.some(({ kind }) => kind === "flags")) {
    output.write(`${between}${plainItem(session, view, message, { kind: "flags" })}`);
  }
  if (isNewlySeen && session.enabled.has("CONDSTORE") && !items.some(({ kind }) => kind === "modseq")) {
    output.write(` ${plainItem(session, view, message, { kind: "modseq" })}`);
  }
  output.write(")\r\n");
  return problem;
}

/** What cannot be had is NIL, so that the response stays whole; the command's end says why. */
async function writePart(session: Session, body: Body, item: PartItem): Promise<Reply | undefined> {
  try {
    if (item.kind === "binary-size") await body.binarySize(session.output, item);
    else await body.write(session.output, item);
    return undefined;
  } catch (error) {
    if (error instanceof Farewell || error instanceof Gone) throw error;
    session.output.write(`${item.label} ${item.kind === "binary-size" ? "0" : "NIL"}`);
    if (error instanceof Refused) return error.reply;
    session.hooks.failed?.(error, session.peer);
    return session.hooks.replyOf?.(error) ?? no("A message could not be read", "SERVERBUG");
  }
}

function plainItem(session: Session, view: View, message: Message, { kind }: PlainItem): string {
  switch (kind) {
    case "uid":
      return `UID ${message.uid}`;
    case "flags":
      return `FLAGS (${writeFlags(message.flags, view.recent.has(message.uid))})`;
    case "size":
      return `RFC822.SIZE ${message.size}`;
    case "modseq":
      return `MODSEQ (${message.modseq})`;
    case "date":
      return `INTERNALDATE ${writeDateTime(message.receivedAt, demandUser(session).zoneOffset(message.receivedAt))}`;
    case "envelope":
      return `ENVELOPE ${message.envelope ?? "NIL"}`;
    case "bodystructure":
      return `BODYSTRUCTURE ${message.bodyStructure ?? "NIL"}`;
    case "body":
      return `BODY ${message.structure ? writeBodyStructure(message.structure, false) : "NIL"}`;
  }
}

import type { Cursor } from "../grammar/cursor.ts";
import { matcher, readName } from "../grammar/mailbox-names.ts";
import type { Folder } from "../hooks.ts";
import { ok, syntaxError } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import { writeMailbox } from "../session/mailboxes.ts";
import { demandUser, type Session } from "../session/session.ts";
import { readStatusItems, statusLine, type StatusItem } from "./status.ts";

interface Args {
  readonly reference: string;
  readonly patterns: readonly string[];
  /** Written with options: more is told of each mailbox (RFC 5258). */
  readonly extended: boolean;
  readonly select: { subscribed: boolean; recursive: boolean; specialUse: boolean };
  readonly give: { subscribed: boolean; status: readonly StatusItem[] };
}

/** LIST with LIST-EXTENDED, LIST-STATUS and SPECIAL-USE. */
export const list = defineCommand({
  name: "LIST",
  when: "in",
  parse(cursor, session): Args {
    cursor.space();
    const select = { subscribed: false, recursive: false, specialUse: false };
    let extended = false;
    if (cursor.peek() === "(") {
      extended = true;
      cursor.list(() => takeSelection(cursor, select), 0);
      if (select.recursive && !select.subscribed) throw syntaxError("RECURSIVEMATCH needs another option");
      cursor.space();
    }
    const reference = takePattern(cursor, session, false);
    cursor.space();
    let patterns: string[];
    if (cursor.peek() === "(") {
      extended = true;
      patterns = cursor.list(() => takePattern(cursor, session, true));
    } else patterns = [takePattern(cursor, session, true)];
    const give = { subscribed: select.subscribed, status: [] as StatusItem[] };
    if (cursor.skip(" ")) {
      extended = true;
      if (cursor.word() !== "RETURN") throw syntaxError("RETURN is missing");
      cursor.space();
      cursor.list(() => takeReturn(cursor, give), 0);
    }
    return { reference, patterns, extended, select, give };
  },
  async run(session, args) {
    const { output } = session;
    if (args.patterns.length === 1 && args.patterns[0] === "" && !args.extended) {
      output.line('* LIST (\\Noselect) "/" ""');
      return ok("List completed");
    }
    const user = demandUser(session);
    const folders = await user.folders();
    const subscribed = new Set(await user.subscriptions());
    const byName = new Map(folders.map((folder) => [folder.name, folder]));
    const tests = args.patterns.map((pattern) => nameTest(args.reference + pattern));
    const names = treeOf([...byName.keys(), ...(args.select.subscribed ? subscribed : [])]);
    const parents = parentsOf(names);
    for (const name of names) {
      if (!tests.some((test) => test(name))) continue;
      const folder = byName.get(name);
      const isSubscribed = subscribed.has(name);
      const above = args.select.recursive && [...subscribed].some((each) => each.startsWith(`${name}/`));
      if (args.select.subscribed && !isSubscribed && !above) continue;
      if (args.select.specialUse && folder?.use === undefined) continue;
      const attributes = [
        ...(folder ? [] : args.extended ? ["\\NonExistent", "\\Noselect"] : ["\\Noselect"]),
        parents.has(name) ? "\\HasChildren" : "\\HasNoChildren",
        ...(folder?.use === undefined ? [] : [`\\${folder.use}`]),
        ...(args.give.subscribed && isSubscribed ? ["\\Subscribed"] : []),
      ];
      const more = above ? ' ("CHILDINFO" ("SUBSCRIBED"))' : "";
      output.line(`* LIST (${attributes.join(" ")}) "/" ${writeMailbox(name, session)}${more}`);
      if (folder && args.give.status.length > 0) await writeStatus(session, folder, args.give.status);
    }
    return ok("List completed");
  },
});

async function writeStatus(session: Session, folder: Folder, items: readonly StatusItem[]): Promise<void> {
  const line = await statusLine(session, folder, items);
  if (line !== undefined) session.output.line(line);
}

/** LSUB of RFC 3501: what is subscribed, and with "%" the level above it. */
export const lsub = defineCommand({
  name: "LSUB",
  when: "in",
  parse(cursor, session) {
    cursor.space();
    const reference = takePattern(cursor, session, false);
    cursor.space();
    return { reference, pattern: takePattern(cursor, session, true) };
  },
  async run(session, { reference, pattern }) {
    const user = demandUser(session);
    const subscribed = new Set(await user.subscriptions());
    const existing = new Set((await user.folders()).map(({ name }) => name));
    const test = nameTest(reference + pattern);
    for (const name of treeOf([...subscribed])) {
      const isParent = !subscribed.has(name);
      // Names above a subscribed one are of use only where the pattern stops at their level.
      if (!test(name) || (isParent && !pattern.endsWith("%"))) continue;
      const attributes = isParent || !existing.has(name) ? "\\Noselect" : "";
      session.output.line(`* LSUB (${attributes}) "/" ${writeMailbox(name, session)}`);
    }
    return ok("Lsub completed");
  },
});

function takePattern(cursor: Cursor, session: Session, wild: boolean): string {
  const wire = wild ? cursor.pattern() : cursor.name();
  // What is no name matches nothing; it is not refused.
  return readName(wire, session.enabled.has("UTF8=ACCEPT")) ?? wire;
}

function takeSelection(cursor: Cursor, select: Args["select"]): void {
  const word = cursor.word();
  if (word === "SUBSCRIBED") select.subscribed = true;
  else if (word === "RECURSIVEMATCH") select.recursive = true;
  else if (word === "SPECIAL-USE") select.specialUse = true;
  // There are no remote mailboxes to leave out.
  else if (word !== "REMOTE") throw syntaxError("This selection option is not known");
}

function takeReturn(cursor: Cursor, give: { subscribed: boolean; status: StatusItem[] }): void {
  const word = cursor.word();
  if (word === "SUBSCRIBED") give.subscribed = true;
  else if (word === "STATUS") {
    cursor.space();
    give.status = readStatusItems(cursor);
  } else if (word !== "CHILDREN" && word !== "SPECIAL-USE") throw syntaxError("This return option is not known");
}

function nameTest(pattern: string): (name: string) => boolean {
  const test = matcher(pattern);
  const inbox = matcher(pattern.toUpperCase());
  return (name) => test(name) || (name === "INBOX" && inbox(name));
}

/** The names with every level above them, INBOX first. */
function treeOf(names: readonly string[]): string[] {
  const all = new Set<string>();
  for (const name of names) {
    for (let at = name.indexOf("/"); at > 0; at = name.indexOf("/", at + 1)) all.add(name.slice(0, at));
    all.add(name);
  }
  return [...all].sort((a, b) => Number(b === "INBOX") - Number(a === "INBOX") || (a < b ? -1 : 1));
}

function parentsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => (name.includes("/") ? [name.slice(0, name.lastIndexOf("/"))] : [])));
}

import type { Clock } from "../../../kernel/clock.ts";
import type { ImapHooks, ImapPeer, ImapUser, MessageState } from "../hooks.ts";
import { SYSTEM_FLAGS, writeFlags, type Flags } from "../flags.ts";
import { compact } from "../grammar/sequence-set.ts";
import type { ImapLimits } from "../limits.ts";
import { bad, no, Refused } from "../replies.ts";
import type { Input } from "../../wire/input.ts";
import type { Output } from "../../wire/output.ts";
import type { View } from "./view.ts";

export type Extension = "CONDSTORE" | "QRESYNC" | "UTF8=ACCEPT";

/** One connection as its commands see it. */
export interface Session {
  readonly hooks: ImapHooks;
  readonly limits: ImapLimits;
  readonly clock: Clock;
  readonly input: Input;
  readonly output: Output;
  readonly peer: ImapPeer;
  /** Whether STARTTLS can be had now. */
  readonly canStartTls: boolean;
  /** Whether a password may be sent now: over TLS. */
  readonly maySignIn: boolean;
  /** Whether both directions are compressed. */
  readonly isCompressed: boolean;
  readonly enabled: Set<Extension>;
  user: ImapUser | undefined;
  view: View | undefined;
  /** The last search's result, `$` (RFC 5182). */
  saved: readonly number[];
  /** What the connection does once the command's reply is sent. */
  next: "starttls" | "compress" | "logout" | undefined;
  /** Counts the person in; false when he or she has too many sessions. */
  admit(user: ImapUser): boolean;
}

export function demandUser({ user }: Session): ImapUser {
  if (!user) throw new Refused(bad("Sign in first"));
  return user;
}

export function demandView({ view }: Session): View {
  if (!view) throw new Refused(bad("No mailbox selected"));
  return view;
}

export function demandWritable(session: Session): View {
  const view = demandView(session);
  if (view.readOnly) throw new Refused(no("The mailbox is open for reading only", "READ-ONLY"));
  return view;
}

export function closeView(session: Session): void {
  session.view?.close();
  session.view = undefined;
  session.saved = [];
}

/** CONDSTORE is enabled by any command that uses it (RFC 7162 §3.1). */
export function enableCondstore(session: Session): void {
  if (session.enabled.has("CONDSTORE")) return;
  session.enabled.add("CONDSTORE");
  if (session.view) session.output.line(`* OK [HIGHESTMODSEQ ${session.view.modseq}] Highest`);
}

/** Tells what others did, as far as the command at hand allows it. */
export async function announce(session: Session, mayExpunge: boolean): Promise<void> {
  const { view, output } = session;
  if (!view) return;
  const news = await view.sync(mayExpunge);
  if (news.expunged.length > 0 && session.enabled.has("QRESYNC")) {
    output.line(`* VANISHED ${compact(news.expunged.map(({ uid }) => uid).reverse())}`);
  } else for (const { number } of news.expunged) output.line(`* ${number} EXPUNGE`);
  if (news.exists) {
    output.line(`* ${view.exists} EXISTS`);
    output.line(`* ${view.recent.size} RECENT`);
  }
  for (const message of news.flags) {
    if (!view.isGone(message.uid)) output.line(flagLine(session, view, message, session.enabled.has("QRESYNC")));
  }
}

/** `* n FETCH (…)` with a message's flags, and its MODSEQ where the client wants them. */
export function flagLine(session: Session, view: View, message: MessageState, withUid: boolean): string {
  learnKeywords(session, view, message.flags);
  const parts = [
    ...(withUid ? [`UID ${message.uid}`] : []),
    `FLAGS (${writeFlags(message.flags, view.recent.has(message.uid))})`,
    ...(session.enabled.has("CONDSTORE") ? [`MODSEQ (${message.modseq})`] : []),
  ];
  return `* ${view.numberOf(message.uid)} FETCH (${parts.join(" ")})`;
}

/** A keyword that the client has not been told of is announced before it is used (RFC 9051 §7.3.5). */
export function learnKeywords({ output }: Session, view: View, { keywords }: Flags): void {
  const unknown = keywords.filter((name) => !view.keywords.has(name.toLowerCase()));
  if (unknown.length === 0) return;
  for (const name of unknown) view.keywords.set(name.toLowerCase(), name);
  const [flags, permanent] = flagLists(view);
  output.line(flags);
  output.line(permanent);
}

const BEYOND_BITS = "$Forwarded";

export function flagLists(view: View): [string, string] {
  const system = SYSTEM_FLAGS.map(([name]) => name).filter((name) => name !== BEYOND_BITS);
  const names = [...new Set([...system, BEYOND_BITS, ...view.keywords.values()])].join(" ");
  return [
    `* FLAGS (${names})`,
    view.readOnly
      ? "* OK [PERMANENTFLAGS ()] Read-only mailbox"
      : `* OK [PERMANENTFLAGS (${names} \\*)] Flags permitted`,
  ];
}

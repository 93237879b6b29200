import type { Cursor } from "../grammar/cursor.ts";
import type { Reply } from "../replies.ts";
import type { Session } from "./session.ts";

/** How a command was called. */
export interface Call {
  readonly tag: string;
  /** With `UID` in front of it. */
  readonly uid: boolean;
}

/** One command: where it may be used, its grammar, and what it does. */
export interface Command<Args = unknown> {
  readonly name: string;
  /** `out`: before somebody has signed in; `in`: after; `selected`: with a mailbox open. */
  readonly when: "any" | "out" | "in" | "selected";
  /** Whether it may stand behind `UID`. */
  readonly uid?: boolean;
  /** Its numbers must not shift while it runs: what is gone is announced by a later command (RFC 9051 §7.5.1). */
  readonly holdsNumbers?: boolean;
  /** Whether it waits for the client to end it. */
  readonly waits?: boolean;
  /** Takes the arguments, from the space before the first one, and everything that the grammar can refuse. */
  parse(cursor: Cursor, session: Session, call: Call): Args;
  run(session: Session, args: Args, call: Call): Promise<Reply> | Reply;
}

export function defineCommand<Args>(command: Command<Args>): Command {
  // What `parse` gives goes to `run` of the same command and nowhere else.
  return command;
}

/** For commands without arguments. */
export const nothing = (): undefined => undefined;

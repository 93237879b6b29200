import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import type { Clock } from "../../kernel/clock.ts";
import { Farewell, Gone } from "../wire/ends.ts";
import { Line } from "../wire/line.ts";
import { append } from "./commands/append.ts";
import { capabilities } from "./commands/capability.ts";
import { commandNamed } from "./commands/index.ts";
import { Cursor } from "./grammar/cursor.ts";
import type { ImapHooks, ImapUser } from "./hooks.ts";
import type { ImapLimits } from "./limits.ts";
import { bad, no, Refused, type Reply } from "./replies.ts";
import type { Command } from "./session/command.ts";
import { announce, closeView, type Session } from "./session/session.ts";
import { discardFrom, LiteralTooBig, readRest, splitLiteral, type CommandLine } from "./wire/command-reader.ts";

export interface ConnectionOptions {
  readonly hooks: ImapHooks;
  readonly limits: ImapLimits;
  readonly clock: Clock;
  readonly tls: (() => SecureContext) | undefined;
  /** Counts a person's sessions; false when there are too many. */
  readonly admit: (user: ImapUser) => boolean;
}

/** Before somebody has signed in nothing needs long literals, and nobody is given many tries. */
const STRANGER_LITERAL = 8_192;
const STRANGER_MISTAKES = 5;

const TAGGED = /^([!#$&',\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+)(?= |$)/;

/** One client, from greeting to goodbye. Whatever goes wrong ends this connection and nothing else. */
export class Connection {
  private readonly options: ConnectionOptions;
  private readonly line: Line;
  private readonly session: Session;
  private badCommands = 0;
  private isBusy = false;

  constructor(socket: Socket, id: string, options: ConnectionOptions) {
    this.options = options;
    this.line = new Line(socket, { tls: options.tls, writeTime: options.limits.writeTime });
    this.session = newSession(this.line, id, options, () => this.dismiss("Signed out"));
  }

  get user(): ImapUser | undefined {
    return this.session.user;
  }

  /** Serves the client until it is gone. Never rejects. */
  async serve(implicitTls: boolean): Promise<void> {
    const { limits, hooks } = this.options;
    const { line, session } = this;
    try {
      line.allow(limits.signInTime, false);
      await line.begin(implicitTls);
      line.output.line(`* OK [CAPABILITY ${capabilities(session)}] Ready`);
      while (session.next !== "logout") await this.turn();
    } catch (error) {
      this.sayGoodbye(line.ending ?? error);
    } finally {
      closeView(session);
      hooks.closed?.(session.user, session.peer);
      line.end();
    }
  }

  /** Ends the session from outside. */
  dismiss(text: string): void {
    const farewell = new Farewell(text, "UNAVAILABLE");
    if (this.isBusy) this.line.dismissLater(farewell);
    else this.line.dismiss(farewell);
  }

  destroy(): void {
    this.line.destroy();
  }

  /** One command, from waiting for it to its reply. */
  private async turn(): Promise<void> {
    const { limits } = this.options;
    const { line, session } = this;
    const { input, output } = line;
    output.flush();
    await output.settle();
    if (line.ending) throw line.ending;
    // Somebody who has not signed in has one time for everything.
    if (session.user) line.allow(limits.idleTime, true);
    await input.some();
    if (session.user) line.allow(limits.commandTime, true);
    const first = splitLiteral(await input.line(limits.maxLineBytes));
    this.isBusy = true;
    const tag = TAGGED.exec(first.text)?.[1] ?? "*";
    const reply = await this.answer(first).catch((error: unknown) => this.replyTo(error));
    this.isBusy = false;
    const { code, status, text } = reply;
    output.line(`${tag} ${status} ${code === undefined ? "" : `[${code}] `}${text}`);
    this.countBad(reply);
    if (session.next === "starttls") {
      session.next = undefined;
      await line.upgrade();
    } else if (session.next === "compress") {
      session.next = undefined;
      line.compress();
    }
  }

  private async answer(first: CommandLine): Promise<Reply> {
    const { session } = this;
    const { input, output } = this.line;
    const { limits } = this.options;
    const [, word = ""] = /^\S+ (\S+)/.exec(first.text) ?? [];
    if (word.toUpperCase() === "APPEND") {
      if (session.user) return this.finish(await append(session, first), false);
      await discardFrom(first, input, limits);
      return bad("Sign in first");
    }
    const most = session.user ? limits.maxLiteralBytes : STRANGER_LITERAL;
    const cursor = new Cursor(await readRest(first, input, output, limits, most), limits.maxNesting);
    const tag = cursor.tag();
    cursor.space();
    let called = cursor.word("A command");
    const uid = called === "UID";
    if (uid) {
      cursor.space();
      called = cursor.word("A command");
    }
    const command = commandNamed(called);
    if (!command || (uid && !command.uid)) return bad("Unknown command");
    this.demandState(command);
    const call = { tag, uid };
    const args = command.parse(cursor, session, call);
    cursor.end();
    // The time that a command takes is the office's; a client that is slow to read is watched elsewhere.
    this.line.allow(command.waits ? limits.idleTime : undefined, true);
    const reply = await command.run(session, args, call);
    return this.finish(reply, command.holdsNumbers === true && !uid);
  }

  /** News of the mailbox comes before the reply. */
  private async finish(reply: Reply, holdsNumbers: boolean): Promise<Reply> {
    if (reply.status !== "BAD") await announce(this.session, !holdsNumbers);
    return reply;
  }

  private demandState({ when }: Command): void {
    const { user, view } = this.session;
    if (when === "out" && user) throw new Refused(bad("Somebody has signed in already"));
    if ((when === "in" || when === "selected") && !user) throw new Refused(bad("Sign in first"));
    if (when === "selected" && !view) throw new Refused(bad("No mailbox selected"));
  }

  private replyTo(error: unknown): Reply {
    if (error instanceof Refused) return error.reply;
    if (error instanceof LiteralTooBig && error.canGoOn) return bad("The literal is too large", "TOOBIG");
    if (error instanceof LiteralTooBig) throw new Farewell("The literal is too large", "TOOBIG");
    if (error instanceof Farewell || error instanceof Gone) throw error;
    // A hook that was being fed tells in its own words that the client has gone.
    if (this.line.input.hasEnded) throw new Gone();
    const known = this.options.hooks.replyOf?.(error);
    if (known) return known;
    this.options.hooks.failed?.(error, this.session.peer);
    return no("The office could not do this", "SERVERBUG");
  }

  private countBad(reply: Reply): void {
    this.badCommands = reply.status === "BAD" ? this.badCommands + 1 : 0;
    const most = this.session.user ? this.options.limits.maxBadCommands : STRANGER_MISTAKES;
    if (this.badCommands >= most) throw new Farewell("Too many bad commands");
  }

  private sayGoodbye(error: unknown): void {
    if (error instanceof Gone) return;
    if (!(error instanceof Farewell)) this.options.hooks.failed?.(error, this.session.peer);
    const [text, code] = error instanceof Farewell ? [error.message, error.code] : ["Internal error", "SERVERBUG"];
    this.line.output.line(`* BYE ${code === undefined ? "" : `[${code}] `}${text}`);
  }
}

function newSession(line: Line, id: string, options: ConnectionOptions, end: () => void): Session {
  return {
    hooks: options.hooks,
    limits: options.limits,
    clock: options.clock,
    input: line.input,
    output: line.output,
    peer: {
      id,
      address: line.address,
      get secure() {
        return line.secure;
      },
      end,
    },
    get canStartTls() {
      return line.canStartTls;
    },
    get maySignIn() {
      return line.secure;
    },
    get isCompressed() {
      return line.isCompressed;
    },
    enabled: new Set(),
    user: undefined,
    view: undefined,
    saved: [],
    next: undefined,
    admit: options.admit,
  };
}

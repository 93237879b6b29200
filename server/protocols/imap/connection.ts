import type { Socket } from "node:net";
import { TLSSocket, type SecureContext } from "node:tls";
import type { Clock } from "../../kernel/clock.ts";
import { append } from "./commands/append.ts";
import { capabilities } from "./commands/capability.ts";
import { commandNamed } from "./commands/index.ts";
import { Cursor } from "./grammar/cursor.ts";
import type { ImapHooks, ImapPeer, ImapUser } from "./hooks.ts";
import type { ImapLimits } from "./limits.ts";
import { bad, Farewell, Gone, no, Refused, type Reply } from "./replies.ts";
import type { Command } from "./session/command.ts";
import { announce, closeView, type Session } from "./session/session.ts";
import { discardFrom, LiteralTooBig, readRest, splitLiteral, type CommandLine } from "./wire/command-reader.ts";
import { Input } from "./wire/input.ts";
import { Output } from "./wire/output.ts";

export interface ConnectionOptions {
  readonly hooks: ImapHooks;
  readonly limits: ImapLimits;
  readonly clock: Clock;
  /** Of TLS, asked for at each handshake, so that a renewed certificate is used. */
  readonly tls: (() => SecureContext) | undefined;
  /** Whether passwords may come without TLS from this address. */
  readonly allowsPlain: (address: string) => boolean;
  /** Counts a person's sessions; false when there are too many. */
  readonly admit: (user: ImapUser) => boolean;
}

/** Before somebody has signed in nothing needs long literals. */
const STRANGER_LITERAL = 8_192;
/** How long a client has for the TLS handshake, and for closing after a goodbye. Milliseconds. */
const HANDSHAKE = 30_000;
const LINGER = 2_000;

/** One client, from greeting to goodbye. Whatever goes wrong ends this connection and nothing else. */
export class Connection {
  private socket: Socket;
  private readonly options: ConnectionOptions;
  private readonly input: Input;
  private readonly output: Output;
  private readonly session: Session;
  private timer: NodeJS.Timeout | undefined;
  private allowed = 0;
  /** Why the connection was ended from this side. */
  private farewell: Farewell | undefined;
  private badCommands = 0;
  private secure = false;
  private isBusy = false;

  constructor(socket: Socket, id: string, options: ConnectionOptions) {
    this.socket = socket;
    this.options = options;
    this.input = new Input({ pause: () => this.socket.pause(), resume: () => this.socket.resume() });
    this.output = new Output(() => this.socket, options.limits.writeTime);
    this.session = this.newSession(id, socket.remoteAddress ?? "");
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
  }

  get user(): ImapUser | undefined {
    return this.session.user;
  }

  get peer(): ImapPeer {
    return this.session.peer;
  }

  /** Serves the client until it is gone. Never rejects. */
  async serve(implicitTls: boolean): Promise<void> {
    const { limits, hooks } = this.options;
    try {
      this.allow(limits.signInTime);
      if (implicitTls) await this.upgrade();
      else this.listenTo(this.socket);
      this.output.line(`* OK [CAPABILITY ${capabilities(this.session)}] Ready`);
      while (this.session.next !== "logout") await this.turn();
    } catch (error) {
      this.sayGoodbye(this.farewell ?? error);
    } finally {
      clearTimeout(this.timer);
      closeView(this.session);
      const { user } = this.session;
      if (user) hooks.closed?.(user, this.session.peer);
      this.end();
    }
  }

  /** Ends the session from outside: at once where it only waits, else behind the command at hand. */
  dismiss(text: string, code?: string): void {
    this.farewell = new Farewell(text, code);
    if (!this.isBusy) this.input.end();
  }

  destroy(): void {
    this.socket.destroy();
  }

  private newSession(id: string, address: string): Session {
    const { options } = this;
    const isSecure = () => this.secure;
    return {
      hooks: options.hooks,
      limits: options.limits,
      clock: options.clock,
      input: this.input,
      output: this.output,
      peer: {
        id,
        address,
        get secure() {
          return isSecure();
        },
      },
      get canStartTls() {
        return !isSecure() && options.tls !== undefined;
      },
      get maySignIn() {
        return isSecure() || options.allowsPlain(address);
      },
      enabled: new Set(),
      user: undefined,
      view: undefined,
      saved: [],
      next: undefined,
      admit: options.admit,
    };
  }

  /** One command, from waiting for it to its reply. */
  private async turn(): Promise<void> {
    const { limits } = this.options;
    this.output.flush();
    await this.output.settle();
    if (this.farewell) throw this.farewell;
    if (this.session.user) this.allow(limits.idleTime);
    await this.input.some();
    if (this.session.user) this.allow(limits.commandTime);
    const line = splitLiteral(await this.input.line(limits.maxLineBytes));
    this.isBusy = true;
    const [, tag = "*"] = /^([!#$&',\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+)(?= |$)/.exec(line.text) ?? [];
    const reply = await this.answer(line).catch((error: unknown) => this.replyTo(error));
    const { code, status, text } = reply;
    this.output.line(`${tag} ${status} ${code === undefined ? "" : `[${code}] `}${text}`);
    this.isBusy = false;
    this.countBad(reply);
    if (this.session.next === "starttls") {
      this.session.next = undefined;
      await this.upgrade();
    }
  }

  private async answer(line: CommandLine): Promise<Reply> {
    const { session, input, output } = this;
    const { limits } = this.options;
    const [, word = ""] = /^\S+ (\S+)/.exec(line.text) ?? [];
    const name = word.toUpperCase();
    if (name === "APPEND") {
      if (session.user) return this.finish(await append(session, line), false);
      await discardFrom(line, input, limits);
      return bad("Sign in first");
    }
    const most = session.user ? limits.maxLiteralBytes : STRANGER_LITERAL;
    const cursor = new Cursor(await readRest(line, input, output, limits, most), limits.maxNesting);
    cursor.tag();
    cursor.space();
    let called = cursor.word("A command");
    const uid = called === "UID";
    if (uid) {
      cursor.space();
      called = cursor.word("A command");
    }
    const command = commandNamed(called);
    if (!command || (uid ? command.uid === undefined : command.uid === "only")) return bad("Unknown command");
    this.demandState(command);
    const call = { tag: line.text.slice(0, line.text.indexOf(" ")), uid };
    const args = command.parse(cursor, session, call);
    cursor.end();
    // The time that a command takes is the office's; a client that is slow to read is watched elsewhere.
    this.allow(called === "IDLE" ? limits.idleTime : undefined);
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
    if (this.input.hasEnded) throw new Gone();
    const known = this.options.hooks.replyOf?.(error);
    if (known) return known;
    this.options.hooks.failed?.(error, this.session.peer);
    return no("The office could not do this", "SERVERBUG");
  }

  private countBad(reply: Reply): void {
    this.badCommands = reply.status === "BAD" ? this.badCommands + 1 : 0;
    const most = this.session.user ? this.options.limits.maxBadCommands : 5;
    if (this.badCommands >= most) throw new Farewell("Too many bad commands");
  }

  private sayGoodbye(error: unknown): void {
    if (error instanceof Gone) return;
    if (!(error instanceof Farewell)) this.options.hooks.failed?.(error, this.session.peer);
    const [text, code] = error instanceof Farewell ? [error.message, error.code] : ["Internal error", "SERVERBUG"];
    this.output.line(`* BYE ${code === undefined ? "" : `[${code}] `}${text}`);
  }

  /** Leaves a moment for the last words to be read: closing over unread bytes would take them back. */
  private end(): void {
    this.output.flush();
    const { socket } = this;
    socket.removeAllListeners("data");
    socket.on("data", () => undefined);
    socket.resume();
    if (!socket.destroyed) socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  }

  /** What was sent in the clear and not read yet is thrown away, so that nobody can put words in front of the client's. */
  private async upgrade(): Promise<void> {
    const { tls } = this.options;
    if (!tls) throw new Gone();
    const plain = this.socket;
    plain.removeAllListeners("data");
    plain.pause();
    this.input.discard();
    this.output.flush();
    const secured = new TLSSocket(plain, { isServer: true, secureContext: tls(), ALPNProtocols: ["imap"] });
    this.socket = secured;
    const timer = setTimeout(() => plain.destroy(), HANDSHAKE);
    try {
      await new Promise<void>((resolve, reject) => {
        secured.once("secure", resolve);
        secured.once("error", () => reject(new Gone()));
        plain.once("close", () => reject(new Gone()));
      });
    } finally {
      clearTimeout(timer);
    }
    this.secure = true;
    this.listenTo(secured);
  }

  private listenTo(socket: Socket): void {
    socket.on("data", (chunk: Buffer) => {
      this.input.push(chunk);
      this.postpone();
    });
    socket.on("error", () => socket.destroy());
    for (const event of ["end", "close"] as const) socket.on(event, () => this.input.end());
  }

  /** From now on the client has so long; undefined for as long as it takes. */
  private allow(time: number | undefined): void {
    this.allowed = time ?? 0;
    clearTimeout(this.timer);
    if (time === undefined) return;
    this.timer = setTimeout(() => this.dismissIdle(), time);
    this.timer.unref();
  }

  /** A command that goes on arriving has its time again; somebody who has not signed in has one time for everything. */
  private postpone(): void {
    if (this.session.user && this.timer && this.allowed > 0) this.timer.refresh();
  }

  private dismissIdle(): void {
    this.farewell = new Farewell("Disconnected for inactivity");
    this.input.end();
  }
}

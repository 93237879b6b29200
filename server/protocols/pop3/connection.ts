/** One POP3 client (RFC 1939, 2449, 2595, 5034): AUTHORIZATION, then TRANSACTION; what was deleted is gone after QUIT and not before. */
import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { readPlain } from "../imap/wire/sasl.ts";
import { Farewell, Gone } from "../wire/ends.ts";
import { Line } from "../wire/line.ts";
import type { DropMessage, Maildrop, Pop3Hooks, Pop3Limits, Pop3Peer } from "./hooks.ts";
import { stuffed } from "./stuff.ts";

const LONGEST_LINE = 4_096;

interface Options {
  readonly hooks: Pop3Hooks;
  readonly limits: Pop3Limits;
  readonly tls: () => SecureContext;
}

/** An answer: `+OK text` or `-ERR text`, with lines behind it that end with a dot. */
type Answer = { readonly ok: string; readonly lines?: readonly string[] } | { readonly err: string };

/** The answer has been written already. */
const SENT: Answer = { ok: "" };

const latin1ToText = (text: string): string => Buffer.from(text, "latin1").toString("utf8");

export class Pop3Connection {
  private readonly line: Line;
  private readonly peer: Pop3Peer;
  private readonly options: Options;
  private readonly deleted = new Set<number>();
  private drop: Maildrop | undefined;
  private login: string | undefined;
  private mistakes = 0;
  private isBusy = false;

  constructor(socket: Socket, id: string, options: Options) {
    this.options = options;
    this.line = new Line(socket, { tls: options.tls, writeTime: options.limits.writeTime });
    const { line } = this;
    this.peer = {
      id,
      address: line.address,
      get secure() {
        return line.secure;
      },
      end: () => this.dismiss("Signed out"),
    };
  }

  async serve(implicitTls: boolean): Promise<void> {
    const { line } = this;
    const { hooks, limits } = this.options;
    try {
      line.allow(limits.signInTime, false);
      await line.begin(implicitTls);
      line.output.line("+OK Ready");
      while (await this.turn());
    } catch (error) {
      const reason = line.ending ?? error;
      if (!(reason instanceof Gone) && !(reason instanceof Farewell)) hooks.failed?.(reason, this.peer);
      if (!(reason instanceof Gone))
        line.output.line(`-ERR ${reason instanceof Farewell ? reason.message : "Internal error"}`);
    } finally {
      this.drop?.release();
      hooks.closed?.(this.peer);
      line.end();
    }
  }

  dismiss(text: string): void {
    if (this.isBusy) this.line.dismissLater(new Farewell(text));
    else this.line.dismiss(new Farewell(text));
  }

  destroy(): void {
    this.line.destroy();
  }

  /** One command and its answer; false after the last. */
  private async turn(): Promise<boolean> {
    const { input, output } = this.line;
    output.flush();
    await output.settle();
    if (this.line.ending) throw this.line.ending;
    if (this.drop) this.line.allow(this.options.limits.idleTime, true);
    const text = await input.line(LONGEST_LINE);
    this.isBusy = true;
    const [, word = "", rest = ""] = /^(\S*) ?(.*)$/s.exec(text) ?? [];
    const answer = await this.answer(word.toUpperCase(), rest);
    this.isBusy = false;
    if ("err" in answer) this.countMistake();
    else this.mistakes = 0;
    if (answer !== SENT) output.line("err" in answer ? `-ERR ${answer.err}` : `+OK ${answer.ok}`);
    if ("lines" in answer) {
      for (const each of answer.lines) output.line(each);
      output.line(".");
    }
    if (word.toUpperCase() === "STLS" && "ok" in answer) await this.line.upgrade();
    return word.toUpperCase() !== "QUIT";
  }

  private countMistake(): void {
    this.mistakes += 1;
    if (this.mistakes >= this.options.limits.maxMistakes) throw new Farewell("Too many mistakes");
  }

  private answer(word: string, rest: string): Promise<Answer> | Answer {
    if (word === "QUIT") return this.quit();
    if (word === "CAPA") return { ok: "Capability list follows", lines: this.capabilities() };
    return this.drop ? this.transact(this.drop, word, rest) : this.authorize(word, rest);
  }

  private capabilities(): string[] {
    const { line, drop } = this;
    return [
      "TOP",
      "UIDL",
      "RESP-CODES",
      "AUTH-RESP-CODE",
      "PIPELINING",
      ...(line.canStartTls && !drop ? ["STLS"] : []),
      ...(line.secure ? ["USER", "SASL PLAIN"] : []),
      "IMPLEMENTATION Cong-So",
    ];
  }

  private async authorize(word: string, rest: string): Promise<Answer> {
    if (word === "STLS")
      return this.line.canStartTls ? { ok: "Begin TLS negotiation" } : { err: "TLS cannot be begun here" };
    if (word !== "USER" && word !== "PASS" && word !== "AUTH") return { err: "Sign in first" };
    if (!this.line.secure) return { err: "[AUTH] A password is taken over TLS only: begin with STLS" };
    if (word === "USER") {
      this.login = latin1ToText(rest);
      return rest === "" ? { err: "A name is missing" } : { ok: "And the password" };
    }
    if (word === "PASS") {
      const { login } = this;
      this.login = undefined;
      return login === undefined ? { err: "USER comes first" } : this.signIn(login, latin1ToText(rest));
    }
    return this.sasl(rest);
  }

  private async sasl(rest: string): Promise<Answer> {
    const [mechanism = "", initial] = rest.split(" ");
    if (mechanism === "") return { ok: "Mechanisms follow", lines: ["PLAIN"] };
    if (mechanism.toUpperCase() !== "PLAIN") return { err: "This mechanism is not offered" };
    let response = initial;
    if (response === undefined) {
      this.line.output.line("+ ");
      this.line.output.flush();
      response = await this.line.input.line(LONGEST_LINE);
    }
    if (response === "*") return { err: "Cancelled" };
    const found = readPlain(response);
    return found ? this.signIn(found.login, found.password) : { err: "[AUTH] The response is malformed" };
  }

  private async signIn(login: string, password: string): Promise<Answer> {
    const answer = await this.options.hooks.authenticate(login, password, this.peer);
    if ("code" in answer) return { err: `[${answer.code}] ${answer.text}` };
    this.drop = answer;
    return { ok: `${answer.messages.length} messages` };
  }

  private transact(drop: Maildrop, word: string, rest: string): Promise<Answer> | Answer {
    switch (word) {
      case "STAT": {
        const kept = this.kept(drop);
        return { ok: `${kept.length} ${kept.reduce((sum, { message }) => sum + message.size, 0)}` };
      }
      case "LIST":
        return this.listing(drop, rest, ({ size }) => String(size));
      case "UIDL":
        return this.listing(drop, rest, ({ unique }) => unique);
      case "RETR":
        return this.send(drop, rest, undefined);
      case "TOP": {
        const [number = "", lines = ""] = rest.split(" ");
        return /^\d{1,9}$/.test(lines)
          ? this.send(drop, number, Number(lines))
          : { err: "A number of lines is missing" };
      }
      case "DELE": {
        const message = this.messageAt(drop, rest);
        if (!message) return { err: "There is no such message" };
        this.deleted.add(message.id);
        return { ok: "Marked to be deleted" };
      }
      case "RSET":
        this.deleted.clear();
        return { ok: `${drop.messages.length} messages` };
      case "NOOP":
        return { ok: "" };
      default:
        return { err: "Unknown command" };
    }
  }

  /** Numbers never shift within a session: what is marked leaves a gap. */
  private kept(drop: Maildrop): { number: number; message: DropMessage }[] {
    return drop.messages
      .map((message, index) => ({ number: index + 1, message }))
      .filter(({ message }) => !this.deleted.has(message.id));
  }

  private messageAt(drop: Maildrop, text: string): DropMessage | undefined {
    const message = /^\d{1,9}$/.test(text) ? drop.messages[Number(text) - 1] : undefined;
    return message && !this.deleted.has(message.id) ? message : undefined;
  }

  private listing(drop: Maildrop, rest: string, write: (message: DropMessage) => string): Answer {
    if (rest === "") {
      return { ok: "They follow", lines: this.kept(drop).map(({ number, message }) => `${number} ${write(message)}`) };
    }
    const message = this.messageAt(drop, rest);
    return message ? { ok: `${Number(rest)} ${write(message)}` } : { err: "There is no such message" };
  }

  private async send(drop: Maildrop, number: string, bodyLines: number | undefined): Promise<Answer> {
    const message = this.messageAt(drop, number);
    if (!message) return { err: "There is no such message" };
    let source;
    try {
      source = await drop.open(message.id);
    } catch {
      return { err: "[SYS/TEMP] The message is not there any more" };
    }
    const { output } = this.line;
    output.line(`+OK ${message.size} octets`);
    this.line.allow(undefined, false);
    for await (const part of stuffed(source as AsyncIterable<Buffer>, bodyLines)) await output.bytes(part);
    if (bodyLines === undefined) await drop.wasRead(message.id);
    return SENT;
  }

  private async quit(): Promise<Answer> {
    const { drop, deleted } = this;
    if (drop && deleted.size > 0) await drop.remove([...deleted]);
    return { ok: "Bye" };
  }
}

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import {
  openDoor,
  smtpRefusals,
  type Door,
  type SmtpEnvelope,
  type SmtpHooks,
  type SmtpLimits,
} from "../../../server/protocols/smtp/index.ts";

/** Every end of DATA that some server somewhere took for `\r\n.\r\n`. */
export const FALSE_ENDS: Readonly<Record<string, string>> = {
  "LF . LF": "\n.\n",
  "LF . CRLF": "\n.\r\n",
  "LF . CR": "\n.\r",
  "CR . CRLF": "\r.\r\n",
  "CR . LF": "\r.\n",
  "CR . CR": "\r.\r",
  "CRLF . LF": "\r\n.\n",
  "CRLF . CR": "\r\n.\r",
  "CRLF . CR NUL LF": "\r\n.\r\0\n",
  "LF .. CRLF": "\n..\r\n",
  "CR LF LF . CRLF": "\r\n\n.\r\n",
  "CRCRLF . CRLF": "\r\r\n.\r\n",
};

/** What a door under test has taken. */
export interface Taken {
  readonly envelope: SmtpEnvelope<string>;
  readonly content: string;
}

export interface TestDoor {
  readonly door: Door;
  readonly taken: Taken[];
  /** Errors with which the content stream of a message ended. */
  readonly broken: unknown[];
}

/** A door for `co-quan.vn` that knows an, binh and user1…user999, and keeps what it takes in memory. */
export async function openTestDoor(
  limits: Partial<SmtpLimits> = {},
  hooks: Partial<SmtpHooks<string>> = {},
  isExempt: (address: string) => boolean = () => true,
): Promise<TestDoor> {
  const taken: Taken[] = [];
  const broken: unknown[] = [];
  const door = await openDoor<string>({
    host: "127.0.0.1",
    port: 0,
    name: "co-quan.vn",
    limits,
    isExempt,
    hooks: {
      recipient(address) {
        const [local = "", domain] = address.toLowerCase().split("@");
        if (domain !== "co-quan.vn") return smtpRefusals.noRelaying;
        return /^(an|binh|user\d{1,3})$/.test(local) ? { target: local } : smtpRefusals.unknownRecipient;
      },
      async message(envelope, content) {
        try {
          taken.push({ envelope, content: (await buffer(content)).toString("latin1") });
        } catch (error) {
          broken.push(error);
          throw error;
        }
        return { id: String(taken.length) };
      },
      ...hooks,
    },
  });
  return { door, taken, broken };
}

/** A client without manners: it sends exactly the bytes that it is told, cut as it is told. */
export class WireClient {
  private text = "";
  readonly socket: Socket;
  readonly closed: Promise<unknown>;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      this.text += chunk.toString("latin1");
      socket.emit("more");
    });
    socket.on("error", () => undefined);
    this.closed = once(socket, "close");
    socket.on("close", () => socket.emit("more"));
  }

  static async to(door: Door): Promise<WireClient> {
    const client = new WireClient(connect(door.port, "127.0.0.1"));
    await client.reply();
    return client;
  }

  /** The next reply, all its lines; throws when the connection closes or nothing comes within the time. */
  async reply(time = 10_000): Promise<string> {
    const until = Date.now() + time;
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.text);
      if (match) {
        this.text = this.text.slice(match[0].length);
        return match[0].trimEnd();
      }
      if (this.socket.destroyed) throw new Error(`Closed without a reply; unread: ${this.text}`);
      if (Date.now() > until) throw new Error(`No reply in ${String(time)} ms; unread: ${this.text}`);
      await Promise.race([
        once(this.socket, "more"),
        new Promise((resolve) => setTimeout(resolve, Math.max(until - Date.now(), 1))),
      ]);
    }
  }

  send(bytes: string): void {
    this.socket.write(Buffer.from(bytes, "latin1"));
  }

  async say(line: string): Promise<string> {
    this.send(`${line}\r\n`);
    return this.reply();
  }

  /** Everything up to the answer to DATA. */
  async begin(recipients: readonly string[] = ["an@co-quan.vn"], from = "la@ngoai.vn"): Promise<void> {
    await this.say("EHLO thu.nghiem");
    await this.say(`MAIL FROM:<${from}>`);
    for (const address of recipients) await this.say(`RCPT TO:<${address}>`);
    const answer = await this.say("DATA");
    if (!answer.startsWith("354")) throw new Error(`DATA was answered ${answer}`);
  }

  /** Sends the pieces as segments of their own. */
  async pieces(...parts: readonly string[]): Promise<void> {
    for (const part of parts) {
      this.send(part);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Every reply still to come until the server closes. */
  async rest(): Promise<string> {
    await this.closed;
    return this.text;
  }

  end(): void {
    this.socket.destroy();
  }
}

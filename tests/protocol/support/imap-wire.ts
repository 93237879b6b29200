import { once } from "node:events";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** A mail program without manners: it sends exactly the bytes that it is told. Text has one character a byte. */
export class ImapWire {
  private text = "";
  private number = 0;
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

  static async to(port: number, options: { tls?: boolean; greeting?: boolean } = {}): Promise<ImapWire> {
    const socket = options.tls
      ? connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false })
      : connectPlain(port, "127.0.0.1");
    const client = new ImapWire(socket);
    if (options.greeting !== false) await client.line();
    return client;
  }

  send(text: string): void {
    this.socket.write(Buffer.from(text, "latin1"));
  }

  /** Everything up to and with what the pattern finds; throws when the connection closes or nothing comes within the time. */
  async until(pattern: RegExp, time = 15_000): Promise<string> {
    const limit = Date.now() + time;
    for (;;) {
      const found = pattern.exec(this.text);
      if (found) {
        const end = found.index + found[0].length;
        const taken = this.text.slice(0, end);
        this.text = this.text.slice(end);
        return taken;
      }
      if (this.socket.destroyed) throw new Error(`Closed; unread: ${this.text}`);
      if (Date.now() > limit) throw new Error(`Nothing like ${String(pattern)}; unread: ${this.text}`);
      await Promise.race([
        once(this.socket, "more"),
        new Promise((resolve) => setTimeout(resolve, Math.max(limit - Date.now(), 1))),
      ]);
    }
  }

  line(): Promise<string> {
    return this.until(/^[^\n]*\r\n/);
  }

  /** Sends a command and gives everything that is answered, with the tagged line; the tag is taken out. */
  async say(command: string): Promise<string> {
    this.number += 1;
    const tag = `t${String(this.number)}`;
    this.send(`${tag} ${command}\r\n`);
    const answer = await this.until(new RegExp(`^${tag} (OK|NO|BAD)[^\\n]*\\r\\n`, "m"));
    return answer.replace(new RegExp(`^${tag} `, "m"), "");
  }

  /** As `say`, and throws unless the answer is OK. */
  async ok(command: string): Promise<string> {
    const answer = await this.say(command);
    if (!/^OK/m.test(answer)) throw new Error(`${command.slice(0, 200)} was answered ${answer}`);
    return answer;
  }

  /** APPEND with a literal that does not wait. */
  append(mailbox: string, message: string, before = ""): Promise<string> {
    const wire = Buffer.from(message, "utf8").toString("latin1");
    return this.ok(`APPEND ${mailbox} ${before}{${String(wire.length)}+}\r\n${wire}`);
  }

  /** Everything that still comes until the server closes. */
  async rest(): Promise<string> {
    await this.closed;
    return this.text;
  }

  end(): void {
    this.socket.destroy();
  }
}

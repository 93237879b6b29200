import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";

/** A mail program as measuring and crashing need one: commands one after the other over TLS, the answer as bytes. */
export class ImapClient {
  readonly socket: TLSSocket;
  private chunks: Buffer[] = [];
  private number = 0;

  private constructor(socket: TLSSocket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      this.chunks.push(chunk);
      socket.emit("more");
    });
    socket.on("close", () => socket.emit("more"));
  }

  static async open(port: number, login: string, password: string): Promise<ImapClient> {
    // The office's own certificate, on this machine.
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
    const client = new ImapClient(socket);
    await once(socket, "secureConnect");
    await client.say(`LOGIN "${login}" "${password}"`);
    return client;
  }

  /** Sends a command and waits for its end; throws when it is not OK. */
  async say(command: string | Buffer): Promise<Buffer> {
    this.number += 1;
    const tag = `t${this.number}`;
    this.socket.write(Buffer.concat([Buffer.from(`${tag} `), Buffer.from(command), Buffer.from("\r\n")]));
    const mark = `${tag} `;
    for (;;) {
      const last = this.lastLine();
      if (last.startsWith(mark)) {
        const all = Buffer.concat(this.chunks);
        this.chunks = [];
        if (!last.startsWith(`${mark}OK`)) throw new Error(`${command.toString().slice(0, 100)}: ${last}`);
        return all;
      }
      if (this.socket.destroyed) throw new Error("The office has closed the connection");
      await once(this.socket, "more");
    }
  }

  end(): void {
    this.socket.destroy();
  }

  /** What has come since the last line end but one; empty while a line is not complete. */
  private lastLine(): string {
    let tail = this.chunks.at(-1) ?? Buffer.alloc(0);
    for (let i = this.chunks.length - 2; i >= 0 && tail.length < 400; i -= 1) {
      tail = Buffer.concat([this.chunks[i] ?? Buffer.alloc(0), tail]);
    }
    const text = tail.toString("latin1", Math.max(0, tail.length - 2_000));
    if (!text.endsWith("\r\n")) return "";
    const before = text.lastIndexOf("\r\n", text.length - 3);
    return before < 0 ? text : text.slice(before + 2);
  }
}

/** APPEND of messages in one command, none of them waited for. */
export function appendCommand(mailbox: string, messages: readonly Buffer[]): Buffer {
  const parts = messages.flatMap((message) => [Buffer.from(` {${message.length}+}\r\n`), message]);
  return Buffer.concat([Buffer.from(`APPEND ${mailbox}`), ...parts]);
}

import { connect, type Socket } from "node:net";

/** Messages of 8 KB, as a scanner or a mail program sends them, over one connection each or over kept ones. */
export interface SmtpLoad {
  /** Messages a second that were answered 250. */
  readonly rate: number;
  readonly refused: number;
}

const BODY = `${"x".repeat(76)}\r\n`.repeat(105);

/** Sends for a while from ten sessions side by side; every message is another one. */
export async function loadSmtp(
  target: { readonly port: number; readonly to: string },
  { sessions, seconds, keep }: { sessions: number; seconds: number; keep: boolean },
): Promise<SmtpLoad> {
  const until = performance.now() + seconds * 1000;
  const begun = performance.now();
  let accepted = 0;
  let refused = 0;
  const session = async (lane: number) => {
    let wire: Wire | undefined;
    for (let n = 0; performance.now() < until; n += 1) {
      wire ??= await Wire.open(target.port);
      if (await wire.send(target.to, `${String(lane)}-${String(n)}-${String(begun)}`)) accepted += 1;
      else refused += 1;
      if (keep) continue;
      wire.close();
      wire = undefined;
    }
    wire?.close();
  };
  await Promise.all(Array.from({ length: sessions }, (_, lane) => session(lane)));
  return { rate: accepted / ((performance.now() - begun) / 1000), refused };
}

class Wire {
  private readonly socket: Socket;
  private rest = "";
  private readonly replies: string[] = [];
  private waiting: ((line: string) => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      this.rest += chunk.toString("latin1");
      for (let end = this.rest.indexOf("\r\n"); end >= 0; end = this.rest.indexOf("\r\n")) {
        const line = this.rest.slice(0, end);
        this.rest = this.rest.slice(end + 2);
        if (/^\d{3}( |$)/.test(line)) this.hear(line);
      }
    });
    socket.on("error", () => {
      this.hear("000");
    });
    socket.on("close", () => {
      this.hear("000");
    });
  }

  static async open(port: number): Promise<Wire> {
    const wire = new Wire(connect({ host: "127.0.0.1", port }));
    await wire.reply();
    await wire.say("EHLO bench.test");
    return wire;
  }

  async send(to: string, key: string): Promise<boolean> {
    await this.say("MAIL FROM:<may.quet@example.vn>");
    await this.say(`RCPT TO:<${to}>`);
    await this.say("DATA");
    const header = `From: may.quet@example.vn\r\nTo: ${to}\r\nSubject: bench ${key}\r\nMessage-ID: <${key}@bench.test>\r\n\r\n`;
    return (await this.say(`${header}${BODY}.`)).startsWith("250");
  }

  close(): void {
    this.socket.end("QUIT\r\n");
  }

  private say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }

  private hear(line: string): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    if (waiting) waiting(line);
    else this.replies.push(line);
  }

  private reply(): Promise<string> {
    const known = this.replies.shift();
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }
}

import { Farewell, Gone } from "./ends.ts";

/** Bytes that wait unread before the socket is asked to pause. */
const MOST_WAITING = 256 * 1024;

/** What arrives on a connection, taken line by line or byte by byte. The socket is paused while nobody takes. */
export class Input {
  private chunks: Buffer[] = [];
  private waiting = 0;
  private ended = false;
  private wake: (() => void) | undefined;
  private readonly flow: { pause(): void; resume(): void };
  /** Bytes that have come, for whoever watches over slowness. */
  received = 0;

  constructor(flow: { pause(): void; resume(): void }) {
    this.flow = flow;
  }

  push(chunk: Buffer): void {
    this.received += chunk.length;
    this.chunks.push(chunk);
    this.waiting += chunk.length;
    if (this.waiting > MOST_WAITING) this.flow.pause();
    this.wake?.();
  }

  /** Nothing more will come: whoever waits, or asks for more than there is, gets `Gone`. */
  end(): void {
    this.ended = true;
    this.wake?.();
  }

  /** What has come and was not taken, thrown away: nothing that was sent in the clear counts after STARTTLS. */
  discard(): void {
    this.chunks = [];
    this.waiting = 0;
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  /** Resolves when there is a byte to take; `Gone` when none can come any more. */
  async some(): Promise<void> {
    while (this.waiting === 0) {
      if (this.ended) throw new Gone();
      await this.more();
    }
  }

  /** The next line without its end, one character a byte. A line ends with LF; a CR before it belongs to the end. */
  async line(maxBytes: number): Promise<string> {
    let seen = 0;
    let index = 0;
    for (;;) {
      for (; index < this.chunks.length; index += 1) {
        const chunk = this.chunks[index];
        const at = chunk?.indexOf(10) ?? -1;
        if (at >= 0) {
          if (seen + at > maxBytes) throw new Farewell("The command line is too long", "TOOBIG");
          const bytes = this.take(seen + at + 1);
          const end = bytes[bytes.length - 2] === 13 ? bytes.length - 2 : bytes.length - 1;
          return bytes.toString("latin1", 0, end);
        }
        seen += chunk?.length ?? 0;
      }
      if (seen > maxBytes) throw new Farewell("The command line is too long", "TOOBIG");
      if (this.ended) throw new Gone();
      await this.more();
    }
  }

  async bytes(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(count)) parts.push(part);
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** The next `count` bytes as they come; `Gone` when they do not all come. */
  async *stream(count: number): AsyncGenerator<Buffer, void, undefined> {
    let left = count;
    while (left > 0) {
      await this.some();
      const part = this.take(Math.min(left, this.chunks[0]?.length ?? 0));
      left -= part.length;
      yield part;
    }
  }

  /** Takes the bytes and forgets them. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      await this.some();
      left -= this.take(Math.min(left, this.chunks[0]?.length ?? 0)).length;
    }
  }

  private take(count: number): Buffer {
    const taken: Buffer[] = [];
    let left = count;
    while (left > 0) {
      const chunk = this.chunks[0];
      if (!chunk) break;
      if (chunk.length <= left) {
        taken.push(chunk);
        this.chunks.shift();
        left -= chunk.length;
      } else {
        taken.push(chunk.subarray(0, left));
        this.chunks[0] = chunk.subarray(left);
        left = 0;
      }
    }
    this.waiting -= count - left;
    if (this.waiting <= MOST_WAITING / 2) this.flow.resume();
    return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
  }

  private more(): Promise<void> {
    this.flow.resume();
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = undefined;
        resolve();
      };
    });
  }
}

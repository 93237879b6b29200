import { once } from "node:events";
import type { Writable } from "node:stream";
import { Gone } from "./ends.ts";

/** Characters that are gathered before they go to the socket together. */
const GATHERED = 32 * 1024;

/** What a session says, gathered into few writes; `settle` waits until the client has taken enough of it. Strings are latin1. */
export class Output {
  private text = "";
  private readonly socket: () => Writable;
  private readonly deadline: number;

  constructor(socket: () => Writable, deadline: number) {
    this.socket = socket;
    this.deadline = deadline;
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length >= GATHERED) this.flush();
  }

  line(text: string): void {
    this.write(`${text}\r\n`);
  }

  flush(): void {
    if (this.text === "") return;
    const text = this.text;
    this.text = "";
    this.send(Buffer.from(text, "latin1"));
  }

  /** Bytes as they are, in their turn. */
  async bytes(bytes: Uint8Array): Promise<void> {
    this.flush();
    this.send(bytes);
    await this.settle();
  }

  /** Waits while the client is behind; a client that takes nothing for too long is gone. */
  async settle(): Promise<void> {
    const socket = this.socket();
    if (!socket.writable) throw new Gone();
    if (!socket.writableNeedDrain) return;
    const signal = AbortSignal.timeout(this.deadline);
    const close = new AbortController();
    const closed = () => close.abort();
    socket.once("close", closed);
    try {
      await once(socket, "drain", { signal: AbortSignal.any([signal, close.signal]) });
    } catch {
      socket.destroy();
      throw new Gone();
    } finally {
      socket.off("close", closed);
    }
  }

  private send(bytes: Uint8Array): void {
    const socket = this.socket();
    if (socket.writable) socket.write(bytes);
  }
}

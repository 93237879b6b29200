/** One connection of a protocol of lines: its socket, its TLS, and how long everything may take. */
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { TLSSocket, type SecureContext } from "node:tls";
import { Farewell, Gone } from "./ends.ts";
import { deflateSocket, type Deflated } from "./deflate.ts";
import { Input } from "./input.ts";
import { Output } from "./output.ts";

/** How long a client has for the TLS handshake, and for closing after a goodbye. Milliseconds. */
const HANDSHAKE = 30_000;
const LINGER = 2_000;

export interface LineOptions {
  /** Of TLS, asked for at each handshake, so that a renewed certificate is used; undefined where there is none. */
  readonly tls: (() => SecureContext) | undefined;
  /** Milliseconds in which a client must take what it was sent. */
  readonly writeTime: number;
}

export class Line {
  readonly input: Input;
  readonly output: Output;
  readonly address: string;
  private socket: Socket;
  private readonly tls: (() => SecureContext) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private goesOn = false;
  private isSecure = false;
  private deflated: Deflated | undefined;
  private farewell: Farewell | undefined;

  constructor(socket: Socket, { tls, writeTime }: LineOptions) {
    this.socket = socket;
    this.tls = tls;
    this.address = socket.remoteAddress ?? "";
    this.input = new Input({
      pause: () => (this.deflated?.inflate ?? this.socket).pause(),
      resume: () => (this.deflated?.inflate ?? this.socket).resume(),
    });
    this.output = new Output(() => this.deflated?.deflate ?? this.socket, writeTime);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 60_000);
  }

  /** Whether everything goes through TLS. */
  get secure(): boolean {
    return this.isSecure;
  }

  get canStartTls(): boolean {
    return !this.isSecure && this.tls !== undefined;
  }

  /** Why the connection is to end, if it is. */
  get ending(): Farewell | undefined {
    return this.farewell;
  }

  async begin(implicitTls: boolean): Promise<void> {
    if (implicitTls) await this.upgrade();
    else this.listenTo(this.socket);
  }

  /** Wakes whoever waits for the client, with a last word to say. */
  dismiss(farewell: Farewell): void {
    this.farewell = farewell;
    this.input.end();
  }

  /** As `dismiss`, once what is being done is done. */
  dismissLater(farewell: Farewell): void {
    this.farewell = farewell;
  }

  /** From now on the client has so long, undefined for as long as it takes; `goesOn`: every byte gives it the time again. */
  allow(time: number | undefined, goesOn: boolean): void {
    this.goesOn = goesOn;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (time === undefined) return;
    this.timer = setTimeout(() => this.dismiss(new Farewell("Disconnected for inactivity")), time);
    this.timer.unref();
  }

  /** What was sent in the clear and not read yet is thrown away, so that nobody can put words in front of the client's. */
  async upgrade(): Promise<void> {
    if (!this.tls) throw new Gone();
    const plain = this.socket;
    plain.removeAllListeners("data");
    plain.pause();
    this.input.discard();
    this.output.flush();
    const secured = new TLSSocket(plain, { isServer: true, secureContext: this.tls() });
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
    this.isSecure = true;
    this.listenTo(secured);
  }

  get isCompressed(): boolean {
    return this.deflated !== undefined;
  }

  /** From the next byte on both directions are compressed. A client waits for this: what it sent ahead cannot be meant. */
  compress(): void {
    this.output.flush();
    this.input.discard();
    this.socket.removeAllListeners("data");
    this.deflated = deflateSocket(this.socket);
    this.takeFrom(this.deflated.inflate);
  }

  /** Leaves a moment for the last words to be read: closing over unread bytes would take them back. */
  end(): void {
    clearTimeout(this.timer);
    this.output.flush();
    const { socket } = this;
    if (this.deflated) socket.unpipe(this.deflated.inflate);
    socket.removeAllListeners("data");
    socket.on("data", () => undefined);
    socket.resume();
    // Its end is passed on to the socket.
    if (this.deflated) this.deflated.deflate.end();
    else if (!socket.destroyed) socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  }

  destroy(): void {
    this.socket.destroy();
  }

  private takeFrom(source: Readable): void {
    source.on("data", (chunk: Buffer) => {
      this.input.push(chunk);
      if (this.goesOn) this.timer?.refresh();
    });
  }

  private listenTo(socket: Socket): void {
    this.takeFrom(socket);
    socket.on("error", () => socket.destroy());
    for (const event of ["end", "close"] as const) socket.on(event, () => this.input.end());
  }
}

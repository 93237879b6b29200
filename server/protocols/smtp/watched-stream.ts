import { SMTPStream } from "smtp-server/lib/smtp-stream.js";
import { mendLines, watchWire, type WireWatch } from "./wire.ts";

/** Sees every chunk once, as it came from the network. (`_write` is no such place: the parser calls it again with remainders.) */
export class WatchedStream extends SMTPStream {
  readonly wire: WireWatch = watchWire();
  onbytes: (size: number, isFirstFault: boolean) => void = () => undefined;
  /** Whether this peer's line ends are made right before anything looks at them; asked at its first byte. */
  mends: () => boolean = () => false;
  private make: ((chunk: Uint8Array) => Uint8Array) | undefined;

  override write(chunk: unknown, ...rest: never[]): boolean {
    if (!(chunk instanceof Uint8Array)) return super.write(chunk, ...rest);
    this.make ??= this.mends() ? mendLines() : (bytes) => bytes;
    const bytes = this.make(chunk);
    const before = this.wire.fault;
    this.wire.see(bytes);
    this.onbytes(bytes.length, before === undefined && this.wire.fault !== undefined);
    return super.write(bytes, ...rest);
  }
}

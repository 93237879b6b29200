import type { Socket } from "node:net";
import type { Transform } from "node:stream";
import { constants, createDeflateRaw, createInflateRaw } from "node:zlib";

/** Both directions of a connection, made smaller on the way (RFC 4978, raw DEFLATE). */
export interface Deflated {
  /** What comes, as it was before. */
  readonly inflate: Transform;
  /** What goes; every write reaches the client at once. */
  readonly deflate: Transform;
}

/**
 * Puts the streams between a socket and who speaks over it. Little memory a connection: phones keep theirs open all day. Neither direction runs ahead:
 * a client that sends a great deal as a few bytes is read only as fast as it is listened to.
 */
export function deflateSocket(socket: Socket): Deflated {
  const inflate = createInflateRaw();
  const deflate = createDeflateRaw({ level: 4, windowBits: 13, memLevel: 6, flush: constants.Z_SYNC_FLUSH });
  socket.pipe(inflate);
  deflate.pipe(socket);
  for (const stream of [inflate, deflate]) stream.on("error", () => socket.destroy());
  socket.once("close", () => {
    inflate.destroy();
    deflate.destroy();
  });
  return { inflate, deflate };
}

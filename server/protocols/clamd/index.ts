import { connect, type Socket } from "node:net";

/** What the scanner said of a stream. `too-large`: it reads only so much (StreamMaxLength) and saw no more. */
export type Verdict =
  { readonly kind: "clean" } | { readonly kind: "found"; readonly name: string } | { readonly kind: "too-large" };

/** `host:port`, or the path of a unix socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** The scanner is not there, is silent, or says what is in no manual. */
export class ClamdFault extends Error {
  override name = "ClamdFault";
}

/** How long a connection, and how long the verdict after the last byte, may take. Milliseconds. */
export interface ClamdPatience {
  readonly connect: number;
  readonly verdict: number;
}

const PATIENCE: ClamdPatience = { connect: 5_000, verdict: 300_000 };
/** Bytes of one chunk; clamd takes up to its StreamMaxLength. */
const CHUNK = 64 * 1024;
const LONGEST_REPLY = 4_096;

/** Reads an address; undefined for what is none. */
export function readAddress(text: string): ClamdAddress | undefined {
  if (text.startsWith("/")) return { path: text };
  const [, host = "", port = ""] = /^\[?([0-9A-Za-z.:_-]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  const number = Number(port);
  return host !== "" && number >= 1 && number <= 65_535 ? { host, port: number } : undefined;
}

/**
 * Has a stream scanned: `zINSTREAM`, chunks each with its length in network byte order, an empty one at the end (clamd(8), "INSTREAM").
 * Throws `ClamdFault`; what the source throws goes through.
 */
export async function scanStream(
  address: ClamdAddress,
  source: AsyncIterable<Uint8Array>,
  patience = PATIENCE,
): Promise<Verdict> {
  const session = await open(address, patience);
  try {
    await session.send(Buffer.from("zINSTREAM\0"));
    for await (const bytes of source) {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        // Too large: it has answered and hears no more.
        if (session.hasAnswered()) return verdictOf(await session.reply());
        const chunk = bytes.subarray(at, at + CHUNK);
        const head = Buffer.alloc(4);
        head.writeUInt32BE(chunk.length);
        await session.send(head);
        await session.send(chunk);
      }
    }
    await session.send(Buffer.alloc(4));
    return verdictOf(await session.reply());
  } finally {
    session.close();
  }
}

/** The scanner's name and version, `ClamAV 1.4.1/27455/…`. */
export async function versionOf(address: ClamdAddress, patience = PATIENCE): Promise<string> {
  const session = await open(address, patience);
  try {
    await session.send(Buffer.from("zVERSION\0"));
    return await session.reply();
  } finally {
    session.close();
  }
}

function verdictOf(reply: string): Verdict {
  if (reply === "stream: OK") return { kind: "clean" };
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found !== undefined) return { kind: "found", name: found.slice(0, 200) };
  if (/size limit exceeded/i.test(reply)) return { kind: "too-large" };
  throw new ClamdFault(`The scanner said: ${reply.slice(0, 200)}`);
}

interface Session {
  send(bytes: Uint8Array): Promise<void>;
  hasAnswered(): boolean;
  /** The reply up to its NUL. */
  reply(): Promise<string>;
  close(): void;
}

async function open(address: ClamdAddress, patience: ClamdPatience): Promise<Session> {
  const socket = await connected(address, patience.connect);
  let said = "";
  let ended: ClamdFault | undefined;
  let wake: () => void = () => undefined;
  const isWhole = () => said.includes("\0");
  socket.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(0, LONGEST_REPLY);
    wake();
  });
  for (const event of ["error", "close"] as const) {
    socket.on(event, () => {
      ended ??= new ClamdFault("The scanner ended the connection.");
      wake();
    });
  }
  return {
    hasAnswered: isWhole,
    send(bytes) {
      // A scanner that refuses a large stream closes while it is being sent: its reply is worth more than the broken pipe.
      if (ended || isWhole()) return Promise.resolve();
      return new Promise((resolve) => {
        socket.write(bytes, () => {
          resolve();
        });
      });
    },
    async reply() {
      const late = Date.now() + patience.verdict;
      while (!isWhole()) {
        if (ended) throw ended;
        const left = late - Date.now();
        if (left <= 0) throw new ClamdFault("The scanner gave no verdict in time.");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return said.slice(0, said.indexOf("\0")).trim();
    },
    close: () => socket.destroy(),
  };
}

function connected(address: ClamdAddress, patience: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new ClamdFault("The scanner did not answer in time."));
    }, patience);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.removeAllListeners("error");
      resolve(socket);
    });
    socket.once("error", (error) => {
      clearTimeout(timer);
      reject(new ClamdFault(`The scanner cannot be reached: ${error.message}`));
    });
  });
}

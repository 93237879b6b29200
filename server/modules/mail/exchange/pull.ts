import { ImapFlow } from "imapflow";
import { exchangeErrors } from "./errors.ts";
import { flagsOf, folderPath } from "./paths.ts";
import type { Incoming } from "./reading.ts";

/** An old server, as the administrator names it: `host`, `host:port`, or `imap://host:port` for one without TLS. */
export interface PullServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

export function pullServer(text: string): PullServer | undefined {
  const found = /^(imap:\/\/|imaps:\/\/)?([a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?)(?::(\d{1,5}))?$/i.exec(text.trim());
  if (!found) return undefined;
  const secure = found[1]?.toLowerCase() !== "imap://";
  const port = found[3] === undefined ? (secure ? 993 : 143) : Number(found[3]);
  return port >= 1 && port <= 65_535 ? { host: found[2] ?? "", port, secure } : undefined;
}

/** How far a pull has come in each folder: UIDVALIDITY and the last UID. A folder that is another one by now begins anew. */
export type PullCursor = Readonly<Record<string, { readonly validity: string; readonly uid: number }>>;

export interface Pulled extends Incoming {
  readonly cursor: PullCursor;
}

/** Messages whose sizes are asked for at a time. */
const WINDOW = 200;

/**
 * Fetches every message of an account on another server, folder by folder, from where the cursor stands. One message of at most `maxBytes` is in
 * memory. Throws `mail.exchange.connect` where the server is not reached or refuses the name.
 */
export async function* pullFrom(
  server: PullServer,
  login: { user: string; pass: string },
  begun: PullCursor,
  { maxBytes, signal, total }: { maxBytes: number; signal: AbortSignal; total: (messages: number) => void },
): AsyncGenerator<Pulled> {
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    auth: login,
    logger: false,
    // Old servers of an office have certificates that they made themselves; the administrator has named the machine.
    tls: { rejectUnauthorized: false },
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
  });
  client.on("error", () => undefined);
  const stop = () => {
    client.close();
  };
  signal.addEventListener("abort", stop);
  try {
    await client.connect().catch(() => {
      throw exchangeErrors.connect();
    });
    const folders = (await client.list({ statusQuery: { messages: true } })).filter(
      ({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"),
    );
    total(folders.reduce((sum, { status }) => sum + (status?.messages ?? 0), 0));
    let cursor = begun;
    for (const { path, pathAsListed, delimiter } of folders) {
      const lock = await client.getMailboxLock(path, { readOnly: true });
      try {
        const box = client.mailbox;
        if (typeof box === "boolean") continue;
        const validity = String(box.uidValidity);
        const before = begun[pathAsListed];
        let uid = before?.validity === validity ? before.uid : 0;
        const folder = folderPath(path.split(delimiter === "" ? "/" : delimiter));
        for (;;) {
          const some = await windowAfter(client, uid, box.uidNext);
          for (const one of some) {
            signal.throwIfAborted();
            const fits = (one.size ?? 0) <= maxBytes;
            const whole = fits ? await client.fetchOne(String(one.uid), { source: true }, { uid: true }) : false;
            uid = one.uid;
            cursor = { ...cursor, [pathAsListed]: { validity, uid } };
            const flags = one.flags ?? new Set<string>();
            yield {
              folder: folder.toUpperCase() === "INBOX" ? "INBOX" : folder,
              bytes: whole === false ? null : (whole.source ?? null),
              flags: flagsOf({
                seen: flags.has("\\Seen"),
                answered: flags.has("\\Answered"),
                flagged: flags.has("\\Flagged"),
                forwarded: flags.has("$Forwarded"),
              }),
              receivedAt: one.internalDate === undefined ? null : new Date(one.internalDate).getTime(),
              cursor,
            };
          }
          if (some.length === 0) break;
        }
      } finally {
        lock.release();
      }
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await client.logout().catch(() => undefined);
  }
}

/** The next messages above a UID: their sizes, flags and dates. */
async function windowAfter(client: ImapFlow, uid: number, uidNext: number) {
  for (let from = uid + 1; from < uidNext; from += WINDOW) {
    const range = `${String(from)}:${String(Math.min(from + WINDOW - 1, uidNext - 1))}`;
    const some = await client.fetchAll(
      range,
      { uid: true, size: true, flags: true, internalDate: true },
      { uid: true },
    );
    if (some.length > 0) return some.toSorted((a, b) => a.uid - b.uid);
  }
  return [];
}

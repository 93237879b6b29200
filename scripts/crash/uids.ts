import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Remembers, outside the office, which message has which UID: a UID once given is that message's for ever (RFC 9051 §2.3.1.1). */
export interface UidLedger {
  /** Looks at a living office; returns what contradicts what was seen before. */
  look(dataDir: string): string[];
  readonly seen: number;
}

export function createUidLedger(): UidLedger {
  const known = new Map<string, string>();
  return {
    look(dataDir) {
      const db = new DatabaseSync(join(dataDir, "office.db"), { readOnly: true });
      try {
        const rows = db
          .prepare(
            `SELECT m.mailbox_id AS mailbox, m.uid, c.hash, m.id, b.uid_next AS uidNext, b.uid_validity AS validity
             FROM mail_message m JOIN mail_content c ON c.id = m.content_id JOIN mail_mailbox b ON b.id = m.mailbox_id`,
          )
          .all() as { mailbox: number; uid: number; hash: string; id: number; uidNext: number; validity: number }[];
        const faults: string[] = [];
        for (const { mailbox, uid, hash, id, uidNext, validity } of rows) {
          const place = `${String(mailbox)}/${String(validity)}/${String(uid)}`;
          const message = `${String(id)} ${hash}`;
          const before = known.get(place);
          if (before !== undefined && before !== message) faults.push(`${place} was ${before} and is ${message}`);
          if (uid >= uidNext) faults.push(`${place} is not below the next UID ${String(uidNext)}`);
          known.set(place, message);
        }
        return faults;
      } finally {
        db.close();
      }
    },
    get seen() {
      return known.size;
    },
  };
}

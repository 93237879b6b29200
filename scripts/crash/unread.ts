import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

/** Messages that were taken in by their header and are still shown without their first words; 0 once all have been read, at the latest after `patience` ms. */
export async function unreadAfter(dataDir: string, patience: number): Promise<number> {
  const db = new DatabaseSync(join(dataDir, "office.db"), { readOnly: true });
  try {
    const count = db.prepare(
      `SELECT (SELECT count(*) FROM mail_index_queue WHERE unread = 1)
         + (SELECT count(*) FROM mail_content WHERE subject LIKE 'letter-%' AND preview = '') AS unread`,
    );
    const until = performance.now() + patience;
    for (;;) {
      const { unread } = count.get() as { unread: number };
      if (unread === 0 || performance.now() > until) return unread;
      await pause(200);
    }
  } finally {
    db.close();
  }
}

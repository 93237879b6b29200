import type { Clock } from "../clock.ts";
import type { Db } from "../database/db.ts";
import type { Job } from "../jobs/jobs.ts";
import type { BlobReferences } from "../module.ts";
import type { Blobs } from "./blobs.ts";

/** A file that no row names is kept this long: its row may be in a transaction that has not come yet, or in a backup being made. */
const GRACE = 48 * 60 * 60 * 1000;

/** The nightly sweep: removes the files that no module's rows name. */
export function blobSweepJob(parts: {
  blobs: Blobs;
  db: Db;
  references: readonly BlobReferences[];
  clock: Clock;
}): Job {
  const { blobs, db, references, clock } = parts;
  const named = references.map((sql) => `SELECT * FROM (${sql})`).join(" UNION ");
  return {
    name: "kernel.blob-sweep",
    schedule: "41 2 * * *",
    async run({ log, signal }) {
      // With nobody to name a file, an empty answer would be a mistake, not a fact.
      if (references.length === 0) return;
      const swept = await blobs.sweep({
        graceMs: GRACE,
        now: clock.now(),
        signal,
        references: (hashes) => {
          const rows = db.all<{ hash: string }>(
            `WITH named(hash) AS (${named}) SELECT DISTINCT hash FROM named WHERE hash IN (SELECT value FROM json_each(:hashes))`,
            { hashes: JSON.stringify(hashes) },
          );
          return new Set(rows.map(({ hash }) => hash));
        },
      });
      log.info("Files that nothing names were removed", { ...swept });
    },
  };
}

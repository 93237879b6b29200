import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { syncFile, syncFolder } from "../durable.ts";

const PREFIX = "before-upgrade-";
/** An upgrade a month for years must not fill the disk: only the youngest copies stay. */
const KEPT_COPIES = 3;

/**
 * Copies the whole database to `<data>/backups/before-upgrade-20261123T081500Z.db`, on disk when it returns, and gives the path.
 * The copy gets its name only once it is complete.
 */
export function backUpBeforeUpgrade(connection: DatabaseSync, dataDir: string, now: number): string {
  const folder = join(dataDir, "backups");
  if (mkdirSync(folder, { recursive: true }) !== undefined) syncFolder(dataDir);
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const file = join(folder, `${PREFIX}${stamp}.db`);
  const temporary = `${file}.tmp`;
  rmSync(temporary, { force: true });
  try {
    connection.prepare("VACUUM INTO ?").run(temporary);
    syncFile(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
  dropOldCopies(folder);
  return file;
}

function dropOldCopies(folder: string): void {
  const copies = readdirSync(folder).filter((name) => name.startsWith(PREFIX) && name.endsWith(".db"));
  for (const name of copies.toSorted().slice(0, -KEPT_COPIES)) rmSync(join(folder, name));
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../server/kernel/clock.ts";
import { silentLog, type Log } from "../../server/kernel/log.ts";
import { openOffice, type Office } from "../../server/main.ts";
import { applianceErrors } from "../cli/faults.ts";
import { VERSION } from "../version.ts";
import { ALL_CLOSED } from "./doors.ts";

/** Refuses a folder that holds no office: a command that was meant for one must not make another beside it. */
export function demandOffice(dataDir: string): void {
  if (!existsSync(join(dataDir, "office.db"))) throw applianceErrors.noOffice({ folder: dataDir });
}

/** Opens an office with all its doors closed, does one thing in it and closes it again. */
export async function withOffice<T>(
  parts: { dataDir: string; clock?: Clock; log?: Log; newName?: () => string },
  use: (office: Office) => Promise<T>,
): Promise<T> {
  const office = await openOffice({
    dataDir: parts.dataDir,
    log: parts.log ?? silentLog,
    version: VERSION,
    doors: { ...ALL_CLOSED, modem: "off" },
    ...(parts.clock && { clock: parts.clock }),
    ...(parts.newName && { newName: parts.newName }),
  });
  try {
    return await use(office);
  } finally {
    await office.close();
  }
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "./kernel/clock.ts";
import type { ModuleMigrations } from "./kernel/database/migrations.ts";
import { Refusal } from "./kernel/errors.ts";
import { createHouse } from "./kernel/house.ts";
import { silentLog } from "./kernel/log.ts";
import type { BlobReferences } from "./kernel/module.ts";
import { openSettings } from "./kernel/settings/settings.ts";
import { httpSettings } from "./main.ts";
import { furnish } from "./modules.ts";

/** What the modules of this program declare, known without opening an office. */
export interface Blueprint {
  readonly migrations: readonly ModuleMigrations[];
  readonly blobReferences: readonly BlobReferences[];
  /** Where the settings have each door listen, `door -> "host:port" | "off"`. */
  readonly doors: Readonly<Record<string, string>>;
}

/** For commands that look at a data folder from outside, whether the office runs or not. */
export function readBlueprint(): Blueprint {
  return build();
}

/**
 * What the modules declare under the folder's settings.json. Refuses with `settings.*` what a start would refuse in it; changes nothing.
 */
export function readBlueprintOf(dataDir: string): Blueprint {
  const file = join(dataDir, "settings.json");
  try {
    return build(file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // It was a copy that was read: the person is told of the file itself.
    throw new Refusal(error.code, error.text, { ...error.params, file }, error.field);
  }
}

/** Furnishes a house that is never opened, in a scratch folder. */
function build(settingsFile?: string): Blueprint {
  const scratch = mkdtempSync(join(tmpdir(), "congso-blueprint-"));
  try {
    if (settingsFile !== undefined && existsSync(settingsFile))
      copyFileSync(settingsFile, join(scratch, "settings.json"));
    const settings = openSettings(scratch);
    const http = settings.section(httpSettings).get().address;
    const house = createHouse({
      dataDir: scratch,
      clock: systemClock,
      log: silentLog,
      version: "",
      doors: {},
      settings,
    });
    furnish(house);
    settings.seal();
    const { migrations, blobReferences, doors } = house.engine;
    return { migrations, blobReferences: blobReferences(), doors: { http, ...doors() } };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

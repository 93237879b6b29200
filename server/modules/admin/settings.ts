import { Type } from "typebox";
import { Exactly, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/settings.ts";

/** The nightly backup into `<data>/backups`. */
export const backupSettings = defineSettings(
  "backup",
  Exactly({
    automatic: Type.Boolean(),
    /** In the agency's zone. */
    hour: Type.Integer({ minimum: 0, maximum: 23 }),
    /** How many are kept; the oldest goes. */
    keep: Type.Integer({ minimum: 1, maximum: 365 }),
  }),
  { automatic: true, hour: 1, keep: 14 },
);

export type BackupSettings = Static<typeof backupSettings.schema>;

import { Type } from "typebox";
import { Exactly, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

const MEGABYTE = 1024 * 1024;

const FilesSettingsSchema = Exactly({
  /** The largest file that can be uploaded, MB. */
  maxFileMb: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** How much one person may have lying about unattached, MB. */
  unclaimedMb: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** How long an upload waits to be attached, hours. */
  keepHours: Type.Integer({ minimum: 1, maximum: 720 }),
  /** How much one person may put by to use again, MB. */
  keptMb: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
});

export type FilesSettings = Static<typeof FilesSettingsSchema>;

export const filesSettings = defineSettings("files", FilesSettingsSchema, {
  maxFileMb: 200,
  unclaimedMb: 1_000,
  keepHours: 24,
  keptMb: 2_000,
});

export const bytesOf = (megabytes: number): number => megabytes * MEGABYTE;

import type { SettingsDocument } from "./file.ts";

/** A change of the file's shape from one version of the program to the next. */
export interface SettingsMigration {
  /** The version that the file has afterwards. */
  readonly to: number;
  /** What changed, for the person who looks after the file. */
  readonly note: { readonly vi: string; readonly en: string };
  readonly migrate: (document: SettingsDocument) => SettingsDocument;
}

/** In the order of their versions. The first version of the file is 1. */
export const settingsMigrations: readonly SettingsMigration[] = [];

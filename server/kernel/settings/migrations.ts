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
export const settingsMigrations: readonly SettingsMigration[] = [
  {
    to: 2,
    note: {
      vi: "Địa chỉ cửa SMTP chuyển từ mail.smtp sang doors.smtp, cùng chỗ với các cửa thư khác.",
      en: "The address of the SMTP door moved from mail.smtp to doors.smtp, beside the other doors of the mail.",
    },
    migrate(document) {
      const { mail, doors, ...others } = document as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      if (mail?.["smtp"] === undefined) return document;
      const { smtp, ...rest } = mail;
      return { ...others, mail: rest, doors: { ...doors, smtp } };
    },
  },
];

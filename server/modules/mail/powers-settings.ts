import { defineSettings } from "../../kernel/settings/define.ts";
import { MailPowers } from "./contract/powers.ts";

/** The part of `settings.json` for what only one server can have. */
export const powersSettings = defineSettings("mailPowers", MailPowers, {
  receipts: "requested",
  recallHours: 24 * 7,
  trashDays: 30,
  junkDays: 30,
  archiveByYear: true,
  pullServers: [],
});

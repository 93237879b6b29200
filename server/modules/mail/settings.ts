import { defineSettings } from "../../kernel/settings/define.ts";
import { MailLimits } from "./contract.ts";

/** The mail's part of `settings.json`. */
export const mailSettings = defineSettings("mail", MailLimits, {
  maxMessageMb: 25,
  maxRecipients: 500,
  quotaMb: 5_120,
  messagesPerMinute: 1_200,
  ownPassword: true,
  undoSeconds: 10,
  linkDays: 30,
  signature: "{name}\n{position}, {department}\n{agency}\nĐiện thoại: {phone} · {mobile}",
});

export const MEGABYTE = 1024 * 1024;

import { msg, str } from "../../../kernel/i18n.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { openRule } from "../dialogs/open-office.ts";
import { suggestRule } from "./api.ts";

/** Begins a rule from a message. */
export async function ruleFrom(messageId: number): Promise<void> {
  try {
    const made = await openRule({ begin: await suggestRule(messageId) });
    if (made) toast(msg(str`Đã tạo bộ lọc “${made.name}”`, { id: "mail.rule-made" }));
  } catch (error) {
    toastError(error);
  }
}

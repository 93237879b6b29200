import { msg } from "../../../kernel/i18n.ts";
import type { MenuItem } from "../../../ui/cs-menu.ts";
import type { Message } from "../api.ts";
import { openRedirect } from "../dialogs/redirect.ts";
import { write } from "../writing.ts";

/** What else can be written from a message that is read: it passed on as a file or as it came, or written once more. */
export function writingMenu({ id, subject }: Message): MenuItem[] {
  return [
    {
      title: msg("Chuyển tiếp thành tệp đính kèm", { id: "mail.attach-message" }),
      icon: "paperclip",
      run: () => void write({ original: { messageId: id, as: "attach" } }),
    },
    {
      title: msg("Gửi nguyên thư cho người khác", { id: "mail.redirect" }),
      icon: "forward",
      run: () => void openRedirect({ messageId: id, subject }),
    },
    {
      title: msg("Soạn lại từ thư này", { id: "mail.write-again" }),
      icon: "edit",
      run: () => void write({ original: { messageId: id, as: "again" } }),
    },
  ];
}

import { msg } from "../../kernel/i18n.ts";
import type { Shortcut } from "../../kernel/shortcuts.ts";

/** What a key of the mail does; the page knows to which messages. */
export type KeyAct =
  | "write"
  | "search"
  | "next"
  | "previous"
  | "mark"
  | "reply"
  | "replyAll"
  | "forward"
  | "star"
  | "unread"
  | "archive"
  | "trash"
  | "move"
  | "label"
  | "undo"
  | "leave";

/** The keys of the mail, as `?` lists them. */
export function mailKeys(run: (act: KeyAct) => void): Shortcut[] {
  const key = (keys: string, title: () => string, act: KeyAct): Shortcut => ({
    keys,
    title,
    run: () => {
      run(act);
    },
  });
  return [
    key("c", () => msg("Soạn thư", { id: "mail.write" }), "write"),
    key("/", () => msg("Tìm trong thư", { id: "mail.search" }), "search"),
    key("j", () => msg("Thư sau", { id: "mail.next" }), "next"),
    key("k", () => msg("Thư trước", { id: "mail.previous" }), "previous"),
    key("x", () => msg("Chọn hoặc bỏ chọn", { id: "mail.mark-key" }), "mark"),
    key("r", () => msg("Trả lời", { id: "mail.reply" }), "reply"),
    key("a", () => msg("Trả lời tất cả", { id: "mail.reply-all" }), "replyAll"),
    key("f", () => msg("Chuyển tiếp", { id: "mail.forward" }), "forward"),
    key("s", () => msg("Gắn hoặc gỡ sao", { id: "mail.star-key" }), "star"),
    key("u", () => msg("Đánh dấu chưa đọc", { id: "mail.mark-unread" }), "unread"),
    key("l", () => msg("Gắn hoặc gỡ nhãn", { id: "mail.label-heading" }), "label"),
    key("v", () => msg("Chuyển vào thư mục", { id: "mail.move-heading" }), "move"),
    key("e", () => msg("Lưu trữ", { id: "mail.archive" }), "archive"),
    key("delete", () => msg("Chuyển vào Thùng rác", { id: "mail.to-trash" }), "trash"),
    key("z", () => msg("Hoàn tác việc vừa làm", { id: "mail.undo-key" }), "undo"),
    key("escape", () => msg("Về danh sách", { id: "mail.back" }), "leave"),
  ];
}

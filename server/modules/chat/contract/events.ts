import { Type } from "typebox";
import { defineEvent, definePermissions, Id } from "../../../kernel/contract/index.ts";

export const chatPermissions = definePermissions({
  "chat.use": {
    vi: "Nhắn tin, hội thoại",
    en: "Use conversations",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "chat.mentionAll": {
    vi: "Gọi tất cả mọi người trong phòng hội thoại (@tất cả)",
    en: "Call everybody in a room (@everyone)",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "chat.export": {
    vi: "Xuất nội dung cuộc hội thoại của mình ra tệp",
    en: "Export one's own conversations to a file",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "chat.manage": {
    vi: "Đặt thời hạn lưu, giữ hội thoại theo pháp luật và xuất hội thoại đang giữ",
    en: "Set retention and legal holds of conversations, and export what is held",
    grantedTo: ["administrator"],
  },
});

export const messageSent = defineEvent(
  "chat.message-sent",
  1,
  Type.Object({ messageId: Id, roomId: Id, authorId: Id, mentioned: Type.Array(Id) }),
);
export const messageRecalled = defineEvent("chat.message-recalled", 1, Type.Object({ messageId: Id, roomId: Id }));

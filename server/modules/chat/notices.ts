import { consume, react, type Consumer } from "../../kernel/events/types.ts";
import {
  departmentChanged,
  personChanged,
  personCreated,
  personDeactivated,
  personReactivated,
} from "../directory/contract.ts";
import { messageSent } from "./contract.ts";
import { plainText } from "./mentions.ts";
import type { ChatNeeds } from "./needs.ts";
import * as store from "./store.ts";

/** The kinds of notice that conversations send; people choose per kind how they hear of them. */
export const noticeKinds = [
  { name: "chat.direct", title: { vi: "Tin nhắn riêng", en: "Direct message" } },
  { name: "chat.mentioned", title: { vi: "Có người gọi tên bạn", en: "You were mentioned" } },
] as const;

/** How much of a message a notice shows. */
const SHOWN = 200;

/** Who is told of what was said: the other one of a direct conversation, and those who were named. A room's own list shows the rest. */
export function chatConsumers({ notifications }: ChatNeeds, sync: () => void): Consumer[] {
  return [
    consume("chat.tell", messageSent, (work, { payload: { messageId, roomId, authorId, mentioned } }) => {
      const message = store.messageById(work.db, messageId);
      // Taken back before it could be told.
      if (message?.recalledAt !== null) return;
      const room = store.roomFacts(work.db, roomId);
      if (!room) return;
      const isDirect = room.kind === "direct";
      const people = isDirect ? store.memberIds(work.db, roomId).filter((id) => id !== authorId) : mentioned;
      const files = store.filesOf(work.db, [messageId]);
      const words = plainText(message.text) || (files[0]?.name ?? "");
      for (const personId of people) {
        const marks = store.marksOf(work.db, roomId, personId);
        if (marks && (marks.readSeq >= message.seq || marks.muted === 1)) continue;
        notifications.notify(work, {
          kind: isDirect ? "chat.direct" : "chat.mentioned",
          to: [personId],
          from: authorId,
          title: isDirect
            ? { vi: "Tin nhắn mới", en: "New message" }
            : { vi: `Gọi tên bạn trong ${room.title}`, en: `Mentioned you in ${room.title}` },
          body: words.slice(0, SHOWN),
          path: `/chat/${String(roomId)}`,
          subject: { type: "chat-room", id: roomId },
          // Of a direct conversation one notice until it is read; a mention each time.
          dedupe: isDirect ? `unread:${String(marks?.readSeq ?? 0)}` : `message:${String(messageId)}`,
        });
      }
    }),
    react("chat.person-created", personCreated, sync),
    react("chat.person-changed", personChanged, sync),
    react("chat.person-left", personDeactivated, sync),
    react("chat.person-back", personReactivated, sync),
    react("chat.department-changed", departmentChanged, sync),
  ];
}

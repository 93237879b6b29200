import { personKey } from "../../kernel/contract/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import { react, type Consumer } from "../../kernel/events/types.ts";
import type { Kernel } from "../../kernel/module.ts";
import { escapeHtml, richOfText } from "../../kernel/text/rich.ts";
import { announcementDelivered, announcementPublished } from "./contract.ts";
import type { AnnouncementMail } from "./needs.ts";
import { stateOf } from "./policy.ts";
import type { ListedPost } from "./rows.ts";
import * as store from "./store.ts";

/** The full text in the mailbox of everybody on the roll, where its author chose it. Asked twice for one event, mail sends it once. */
export function mailCopies(kernel: Kernel, mail: AnnouncementMail): Consumer[] {
  const clerk = systemActor("announcements.mail", "event");

  /** Pictures are not taken along: where they stand, the letter says so, and leads to the announcement. */
  function letterOf(post: ListedPost, files: readonly string[]) {
    const path = `/announcements/${String(post.id)}`;
    const named = files.map((name) => `- ${name}`);
    const foot = [
      ...(named.length > 0 ? ["", "Tệp kèm theo (mở trong Bảng tin):", ...named] : []),
      "",
      post.asksConfirmation === 1
        ? "Đề nghị xác nhận đã đọc trong Bảng tin."
        : "Bản đầy đủ cùng tệp kèm theo ở Bảng tin.",
    ];
    const html = (post.html ?? richOfText(post.body)).replace(/<img\b[^>]*>/g, "<em>[ảnh: xem trong Bảng tin]</em>");
    foot.push(`Địa chỉ trong chương trình: ${path}`);
    return {
      text: [post.body, ...foot].join("\n"),
      html: `${html}${foot.map((line) => `<p>${escapeHtml(line) || "<br />"}</p>`).join("")}`,
    };
  }

  async function send(id: number, eventId: number, to: (post: ListedPost) => readonly string[]): Promise<void> {
    const post = store.findPost(kernel.db, clerk, id);
    if (post?.mailCopy !== 1 || stateOf(post, kernel.clock.now()) !== "published") return;
    const keys = to(post);
    if (keys.length === 0) return;
    const files = store.filesOf(kernel.db, id).flatMap(({ name, inline }) => (inline === 1 ? [] : [name]));
    await mail.post({
      from: post.authorId,
      to: keys,
      subject: post.title,
      ...letterOf(post, files),
      name: `announcement.${String(id)}.${String(eventId)}`,
    });
  }

  return [
    react("announcements.mail-published", announcementPublished, ({ id, payload }) =>
      send(payload.announcementId, id, (post) =>
        post.inTurn === 1 ? store.allReaders(kernel.db, post.id).map(personKey) : store.audienceOf(kernel.db, post.id),
      ),
    ),
    react("announcements.mail-delivered", announcementDelivered, ({ id, payload }) =>
      send(payload.announcementId, id, () => payload.personIds.map(personKey)),
    ),
  ];
}

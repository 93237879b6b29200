import { msg, str } from "../../kernel/i18n.ts";
import type { IconName } from "../../kernel/icon-names.ts";
import { formatDay, givenName } from "../../../server/kernel/contract/text.ts";
import type { Conversation, Mailbox, MailboxRole, MessageFilter, MessageRow, SearchChip } from "./api.ts";
import { formatSize } from "./format.ts";
import { safeText } from "../../kernel/safe-text.ts";

export { safeText };

export function boxTitle({ role, name }: Pick<Mailbox, "role" | "name">): string {
  return role === null ? name : roleTitle(role);
}

export function roleTitle(role: MailboxRole): string {
  switch (role) {
    case "inbox":
      return msg("Hộp thư đến", { id: "mail.inbox" });
    case "drafts":
      return msg("Thư nháp", { id: "mail.drafts" });
    case "sent":
      return msg("Đã gửi", { id: "mail.sent" });
    case "archive":
      return msg("Lưu trữ", { id: "mail.archive-box" });
    case "junk":
      return msg("Thư rác", { id: "mail.junk" });
    case "trash":
      return msg("Thùng rác", { id: "mail.trash" });
  }
}

export function boxIcon(role: MailboxRole | null): IconName {
  const icons: Record<MailboxRole, IconName> = {
    inbox: "inbox",
    drafts: "draft",
    sent: "send",
    archive: "archive",
    junk: "alert",
    trash: "trash",
  };
  return role === null ? "folder" : icons[role];
}

export function filterTitle(filter: MessageFilter | undefined): string {
  switch (filter) {
    case "unread":
      return msg("Chưa đọc", { id: "mail.unread" });
    case "flagged":
      return msg("Gắn sao", { id: "mail.starred" });
    case "attachments":
      return msg("Có tệp", { id: "mail.with-files" });
    case undefined:
      return msg("Tất cả", { id: "mail.all" });
  }
}

export function subjectText(subject: string): string {
  return subject === "" ? msg("(Không có chủ đề)", { id: "mail.no-subject" }) : subject;
}

/** A subject without what answering and forwarding have put before it: it names the whole conversation. */
export const topicText = (subject: string): string =>
  subjectText(subject.replace(/^(?:\s*(?:re|fw|fwd|tr|trả lời|chuyển tiếp)\s*:)+\s*/i, ""));

/** Who stands in a row: the sender, or among what one has sent, the recipients. */
export function whoText(row: Pick<MessageRow, "from" | "to" | "toCount">, asSent: boolean): string {
  if (!asSent) return safeText(row.from.name || row.from.address) || unnamed();
  const names = row.to.map(({ name, address }) => safeText(name === "" ? address : name));
  const more = row.toCount - names.length;
  const text = names.join(", ");
  return more > 0 ? msg(str`${text} và ${more} người khác`, { id: "mail.and-others" }) : text;
}

/** A message whose From says nothing, as some machines send. */
const unnamed = (): string => msg("Không rõ người gửi", { id: "mail.no-sender" });

/** Who takes part in a conversation: one alone by the whole name, several by their given names. */
export function peopleText({ people }: Conversation): string {
  const me = msg("tôi", { id: "mail.me" });
  const [first] = people;
  if (people.length === 1 && first && !first.me) return safeText(first.name) || unnamed();
  return people.map((person) => (person.me ? me : safeText(givenName(person.name)))).join(", ");
}

/** A part of a search as it was understood: `Người gửi: Hòa`. */
export function partTitle(kind: SearchChip["kind"], value: string): string {
  switch (kind) {
    case "words":
      return value;
    case "phrase":
      return `“${value}”`;
    case "from":
      return msg(str`Người gửi: ${value}`, { id: "mail.part-from" });
    case "to":
      return msg(str`Người nhận: ${value}`, { id: "mail.part-to" });
    case "cc":
      return msg(str`Đồng gửi: ${value}`, { id: "mail.part-cc" });
    case "subject":
      return msg(str`Chủ đề: ${value}`, { id: "mail.part-subject" });
    case "filename":
      return msg(str`Tên tệp: ${value}`, { id: "mail.part-file" });
    case "in":
      return msg(str`Thư mục: ${value}`, { id: "mail.part-in" });
    case "label":
      return msg(str`Nhãn: ${value}`, { id: "mail.part-label" });
    case "received":
      return daysTitle(value);
    case "larger":
    case "smaller": {
      const size = formatSize(Number(value));
      return kind === "larger"
        ? msg(str`Nặng hơn ${size}`, { id: "mail.part-larger" })
        : msg(str`Nhẹ hơn ${size}`, { id: "mail.part-smaller" });
    }
    case "unread":
      return msg("Chưa đọc", { id: "mail.unread" });
    case "read":
      return msg("Đã đọc", { id: "mail.part-read" });
    case "starred":
      return msg("Gắn sao", { id: "mail.starred" });
    case "answered":
      return msg("Đã trả lời", { id: "mail.answered" });
    case "attachment":
      return msg("Có tệp", { id: "mail.with-files" });
  }
}

/** `from/until` as days, the last not included; each may be empty. */
function daysTitle(value: string): string {
  const [from = "", until = ""] = value.split("/");
  const [first, last] = [from === "" ? "" : formatDay(from), until === "" ? "" : formatDay(until)];
  if (first === "") return msg(str`Trước ${last}`, { id: "mail.part-before" });
  if (last === "") return msg(str`Từ ${first}`, { id: "mail.part-after" });
  return msg(str`Từ ${first} đến trước ${last}`, { id: "mail.part-between" });
}

import { dayOf } from "../../kernel/dates.ts";
import { msg, str } from "../../kernel/i18n.ts";
import type { ChatMessage, Face, Room } from "./api.ts";
import type { Waiting } from "./outbox.ts";
import { lineOf } from "./text.ts";

/** The room's number in an address; undefined for anything that is none. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** A UUID (RFC 9562 §5.4) that also an office without TLS can make: there crypto.randomUUID is missing. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** What stands in the conversation, from top to bottom. */
export type Line =
  | { readonly kind: "day"; readonly key: string; readonly on: string }
  | { readonly kind: "unread"; readonly key: string }
  /** `head` begins a run of one author: his picture and name stand there. */
  | { readonly kind: "message"; readonly key: string; readonly message: ChatMessage; readonly head: boolean }
  | { readonly kind: "waiting"; readonly key: string; readonly waiting: Waiting; readonly head: boolean };

/** Messages of one author within this many milliseconds stand together. */
const TOGETHER = 5 * 60_000;

/** Sets messages out with their days, the line above what was unread, and what is still on its way. */
export function linesOf(
  messages: readonly ChatMessage[],
  { readSeq, me, waiting }: { readSeq: number | undefined; me: number; waiting: readonly Waiting[] },
): Line[] {
  const lines: Line[] = [];
  const acknowledged = new Set(messages.map(({ clientId }) => clientId));
  let before: ChatMessage | undefined;
  let isMarked = readSeq === undefined;
  for (const message of messages) {
    // What is said in a thread stands there; its beginning shows how much.
    if (message.threadId !== null) continue;
    const on = dayOf(message.sentAt);
    const isNewDay = before === undefined || dayOf(before.sentAt) !== on;
    if (isNewDay) lines.push({ kind: "day", key: `day-${on}-${String(message.id)}`, on });
    if (!isMarked && readSeq !== undefined && message.seq > readSeq && message.author.id !== me) {
      isMarked = true;
      lines.push({ kind: "unread", key: "unread" });
    }
    const head =
      isNewDay ||
      lines.at(-1)?.kind === "unread" ||
      before?.author.id !== message.author.id ||
      message.sentAt - before.sentAt > TOGETHER;
    lines.push({ kind: "message", key: message.clientId, message, head });
    before = message;
  }
  for (const each of waiting) {
    if (acknowledged.has(each.input.clientId) || each.input.threadId !== undefined) continue;
    const head = before?.author.id !== me || lines.at(-1)?.kind !== "message";
    lines.push({ kind: "waiting", key: each.input.clientId, waiting: each, head });
  }
  return lines;
}

/** One line of what was said last: "Bình: chào cả nhà". */
export function lastLine(room: Pick<Room, "kind" | "lastMessage">, me: number): string {
  const last = room.lastMessage;
  if (!last) return msg("Chưa có tin nào", { id: "chat.nothing-said" });
  const what = last.recalled
    ? msg("Tin đã thu hồi", { id: "chat.recalled" })
    : lineOf(last.text) || msg(str`${last.files} tệp`, { id: "chat.files-count" });
  if (last.authorId === me) return msg(str`Bạn: ${what}`, { id: "chat.you-said" });
  return room.kind === "direct" ? what : `${last.authorName}: ${what}`;
}

export function kindText(kind: Room["kind"]): string {
  switch (kind) {
    case "direct":
      return msg("Nhắn riêng hai người", { id: "chat.kind-direct" });
    case "group":
      return msg("Nhóm tự lập", { id: "chat.kind-group" });
    case "unit":
      return msg("Phòng theo danh bạ", { id: "chat.kind-unit" });
    case "subject":
      return msg("Phòng về một việc", { id: "chat.kind-subject" });
  }
}

/** How long what is said here stays, where that is not for ever; a hold goes before it. */
export function keptLine({ hold, keptDays }: Pick<Room, "hold" | "keptDays">): string {
  if (hold !== null && hold !== "")
    return msg(str`Lưu giữ theo yêu cầu pháp luật: ${hold}`, { id: "chat.held-because" });
  if (hold !== null) return msg("Lưu giữ theo yêu cầu pháp luật: không có gì bị xóa hẳn", { id: "chat.held" });
  return keptDays === null ? "" : msg(str`Tin ở đây được giữ ${keptDays} ngày`, { id: "chat.kept-days" });
}

/** Who of the others has read up to a message. */
export function readersOf(
  members: readonly (Face & { readSeq: number })[],
  message: Pick<ChatMessage, "seq" | "author">,
): readonly Face[] {
  return members.filter(({ id, readSeq }) => id !== message.author.id && readSeq >= message.seq);
}

/** "An đang viết…", "An và Bình đang viết…", "3 người đang viết…". */
export function typingText(names: readonly string[]): string {
  const [first = "", second = ""] = names;
  if (names.length === 0) return "";
  if (names.length === 1) return msg(str`${first} đang viết…`, { id: "chat.typing-one" });
  if (names.length === 2) return msg(str`${first} và ${second} đang viết…`, { id: "chat.typing-two" });
  return msg(str`${names.length} người đang viết…`, { id: "chat.typing-many" });
}

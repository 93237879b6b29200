import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import type { MailDoorName, MailList, MailQuota, TestStep, TrafficLine } from "./api.ts";

export const TABS = [
  "status",
  "traffic",
  "queue",
  "devices",
  "lists",
  "shared",
  "quotas",
  "rules",
  "settings",
] as const;
export type MailTab = (typeof TABS)[number];

export const tabOf = (given: string | undefined): MailTab => TABS.find((tab) => tab === given) ?? "status";
export const addressOf = (tab: MailTab): string => (tab === "status" ? "/mail-admin" : `/mail-admin/${tab}`);

export function tabTitle(tab: MailTab): string {
  switch (tab) {
    case "status":
      return msg("Tình trạng", { id: "mail-admin.tab-status" });
    case "traffic":
      return msg("Thư đến, thư đi", { id: "mail-admin.tab-traffic" });
    case "queue":
      return msg("Hàng đợi", { id: "mail-admin.tab-queue" });
    case "devices":
      return msg("Thiết bị", { id: "mail-admin.tab-devices" });
    case "lists":
      return msg("Bí danh và nhóm thư", { id: "mail-admin.tab-lists" });
    case "shared":
      return msg("Hộp thư chung", { id: "mail-admin.tab-shared" });
    case "quotas":
      return msg("Dung lượng", { id: "mail-admin.tab-quotas" });
    case "rules":
      return msg("Lưu giữ", { id: "mail-admin.tab-rules" });
    case "settings":
      return msg("Thiết lập", { id: "mail-admin.tab-settings" });
  }
}

export type Tone = "plain" | "green" | "amber" | "red" | "indigo";

/** What became of a message, by the record's own word. */
export function outcomeOf(what: TrafficLine["what"]): { text: string; tone: Tone } {
  switch (what) {
    case "delivered":
      return { text: msg("Đã đến", { id: "mail-admin.delivered" }), tone: "green" };
    case "sent":
      return { text: msg("Đã gửi ra ngoài", { id: "mail-admin.sent" }), tone: "green" };
    case "queued":
      return { text: msg("Chờ gửi", { id: "mail-admin.queued" }), tone: "indigo" };
    case "delayed":
      return { text: msg("Gửi lại sau", { id: "mail-admin.delayed" }), tone: "amber" };
    case "returned":
      return { text: msg("Trả lại", { id: "mail-admin.returned" }), tone: "red" };
    case "refused":
      return { text: msg("Từ chối", { id: "mail-admin.refused" }), tone: "red" };
    default:
      return { text: what, tone: "plain" };
  }
}

export function stepTitle(step: TestStep["step"]): string {
  switch (step) {
    case "address":
      return msg("Tra địa chỉ", { id: "mail-admin.step-address" });
    case "door":
      return msg("Cửa nhận thư", { id: "mail-admin.step-door" });
    case "connection":
      return msg("Kết nối và mã hóa", { id: "mail-admin.step-connection" });
    case "delivery":
      return msg("Giao thư", { id: "mail-admin.step-delivery" });
    case "arrival":
      return msg("Thư vào hộp", { id: "mail-admin.step-arrival" });
  }
}

export function writersTitle(writers: MailList["writers"]): string {
  switch (writers) {
    case "anyone":
      return msg("Bất kỳ ai, kể cả bên ngoài", { id: "mail-admin.writers-anyone" });
    case "office":
      return msg("Mọi người trong cơ quan", { id: "mail-admin.writers-office" });
    case "allowed":
      return msg("Người được gửi toàn cơ quan", { id: "mail-admin.writers-allowed" });
  }
}

/** How full a mailbox is, 0 to 1; undefined without a bound. */
export const shareOf = ({ usedBytes, limitBytes }: MailQuota): number | undefined =>
  limitBytes === null || limitBytes === 0 ? undefined : Math.min(1, usedBytes / limitBytes);

/** Megabytes as typed: empty takes the own bound away; undefined where it is no number. */
export function megabytesOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

/** A whole number as typed, for a field that holds one. */
export const wholeOf = (typed: string): number => (/^\d{1,8}$/.test(typed.trim()) ? Number(typed) : Number.NaN);

/** What is wrong with a bound that was typed; empty when nothing is. */
export function boundFault(value: number, least: number, most: number): string {
  if (Number.isInteger(value) && value >= least && value <= most) return "";
  return msg(str`Hãy nhập một số từ ${formatNumber(least)} đến ${formatNumber(most)}.`, { id: "mail-admin.bound" });
}

/** An address for a door as typed: `host:port`, or a port alone for all addresses; undefined where it is neither. */
export function doorAddressOf(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const address = /^\d{1,5}$/.test(text) ? `0.0.0.0:${text}` : text;
  const port = Number(/^(?:\[[0-9a-f:]+\]|[^:\s]+):(\d{1,5})$/.exec(address)?.[1] ?? Number.NaN);
  return port >= 1 && port <= 65_535 ? address : undefined;
}

/** What comes in at a door. */
export function doorTitle(name: MailDoorName): string {
  switch (name) {
    case "smtp":
      return msg("Nhận thư từ mạng", { id: "mail-admin.door-smtp" });
    case "submission":
      return msg("Gửi thư từ chương trình thư (STARTTLS)", { id: "mail-admin.door-submission" });
    case "submissions":
      return msg("Gửi thư từ chương trình thư (TLS)", { id: "mail-admin.door-submissions" });
    case "devices":
      return msg("Máy quét, thiết bị", { id: "mail-admin.door-devices" });
    case "imap":
      return msg("Hộp thư cho chương trình thư (STARTTLS)", { id: "mail-admin.door-imap" });
    case "imaps":
      return msg("Hộp thư cho chương trình thư (TLS)", { id: "mail-admin.door-imaps" });
    case "pop3":
      return msg("Hộp thư cho thiết bị cũ (STARTTLS)", { id: "mail-admin.door-pop3" });
    case "pop3s":
      return msg("Hộp thư cho thiết bị cũ (TLS)", { id: "mail-admin.door-pop3s" });
  }
}

/** What came of a step; undefined while it is waited for. */
export function stepVerdict(state: TestStep["state"] | undefined): string {
  switch (state) {
    case "ok":
      return msg("Được", { id: "mail-admin.step-ok" });
    case "failed":
      return msg("Không được", { id: "mail-admin.step-failed" });
    case "skipped":
      return msg("Chưa thử", { id: "mail-admin.step-skipped" });
    case undefined:
      return msg("Đang chờ", { id: "mail-admin.step-waiting" });
  }
}

export const stepTone = (state: TestStep["state"] | undefined): Tone =>
  state === "ok" ? "green" : state === "failed" ? "red" : "plain";

import { msg } from "../../kernel/i18n.ts";
import type { MailList, MailQuota, TestStep, TrafficLine } from "./api.ts";

export const TABS = ["status", "traffic", "queue", "devices", "lists", "quotas"] as const;
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
    case "quotas":
      return msg("Dung lượng", { id: "mail-admin.tab-quotas" });
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

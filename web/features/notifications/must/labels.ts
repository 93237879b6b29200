import type { MustSteps, NoticeDetail, WatchedPerson } from "./api.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";

export type StepName = keyof MustSteps;
export const STEP_NAMES: readonly StepName[] = ["sound", "sms", "deputy", "head"];

export function stepTitle(step: StepName): string {
  const titles: Record<StepName, string> = {
    sound: msg("Chuông trên máy", { id: "notifications.step-sound" }),
    sms: msg("Tin nhắn SMS", { id: "notifications.step-sms" }),
    deputy: msg("Báo người thay", { id: "notifications.step-deputy" }),
    head: msg("Báo trưởng đơn vị", { id: "notifications.step-head" }),
  };
  return titles[step];
}

/** "25 phút", "1 giờ 30 phút". */
export function spanOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return msg(str`${formatNumber(rest)} phút`, { id: "notifications.minutes" });
  if (rest === 0) return msg(str`${formatNumber(hours)} giờ`, { id: "notifications.hours" });
  return msg(str`${formatNumber(hours)} giờ ${formatNumber(rest)} phút`, { id: "notifications.hours-minutes" });
}

export function reasonTitle(reason: WatchedPerson["asked"][number]["reason"]): string {
  if (reason === "deputy") return msg("người thay", { id: "notifications.as-deputy" });
  return reason === "head" ? msg("trưởng đơn vị", { id: "notifications.as-head" }) : "";
}

export function wayTitle(way: WatchedPerson["way"]): string {
  if (way === "sms") return msg("trả lời SMS", { id: "notifications.by-sms" });
  return way === "web"
    ? msg("trên máy", { id: "notifications.by-web" })
    : msg("mở nội dung", { id: "notifications.by-module" });
}

/** Why a channel did not reach somebody, in words with what to do. */
export function failureText(error: string): string {
  const texts: Readonly<Record<string, string>> = {
    "no-number": msg("chưa có số di động trong danh bạ", { id: "notifications.no-number" }),
    "no-mailbox": msg("không còn hộp thư", { id: "notifications.no-mailbox" }),
    "unknown-outcome": msg("chương trình tắt giữa chừng, không rõ đã gửi hay chưa", {
      id: "notifications.unknown-outcome",
    }),
  };
  return texts[error] ?? error;
}

export type NoticeState = "running" | "all" | "stopped" | "over";

export function stateOf(
  notice: Pick<NoticeDetail, "people" | "confirmed" | "stoppedAt" | "endsAt">,
  now: number,
): NoticeState {
  if (notice.confirmed >= notice.people) return "all";
  if (notice.stoppedAt !== null) return "stopped";
  return notice.endsAt <= now ? "over" : "running";
}

export function stateTitle(state: NoticeState): string {
  const titles: Record<NoticeState, string> = {
    running: msg("Đang nhắc", { id: "notifications.state-running" }),
    all: msg("Mọi người đã nhận", { id: "notifications.state-all" }),
    stopped: msg("Đã dừng nhắc", { id: "notifications.state-stopped" }),
    over: msg("Đã hết hạn nhắc", { id: "notifications.state-over" }),
  };
  return titles[state];
}

import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import type { HealthFinding, JobLine, ViewLine } from "./api.ts";

export const TABS = ["overview", "settings", "backups", "jobs", "letters", "audit", "views", "sessions"] as const;
export type AdminTab = (typeof TABS)[number];

export function tabOf(param: string | undefined): AdminTab {
  return TABS.find((tab) => tab === param) ?? "overview";
}

export const addressOf = (tab: AdminTab): string => (tab === "overview" ? "/admin" : `/admin/${tab}`);

export function tabTitle(tab: AdminTab): string {
  const titles: Record<AdminTab, () => string> = {
    overview: () => msg("Tình trạng", { id: "admin.tab-overview" }),
    settings: () => msg("Cài đặt", { id: "admin.tab-settings" }),
    backups: () => msg("Sao lưu", { id: "admin.tab-backups" }),
    jobs: () => msg("Việc định kỳ", { id: "admin.tab-jobs" }),
    letters: () => msg("Việc bị bỏ lại", { id: "admin.tab-letters" }),
    audit: () => msg("Nhật ký", { id: "admin.tab-audit" }),
    views: () => msg("Lượt xem", { id: "admin.tab-views" }),
    sessions: () => msg("Phiên đăng nhập", { id: "admin.tab-sessions" }),
  };
  return titles[tab]();
}

export function verdictText(verdict: HealthFinding["verdict"]): string {
  if (verdict === "ok") return msg("Tốt", { id: "admin.ok" });
  return verdict === "warn" ? msg("Lưu ý", { id: "admin.warn" }) : msg("Hỏng", { id: "admin.fail" });
}

export const verdictTone = (verdict: HealthFinding["verdict"]) =>
  verdict === "ok" ? "green" : verdict === "warn" ? "amber" : "red";

/** How a job's last finished run went; undefined where it never ran. */
export function outcomeOf({ running, runs }: JobLine): {
  text: string;
  tone: "plain" | "green" | "amber" | "red" | "indigo";
} {
  if (running) return { text: msg("Đang chạy", { id: "admin.job-running" }), tone: "indigo" };
  switch (runs[0]?.outcome) {
    case "ok":
      return { text: msg("Xong", { id: "admin.job-ok" }), tone: "green" };
    case "failed":
      return { text: msg("Không xong", { id: "admin.job-failed" }), tone: "red" };
    case "interrupted":
      return { text: msg("Bị ngắt", { id: "admin.job-interrupted" }), tone: "amber" };
    default:
      return { text: msg("Chưa chạy", { id: "admin.job-never" }), tone: "plain" };
  }
}

/** What was seen, in words; a kind that has no words yet by its own name. */
export function subjectText({ subjectType, subjectId }: Pick<ViewLine, "subjectType" | "subjectId">): string {
  switch (subjectType) {
    case "poll-result":
      return msg(str`Phiếu kết quả trưng cầu số ${subjectId}`, { id: "admin.view-poll-result" });
    case "people-export":
      return msg("Danh sách mọi người trong cơ quan", { id: "admin.view-people-export" });
    default:
      return `${subjectType} ${subjectId}`;
  }
}

export function wayText(way: ViewLine["way"]): string {
  if (way === "printed") return msg("In", { id: "admin.view-printed" });
  return way === "exported" ? msg("Tải về", { id: "admin.view-exported" }) : msg("Xem", { id: "admin.view-viewed" });
}

const MINUTE = 60_000;
const DAY = 1440;

/** "3 ngày 4 giờ", "12 phút". */
export function spanText(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const days = Math.floor(minutes / DAY);
  const hours = Math.floor((minutes % DAY) / 60);
  if (days > 0) return msg(str`${formatNumber(days)} ngày ${hours} giờ`, { id: "admin.days-hours" });
  if (hours > 0) return msg(str`${hours} giờ ${minutes % 60} phút`, { id: "admin.hours-minutes" });
  return msg(str`${minutes} phút`, { id: "admin.minutes" });
}

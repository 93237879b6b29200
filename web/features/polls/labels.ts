import type { PollDetail, PollSummary } from "../../../server/modules/polls/contract.ts";
import { sentenceDate } from "../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import type { Tab } from "./state.ts";

export function tabTitle(tab: Tab): string {
  switch (tab) {
    case "waiting":
      return msg("Chờ tôi trả lời", { id: "polls.tab-waiting" });
    case "open":
      return msg("Đang mở", { id: "polls.tab-open" });
    case "closed":
      return msg("Đã đóng", { id: "polls.tab-closed" });
    case "mine":
      return msg("Tôi hỏi", { id: "polls.tab-mine" });
  }
}

export function stateText(state: PollSummary["state"]): string {
  if (state === "scheduled") return msg("Chưa mở", { id: "polls.scheduled" });
  return state === "open" ? msg("Đang mở", { id: "polls.open" }) : msg("Đã đóng", { id: "polls.closed" });
}

/** Colour goes with the word, never in place of it. */
export function stateTone(state: PollSummary["state"]): "plain" | "green" | "amber" {
  return state === "open" ? "green" : state === "scheduled" ? "amber" : "plain";
}

export function kindText(poll: Pick<PollDetail, "kind" | "maxChoices" | "options">): string {
  if (poll.kind === "text") return msg("Viết ý kiến", { id: "polls.kind-text" });
  if (poll.kind === "single") return msg("Chọn một phương án", { id: "polls.kind-single" });
  return poll.maxChoices < poll.options.length
    ? msg(str`Chọn nhiều nhất ${poll.maxChoices} phương án`, { id: "polls.kind-most" })
    : msg("Chọn một hay nhiều phương án", { id: "polls.kind-multiple" });
}

/** What secrecy means for the one who answers, in one sentence. */
export function secrecyText(secrecy: PollSummary["secrecy"]): string {
  return secrecy === "anonymous"
    ? msg("Phiếu kín: máy chỉ ghi là bạn đã trả lời, không ai biết bạn chọn gì, nên gửi rồi không sửa được.", {
        id: "polls.anonymous-means",
      })
    : msg("Phiếu ghi tên: người xem kết quả thấy bạn chọn gì; bạn sửa được đến khi đóng.", {
        id: "polls.open-means",
      });
}

export function secrecyTitle(secrecy: PollSummary["secrecy"]): string {
  return secrecy === "anonymous"
    ? msg("Phiếu kín", { id: "polls.anonymous" })
    : msg("Phiếu ghi tên", { id: "polls.named" });
}

/** When it opens, closes, or closed. */
export function whenText(poll: PollSummary): string {
  if (poll.state === "scheduled") return msg(str`Mở ${sentenceDate(poll.opensAt)}`, { id: "polls.opens-at" });
  if (poll.state === "open") return msg(str`Đóng ${sentenceDate(poll.closesAt)}`, { id: "polls.closes-at" });
  return msg(str`Đã đóng ${sentenceDate(poll.closedAt ?? poll.closesAt)}`, { id: "polls.closed-at" });
}

export function answeredText(poll: Pick<PollSummary, "answered" | "asked">): string {
  return msg(str`${formatNumber(poll.answered)}/${formatNumber(poll.asked)} đã trả lời`, { id: "polls.answered-of" });
}

/** `48 %` / `48%`, one decimal only where it says something. */
export function percentText(value: number): string {
  return formatNumber(value / 100, { style: "percent", maximumFractionDigits: value > 0 && value < 100 ? 1 : 0 });
}

export function remindText(hours: number | null): string {
  if (hours === null) return msg("Không nhắc tự động", { id: "polls.remind-never" });
  if (hours === 24) return msg("Trước khi đóng 1 ngày", { id: "polls.remind-day" });
  return hours % 24 === 0
    ? msg(str`Trước khi đóng ${hours / 24} ngày`, { id: "polls.remind-days" })
    : msg(str`Trước khi đóng ${hours} giờ`, { id: "polls.remind-hours" });
}

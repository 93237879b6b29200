import { html, type TemplateResult } from "lit";
import type { AnnouncementDetail, AnnouncementSummary } from "../../../server/modules/announcements/contract.ts";
import { sentenceDate } from "../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../kernel/i18n.ts";
import { piecesOf, type Piece, type Tab } from "./state.ts";

export function tabTitle(tab: Tab): string {
  const titles: Record<Tab, string> = {
    inbox: msg("Gửi tới tôi", { id: "announcements.tab-inbox" }),
    confirm: msg("Chờ tôi xác nhận", { id: "announcements.tab-confirm" }),
    mine: msg("Tôi gửi", { id: "announcements.tab-mine" }),
    approval: msg("Chờ duyệt", { id: "announcements.tab-approval" }),
    all: msg("Tất cả", { id: "announcements.tab-all" }),
  };
  return titles[tab];
}

export function stateText(state: AnnouncementSummary["state"]): string {
  const texts: Record<AnnouncementSummary["state"], string> = {
    draft: msg("Bản nháp", { id: "announcements.draft" }),
    waiting: msg("Chờ duyệt", { id: "announcements.waiting" }),
    scheduled: msg("Hẹn giờ", { id: "announcements.scheduled" }),
    published: msg("Đã phát hành", { id: "announcements.published" }),
    expired: msg("Hết hiệu lực", { id: "announcements.expired" }),
    withdrawn: msg("Đã thu hồi", { id: "announcements.withdrawn" }),
  };
  return texts[state];
}

/** Colour goes with the word, never in place of it. */
export function stateTone(state: AnnouncementSummary["state"]): "plain" | "green" | "amber" {
  if (state === "published") return "green";
  return state === "waiting" || state === "scheduled" ? "amber" : "plain";
}

export function categoryText(category: AnnouncementSummary["category"]): string {
  const texts: Record<AnnouncementSummary["category"], string> = {
    notice: msg("Thông báo", { id: "announcements.category-notice" }),
    direction: msg("Chỉ đạo, điều hành", { id: "announcements.category-direction" }),
    meeting: msg("Họp, hội nghị", { id: "announcements.category-meeting" }),
    personnel: msg("Tổ chức, cán bộ", { id: "announcements.category-personnel" }),
    union: msg("Công đoàn, đoàn thể", { id: "announcements.category-union" }),
    general: msg("Việc chung", { id: "announcements.category-general" }),
  };
  return texts[category];
}

/** When it was, or is to be, published. */
export function whenText(post: AnnouncementSummary): string {
  if (post.publishedAt !== null) return sentenceDate(post.publishedAt);
  if (post.publishesAt === null) return msg("Chưa gửi", { id: "announcements.not-sent" });
  return msg(str`Phát hành ${sentenceDate(post.publishesAt)}`, { id: "announcements.publishes-at" });
}

/** "12/40 đã xác nhận", or "đã đọc" where nothing is to be confirmed. */
export function readText(
  post: Pick<AnnouncementDetail, "asksConfirmation" | "delivered" | "opened" | "confirmed" | "turns">,
): string {
  if (post.turns > 0) {
    return msg(str`${formatNumber(post.confirmed)}/${formatNumber(post.turns)} đã xem và chuyển`, {
      id: "announcements.passed-of",
    });
  }
  const of = formatNumber(post.delivered);
  return post.asksConfirmation
    ? msg(str`${formatNumber(post.confirmed)}/${of} đã xác nhận`, { id: "announcements.confirmed-of" })
    : msg(str`${formatNumber(post.opened)}/${of} đã đọc`, { id: "announcements.opened-of" });
}

/** Draws the small writing. Links open beside the office and tell it nothing. */
export function drawText(text: string): (TemplateResult | string)[] {
  return piecesOf(text).map(drawPiece);
}

function drawPiece({ kind, text }: Piece): TemplateResult | string {
  if (kind === "bold") return html`<strong>${text}</strong>`;
  if (kind === "italic") return html`<em>${text}</em>`;
  if (kind === "code") return html`<code>${text}</code>`;
  if (kind === "link") return html`<a href=${text} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
  return text;
}

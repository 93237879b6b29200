import { msg } from "../../../kernel/i18n.ts";
import type { CaseFilter, CaseListed } from "./api.ts";

const FILTERS: readonly CaseFilter[] = ["open", "mine", "unassigned", "answered", "closed", "all"];

/** The filter that an address names; what is open where it names none. */
export function filterOf(text: string | undefined): CaseFilter {
  return FILTERS.find((filter) => filter === text) ?? "open";
}

/** The address of a shared mailbox, of a filter in it, of a message in it. */
export function sharedAddress(accountId: number, filter: CaseFilter, messageId?: number): string {
  const message = messageId === undefined ? "" : `/${String(messageId)}`;
  return `/mail/shared/${String(accountId)}${message}${filter === "open" ? "" : `?filter=${filter}`}`;
}

export function caseFilterTitle(filter: CaseFilter): string {
  switch (filter) {
    case "open":
      return msg("Đang mở", { id: "mail.cases-open" });
    case "mine":
      return msg("Của tôi", { id: "mail.cases-mine" });
    case "unassigned":
      return msg("Chưa ai nhận", { id: "mail.cases-unassigned" });
    case "answered":
      return msg("Đã trả lời", { id: "mail.cases-answered" });
    case "closed":
      return msg("Đã đóng", { id: "mail.cases-closed" });
    case "all":
      return msg("Tất cả", { id: "mail.all" });
  }
}

/** What stands at a conversation in the list: whose it is, or how it stands. */
export function caseBadge({
  state,
  assignee,
  answeredBy,
}: Pick<CaseListed, "state" | "assignee" | "answeredBy">): string {
  if (state === "closed") return msg("Đã đóng", { id: "mail.cases-closed" });
  if (state === "answered") return answeredBy?.name ?? msg("Đã trả lời", { id: "mail.cases-answered" });
  return assignee?.name ?? msg("Chưa ai nhận", { id: "mail.cases-unassigned" });
}

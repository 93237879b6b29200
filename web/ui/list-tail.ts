import { html } from "lit";
import { msg } from "../kernel/i18n.ts";
import type { ListSource } from "../kernel/list-source.ts";
import "./cs-button.ts";

/** What stands under the rows of a list that goes on: that more is on its way, or that it did not come. */
export function listTail<T>(list: ListSource<T>) {
  if (list.moreFailed) {
    return html`<div class=${list.sparse ? "tail over" : "tail"} role="status">
      ${msg("Chưa tải được phần tiếp theo.", { id: "ui.more-failed" })}
      <cs-button size="small" @click=${() => void list.loadMore()}>${msg("Thử lại", { id: "ui.retry" })}</cs-button>
    </div>`;
  }
  return html`<div class="tail" role="status">${msg("Đang tải thêm…", { id: "ui.loading-more" })}</div>`;
}

import { css, html, nothing, type TemplateResult } from "lit";
import { msg } from "../../../kernel/i18n.ts";
import type { PagedList } from "../../../kernel/paged-list.ts";

/** Rows within a detail: they scroll with it, so they come page by page on demand instead of virtually. */
export const rowStyles = css`
  .rows {
    margin-top: var(--cs-1);
  }
  .rows li {
    display: flex;
    align-items: flex-start;
    gap: var(--cs-3);
    padding: 10px 0;
    border-bottom: 1px solid var(--cs-line);
  }
  .what {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-line;
  }
  .detail,
  .when {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .when {
    flex: none;
    line-height: 1.75;
  }
  .none {
    padding: var(--cs-4) 0;
    color: var(--cs-ink-2);
  }
  .more {
    margin-top: var(--cs-3);
  }
`;

/** The way to the next page, where there is one. */
export function moreOf<T>(list: PagedList<T>): TemplateResult | typeof nothing {
  if (!list.more) return nothing;
  return html`<cs-button class="more" ?busy=${list.loadingMore} @click=${() => void list.loadMore()}
    >${
      list.moreFailed
        ? msg("Chưa tải được, thử lại", { id: "polls.more-failed" })
        : msg("Xem thêm", { id: "polls.more" })
    }</cs-button
  >`;
}

const PAUSE = 1_000;

/** Does something a moment later, once, however often it is asked: a whole office may answer within the same minute. */
export class Soon {
  readonly #run: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  call(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, PAUSE);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { latest, mark, startInbox, unread } from "../inbox.ts";
import { noticeRow } from "./notice-row.ts";

const ROWS = 5;

/** On Hôm nay: what is new for me and not read yet, newest first. Hidden when everything is read. */
@customElement("new-for-me-card")
export class NewForMeCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        padding: 9px var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  protected override watches() {
    startInbox();
    this.hidden = this.#news.length === 0;
    return [this.redrawOn(latest, unread)];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hidden = this.#news.length === 0;
  }

  override render() {
    return html`<cs-card
      heading=${msg("Mới cho tôi", { id: "notifications.card" })}
      count=${unread.value}
      href="/notifications?show=unread"
      href-text=${msg("Tất cả", { id: "notifications.card-all" })}
    >
      ${this.#news.map(
        (notice) => html`<a href=${notice.path} @click=${() => void mark([notice.id], true)}>${noticeRow(notice)}</a>`,
      )}
    </cs-card>`;
  }

  get #news() {
    return (latest.value ?? []).filter(({ read }) => !read).slice(0, ROWS);
  }
}

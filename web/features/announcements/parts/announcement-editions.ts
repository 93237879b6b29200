import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchEditions, type AnnouncementDetail, type Edition } from "../api.ts";
import { drawText } from "../labels.ts";
import { pagedView, rowStyles } from "../../../ui/paged-view.ts";

/** Every text that was published, the newest first, and why each followed the one before. */
@customElement("announcement-editions")
export class AnnouncementEditions extends OfficeElement {
  static override styles = [
    base,
    blocks,
    rowStyles,
    css`
      summary {
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;

  readonly #editions = new PagedList<Edition>(this, {
    fetch: (after, signal) => fetchEditions(this.post.id, after, signal),
    keyOf: ({ edition }) => edition,
  });

  override render() {
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Các bản đã phát hành", { id: "announcements.editions" })}</h3>
      ${pagedView(this.#editions, (edition) => this.#edition(edition), "")}
    </section>`;
  }

  #edition({ edition, title, body, reason, by, at }: Edition) {
    return html`<li>
      <details class="what">
        <summary>
          ${msg(str`Bản ${edition}`, { id: "announcements.edition" })}: ${title}
          <div class="detail">${[by.name, sentenceDate(at), reason].filter((part) => part !== "").join(" · ")}</div>
        </summary>
        <div class="words">${drawText(body)}</div>
      </details>
    </li>`;
  }
}

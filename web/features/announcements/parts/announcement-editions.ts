import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { diffWords } from "../../../kernel/text-diff.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchEditions, type AnnouncementDetail, type Edition } from "../api.ts";
import { drawText } from "../labels.ts";
import "../../../ui/cs-rich-text.ts";
import { pagedView, rowStyles } from "../../../ui/paged-view.ts";

/** What went is struck through and what came underlined: not told by colour alone. */
const drawChanges = (before: string, after: string) =>
  diffWords(before, after).map(({ kind, text }) =>
    kind === "gone" ? html`<del>${text}</del>` : kind === "new" ? html`<ins>${text}</ins>` : text,
  );

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
      .changes,
      .text {
        margin-top: var(--cs-2);
      }
      .changes {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      del {
        background: var(--cs-red-tint);
        color: var(--cs-red);
      }
      ins {
        background: var(--cs-green-tint);
        color: var(--cs-green);
        text-decoration-thickness: 2px;
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

  #edition({ edition, title, body, html: text, reason, by, at }: Edition) {
    const before = this.#editions.items.find((one) => one.edition === edition - 1);
    return html`<li>
      <details class="what">
        <summary>
          ${msg(str`Bản ${edition}`, { id: "announcements.edition" })}: ${title}
          <div class="detail">${[by.name, sentenceDate(at), reason].filter((part) => part !== "").join(" · ")}</div>
        </summary>
        ${
          before
            ? html`<p class="detail">${msg("So với bản trước:", { id: "announcements.compared" })}</p>
                <div class="changes">${drawChanges(`${before.title}\n${before.body}`, `${title}\n${body}`)}</div>
                <p class="detail">${msg("Toàn văn:", { id: "announcements.full-text" })}</p>`
            : ""
        }
        ${
          text === null
            ? html`<div class="words text">${drawText(body)}</div>`
            : html`<cs-rich-text class="text" .html=${text}></cs-rich-text>`
        }
      </details>
    </li>`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchViews, type ViewLine } from "../api.ts";
import { subjectText, wayText } from "../state.ts";

/** Who saw, printed or took along what; opening a line shows who saw that same thing. */
@customElement("admin-views")
export class AdminViews extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
        min-height: 0;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--cs-2) var(--cs-3);
        padding: var(--cs-3) var(--cs-5);
        border-bottom: 1px solid var(--cs-line);
        color: var(--cs-ink-2);
      }
      p {
        margin: 0;
        min-width: 0;
      }
      strong {
        color: var(--cs-ink);
        font-weight: 500;
      }
    `,
  ];

  /** The one thing whose viewers are shown. */
  @state() private thing: ViewLine | undefined;
  #lines = new PagedList<ViewLine>(this, {
    fetch: (after, signal) =>
      fetchViews(this.thing ? `${this.thing.subjectType}:${this.thing.subjectId}` : "", after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  override render() {
    return html`<div class="bar">
        <p>
          ${
            this.thing
              ? html`${msg("Ai đã xem", { id: "admin.views-of" })}: <strong>${subjectText(this.thing)}</strong>`
              : msg("Ai đã xem, in hoặc tải về những gì phải ghi nhận. Mở một dòng để chỉ xem về thứ đó.", {
                  id: "admin.views-about",
                })
          }
        </p>
        ${
          this.thing
            ? html`<cs-button
                @click=${() => {
                  this.#show(undefined);
                }}
                >${msg("Xem tất cả", { id: "admin.views-all" })}</cs-button
              >`
            : nothing
        }
      </div>
      <cs-list
        label=${msg("Lượt xem", { id: "admin.tab-views" })}
        .list=${this.#lines}
        .row=${row}
        @cs-open=${(event: CustomEvent<{ item: ViewLine }>) => {
          this.#show(event.detail.item);
        }}
      >
        <cs-state
          slot="empty"
          heading=${msg("Chưa có lượt xem nào được ghi nhận", { id: "admin.views-none" })}
          text=${msg("Mỗi lần một phiếu kết quả được in, tải về hay danh sách mọi người được xuất ra, một dòng hiện ở đây.", { id: "admin.views-none-text" })}
        ></cs-state>
      </cs-list>`;
  }

  #show(thing: ViewLine | undefined): void {
    this.thing = thing;
    void this.#lines.start();
  }
}

function row(line: ViewLine) {
  return html`<cs-row>
    <cs-avatar slot="lead" name=${line.personName}></cs-avatar>
    ${line.personName}
    <cs-date slot="at" form="sentence" at=${line.at}></cs-date>
    <span slot="second">${msg(str`${wayText(line.way)}: ${subjectText(line)}`, { id: "admin.view-line" })}</span>
  </cs-row>`;
}

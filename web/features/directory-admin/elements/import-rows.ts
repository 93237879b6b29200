import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import type { CsTabs, Tab } from "../../../ui/cs-tabs.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchImportRows, type Fate, type ImportPreview, type ImportRow } from "../api.ts";

const TONES = { new: "green", changed: "amber", unchanged: "plain", error: "red" } as const;

/** The rows of a preview, by fate. */
@customElement("import-rows")
export class ImportRows extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      table {
        width: 100%;
        margin-top: var(--cs-3);
        border-collapse: collapse;
      }
      th,
      td {
        padding: 8px;
        border-bottom: 1px solid var(--cs-line);
        text-align: left;
        vertical-align: top;
      }
      th {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-weight: 500;
      }
      .number {
        color: var(--cs-ink-3);
      }
      .error {
        color: var(--cs-red);
      }
      del {
        color: var(--cs-ink-3);
      }
      .more {
        padding: var(--cs-4);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) preview!: ImportPreview;
  @state() private fate: Fate | undefined;

  readonly #rows = new PagedList<ImportRow>(this, {
    fetch: (after, signal) => fetchImportRows(this.preview.id, this.fate, after, signal),
    keyOf: ({ row }) => row,
  });

  override render() {
    const { items, more, state: listState, error } = this.#rows;
    return html`<cs-tabs
        label=${msg("Kết quả xem trước", { id: "directory-admin.fates" })}
        .tabs=${this.#tabs()}
        .value=${this.fate ?? "all"}
        @cs-input=${(event: Event) => {
          const { value } = event.target as CsTabs;
          this.fate = value === "all" ? undefined : (value as Fate);
          void this.#rows.start();
        }}
      ></cs-tabs>
      ${
        listState === "error"
          ? html`<cs-state kind="error" .error=${error} .retry=${() => void this.#rows.start()}></cs-state>`
          : nothing
      }
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Dòng", { id: "directory-admin.row" })}</th>
            <th scope="col">${msg("Tên", { id: "directory-admin.row-name" })}</th>
            <th scope="col">${msg("Sẽ thành", { id: "directory-admin.fate" })}</th>
            <th scope="col">${msg("Chi tiết", { id: "directory-admin.detail" })}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map((row) => this.#row(row))}
        </tbody>
      </table>
      ${
        more
          ? html`<div class="more">
              <cs-button @click=${() => void this.#rows.loadMore()}
                >${msg("Xem thêm", { id: "directory-admin.more" })}</cs-button
              >
            </div>`
          : nothing
      }`;
  }

  #tabs(): Tab[] {
    const { counts } = this.preview;
    const all = counts.new + counts.changed + counts.unchanged + counts.error;
    const tab = (value: string, title: string, count: number): Tab => ({
      value,
      title: `${title} (${formatNumber(count)})`,
    });
    return [
      tab("all", msg("Tất cả", { id: "directory-admin.all" }), all),
      tab("new", this.#fateName("new"), counts.new),
      tab("changed", this.#fateName("changed"), counts.changed),
      tab("unchanged", this.#fateName("unchanged"), counts.unchanged),
      tab("error", this.#fateName("error"), counts.error),
    ];
  }

  #fateName(fate: Fate): string {
    switch (fate) {
      case "new":
        return msg("Mới", { id: "directory-admin.fate-new" });
      case "changed":
        return msg("Thay đổi", { id: "directory-admin.fate-changed" });
      case "unchanged":
        return msg("Như cũ", { id: "directory-admin.fate-unchanged" });
      case "error":
        return msg("Lỗi, bỏ qua", { id: "directory-admin.fate-error" });
    }
  }

  #row(row: ImportRow) {
    const empty = msg("trống", { id: "directory-admin.empty-cell" });
    return html`<tr>
      <td class="number">${row.row}</td>
      <td>${row.name}</td>
      <td><cs-badge tone=${TONES[row.fate]}>${this.#fateName(row.fate)}</cs-badge></td>
      <td>
        ${row.problems.map(({ column, message }) => html`<p class="error">${msg(str`${column}: ${message}`, { id: "directory-admin.problem" })}</p>`)}
        ${row.changes.map(
          ({ column, from, to }) => html`<p>${column}: <del>${from || empty}</del> → ${to || empty}</p>`,
        )}
      </td>
    </tr>`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchListRows, readList, type ListRow, type SmsList } from "../api.ts";
import { fateText } from "../labels.ts";

const PAUSE = 300;

/**
 * Recipients from an Excel or CSV file: what would become of each row, with the text that it would get.
 * @fires cs-input - a list was read or taken away; read `list`.
 */
@customElement("sms-list")
export class SmsListPart extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        gap: var(--cs-3);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
      }
      .rows {
        max-height: 320px;
        overflow: auto;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--cs-text-s);
      }
      th,
      td {
        padding: var(--cs-2) var(--cs-3);
        border-bottom: 1px solid var(--cs-line);
        text-align: left;
        vertical-align: top;
        font-variant-numeric: tabular-nums;
      }
      th {
        position: sticky;
        top: 0;
        background: var(--cs-raised);
        color: var(--cs-ink-2);
        font-weight: 500;
      }
      td.number {
        white-space: nowrap;
      }
      .why {
        color: var(--cs-red);
      }
      .small {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property({ attribute: false }) list: SmsList | undefined;
  /** The text and its spelling: the rows follow them a moment later. */
  @property() text = "";
  @property({ type: Boolean }) plain = false;
  @state() private rows: readonly ListRow[] = [];
  @state() private next: string | undefined;
  @state() private reading = false;
  @state() private bad = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!this.list || !["list", "text", "plain", "bad"].some((name) => changed.has(name))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), PAUSE);
  }

  override render() {
    const { list } = this;
    if (!list) {
      return html`<cs-file-drop
        accept=".xlsx,.csv"
        ?disabled=${this.reading}
        hint=${msg("Thả tệp Excel hoặc CSV có cột số điện thoại vào đây", { id: "sms.list-drop" })}
        @cs-files=${(event: CustomEvent<File[]>) => void this.#read(event.detail[0])}
      ></cs-file-drop>`;
    }
    const { good, refused, twice } = list.counts;
    return html`<div class="top">
        <strong>${list.name}</strong>
        <span class="small"
          >${msg(str`${formatNumber(good)} số gửi được, ${formatNumber(refused)} số sai, ${formatNumber(twice)} số trùng`, { id: "sms.list-counts" })}</span
        >
        <cs-check
          label=${msg("Chỉ xem dòng không gửi", { id: "sms.list-bad" })}
          ?checked=${this.bad}
          @cs-input=${(event: Event) => {
            // Ours alone: the list has not changed.
            event.stopPropagation();
            this.bad = (event.target as CsCheck).checked;
          }}
        ></cs-check>
        <cs-button size="small" kind="quiet" icon="x" @click=${() => this.#set(undefined)}
          >${msg("Gỡ danh sách", { id: "sms.list-remove" })}</cs-button
        >
      </div>
      <p class="small">
        ${msg(str`Dùng được trong nội dung: ${list.columns.map((column) => `{${column}}`).join(" ")}`, { id: "sms.list-columns" })}
      </p>
      <div
        class="rows"
        tabindex="0"
        role="region"
        aria-label=${msg("Từng dòng của danh sách", { id: "sms.list-rows" })}
      >
        <table>
          <thead>
            <tr>
              <th>${msg("Dòng", { id: "sms.list-row" })}</th>
              <th>${msg("Số", { id: "sms.list-number" })}</th>
              <th>${msg("Kết quả", { id: "sms.list-fate" })}</th>
            </tr>
          </thead>
          <tbody>
            ${this.rows.map(
              (row) =>
                html`<tr>
                  <td>${row.row}</td>
                  <td class="number">${row.number}</td>
                  <td>
                    ${
                      row.fate === "good"
                        ? html`${row.text}
                            <span class="small"
                              >· ${msg(str`${formatNumber(row.parts)} phần tin`, { id: "sms.parts" })}</span
                            >`
                        : html`<span class="why">${fateText(row.fate)}</span> ${row.reason}`
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${
          this.next === undefined
            ? nothing
            : html`<cs-button kind="quiet" @click=${() => void this.#load(this.next)}
                >${msg("Xem thêm", { id: "sms.list-more" })}</cs-button
              >`
        }
      </div>`;
  }

  #set(list: SmsList | undefined): void {
    this.list = list;
    this.rows = [];
    this.next = undefined;
    this.emit("cs-input");
  }

  async #read(file: File | undefined): Promise<void> {
    if (!file) return;
    this.reading = true;
    try {
      this.#set(await readList(file));
    } catch (error) {
      toastError(error);
    } finally {
      this.reading = false;
    }
  }

  async #load(after?: string): Promise<void> {
    if (!this.list) return;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    try {
      const { id } = this.list;
      const page = await fetchListRows(id, { text: this.text, plain: this.plain, bad: this.bad }, after, signal);
      this.rows = after === undefined ? page.items : [...this.rows, ...page.items];
      this.next = page.next;
    } catch (error) {
      if (!signal.aborted) toastError(error);
    }
  }
}

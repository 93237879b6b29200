import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { CallError } from "../../../kernel/call-error.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { checkSheetFile, verifySheet, type SheetCheck, type SheetSummary } from "../api.ts";
import { addressOf } from "../state.ts";

const HASH = /^[0-9a-f]{64}$/;

/** Whether a sheet, on paper or as a file, is one that this office issued, and says what it said then. */
@customElement("announcement-check-page")
export class AnnouncementCheckPage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      .ways {
        display: grid;
        gap: var(--cs-5);
        max-width: 720px;
        padding-top: var(--cs-2);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-2);
      }
      form cs-field {
        flex: 1 1 320px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: var(--cs-1) var(--cs-4);
        margin-top: var(--cs-2);
      }
      dt {
        color: var(--cs-ink-2);
      }
      table {
        width: 100%;
        margin-top: var(--cs-3);
        border-collapse: collapse;
        font-size: var(--cs-text-s);
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--cs-line);
        text-align: left;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private hash = "";
  @state() private wrong = "";
  @state() private busy = false;
  @state() private answer: SheetCheck | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.hash = this.place.query["code"] ?? "";
    if (this.hash !== "") void this.#checkHash();
  }

  override render() {
    return html`<cs-page
      heading=${msg("Kiểm tra phiếu tiếp nhận", { id: "announcements.check-title" })}
      back=${addressOf("inbox")}
    >
      <div class="ways">
        <p>
          ${msg("Phiếu in ra có mã kiểm chứng 64 ký tự ở cuối. Nhập mã để đối chiếu số liệu, hoặc thả tệp Excel vào để máy so từng ô.", { id: "announcements.check-how" })}
        </p>
        <form
          novalidate
          @submit=${(event: Event) => {
            event.preventDefault();
            void this.#checkHash();
          }}
        >
          <cs-field
            label=${msg("Mã kiểm chứng", { id: "announcements.check-code" })}
            .value=${this.hash}
            max-length="200"
            error=${this.wrong}
            @cs-input=${(event: Event) => {
              this.hash = (event.target as CsField).value;
              this.wrong = "";
            }}
          ></cs-field>
          <cs-button type="submit" kind="primary" ?busy=${this.busy}
            >${msg("Kiểm tra", { id: "announcements.check-verb" })}</cs-button
          >
        </form>
        <cs-file-drop @cs-files=${(event: CustomEvent<File[]>) => void this.#checkFile(event.detail[0])}></cs-file-drop>
        <div role="status">${this.answer ? this.#verdict(this.answer) : nothing}</div>
      </div>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #verdict({ verdict, sheet, differences }: SheetCheck) {
    if (verdict === "unknown") {
      return html`<cs-note kind="error"
        >${msg("Không phải phiếu của cơ quan này: máy không có phiếu nào mang mã đó.", { id: "announcements.check-unknown" })}</cs-note
      >`;
    }
    if (verdict === "altered") {
      return html`<cs-note kind="error"
          >${msg("Tệp đã bị sửa: mã là của phiếu dưới đây, nhưng nội dung khác với lúc lập.", { id: "announcements.check-altered" })}</cs-note
        >
        ${sheet ? this.#facts(sheet) : nothing}
        <table>
          <thead>
            <tr>
              <th>${msg("Ô", { id: "announcements.check-cell" })}</th>
              <th>${msg("Lúc lập phiếu", { id: "announcements.check-issued" })}</th>
              <th>${msg("Trong tệp này", { id: "announcements.check-found" })}</th>
            </tr>
          </thead>
          <tbody>
            ${differences.map(
              ({ cell, issued, found }) =>
                html`<tr>
                  <td>${cell}</td>
                  <td>${issued}</td>
                  <td>${found}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
    }
    return html`<cs-note kind="done"
        >${msg("Đúng là phiếu của cơ quan này, còn nguyên như lúc lập. Trên giấy phải ghi:", { id: "announcements.check-genuine" })}</cs-note
      >
      ${sheet ? this.#facts(sheet) : nothing}`;
  }

  #facts({ title, issuedAt, issuedBy, delivered, opened, confirmed }: SheetSummary) {
    const facts: readonly (readonly [string, string])[] = [
      [msg("Thông báo", { id: "announcements.category-notice" }), title],
      [msg("Lập phiếu", { id: "announcements.check-made" }), `${sentenceDate(issuedAt)}, ${issuedBy}`],
      [
        msg("Đã gửi tới", { id: "announcements.paper-delivered" }),
        msg(
          str`${formatNumber(delivered)} người; đã mở ${formatNumber(opened)}; đã xác nhận ${formatNumber(confirmed)}`,
          { id: "announcements.paper-counts" },
        ),
      ],
    ];
    return html`<dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  async #checkHash(): Promise<void> {
    const hash = this.hash.toLowerCase().replace(/\s+/g, "");
    if (!HASH.test(hash)) {
      this.wrong = msg("Mã có đúng 64 ký tự, gồm số và các chữ a đến f.", { id: "announcements.check-wrong" });
      return;
    }
    await this.#ask(async () => ({ verdict: "genuine", sheet: await verifySheet(hash), differences: [] }));
  }

  async #checkFile(file: File | undefined): Promise<void> {
    if (file) await this.#ask(() => checkSheetFile(file));
  }

  async #ask(question: () => Promise<SheetCheck>): Promise<void> {
    this.busy = true;
    this.answer = undefined;
    this.wrong = "";
    try {
      this.answer = await question();
    } catch (error) {
      if (error instanceof CallError && error.status === 404) {
        this.answer = { verdict: "unknown", sheet: null, differences: [] };
      } else this.wrong = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}

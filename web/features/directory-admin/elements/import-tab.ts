import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { isAbort } from "../../../kernel/call-error.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  commitImport,
  dropImport,
  exportAddress,
  previewImport,
  type ExchangeKind,
  type ImportPreview,
} from "../api.ts";
import "./import-rows.ts";
import { tabStyles } from "./tab-styles.ts";

type Outcome = Awaited<ReturnType<typeof commitImport>>;

/** Import with a preview of every row's fate, and the export that it reads back. */
@customElement("directory-import-tab")
export class ImportTab extends OfficeElement {
  static override styles = [
    base,
    blocks,
    tabStyles,
    css`
      .tab {
        display: grid;
        gap: var(--cs-5);
      }
      h2 {
        margin-bottom: var(--cs-2);
        font-size: var(--cs-text-l);
      }
      .card > p {
        margin-bottom: var(--cs-4);
      }
      table {
        margin-block: var(--cs-4);
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 8px;
        border-bottom: 1px solid var(--cs-line);
        text-align: left;
      }
      td.password {
        font-family: var(--cs-font-mono);
        user-select: all;
      }
    `,
  ];

  @state() private kind: ExchangeKind = "people";
  /** Bytes sent, and of how many, while a file is on its way. */
  @state() private sending: { sent: number; total: number } | undefined;
  @state() private preview: ImportPreview | undefined;
  @state() private failure: unknown;
  @state() private busy = false;
  @state() private outcome: Outcome | undefined;
  #abort: AbortController | undefined;

  protected override watches() {
    return [() => this.#abort?.abort()];
  }

  override render() {
    return html`<div class="tab">
      ${this.outcome ? this.#done(this.outcome) : this.preview ? this.#shown(this.preview) : this.#choose()}
      ${this.preview || this.outcome ? nothing : this.#export()}
    </div>`;
  }

  #choose() {
    return html`<section class="card">
      <h2>${msg("Nhập từ Excel hoặc CSV", { id: "directory-admin.import-heading" })}</h2>
      <p class="quiet">
        ${msg("Trước khi ghi, bạn xem từng dòng sẽ thành gì: mới, thay đổi, như cũ hay lỗi.", { id: "directory-admin.import-text" })}
      </p>
      <div class="stack">
        <cs-choice
          inline
          label=${msg("Nội dung", { id: "directory-admin.kind" })}
          .options=${this.#kinds()}
          .value=${this.kind}
          @cs-input=${(event: Event) => {
            this.kind = (event.target as CsChoice).value === "departments" ? "departments" : "people";
          }}
        ></cs-choice>
        ${this.failure instanceof Error ? html`<cs-note kind="error">${this.failure.message}</cs-note>` : nothing}
        ${
          this.sending
            ? html`<cs-progress
                  label=${msg("Đang đọc tệp", { id: "directory-admin.reading" })}
                  value=${this.sending.sent}
                  total=${this.sending.total}
                  count-text=${this.#sentText(this.sending)}
                ></cs-progress>
                <div>
                  <cs-button
                    @click=${() => {
                      this.#abort?.abort();
                    }}
                    >${msg("Hủy", { id: "directory-admin.cancel" })}</cs-button
                  >
                </div>`
            : html`<cs-file-drop
                accept=".xlsx,.csv"
                hint=${msg("Excel (.xlsx) hoặc CSV, tối đa 10.000 dòng", { id: "directory-admin.file-hint" })}
                @cs-files=${(event: CustomEvent<File[]>) => void this.#read(event.detail[0])}
              ></cs-file-drop>`
        }
        <p>
          <a href=${exportAddress(this.kind, "xlsx", true)} download
            >${msg("Tải tệp mẫu để điền", { id: "directory-admin.template" })}</a
          >
        </p>
      </div>
    </section>`;
  }

  #export() {
    return html`<section class="card">
      <h2>${msg("Xuất danh bạ", { id: "directory-admin.export-heading" })}</h2>
      <p class="quiet">
        ${msg("Tệp xuất ra sửa trong Excel rồi nhập lại được.", { id: "directory-admin.export-text" })}
      </p>
      <div class="line">
        ${this.#kinds().map(
          ({ value, title }) =>
            html`<cs-button download icon="download" href=${exportAddress(value, "xlsx")}
                >${msg(str`${title} (Excel)`, { id: "directory-admin.as-excel" })}</cs-button
              ><cs-button download kind="quiet" href=${exportAddress(value, "csv")}
                >${msg(str`${title} (CSV)`, { id: "directory-admin.as-csv" })}</cs-button
              >`,
        )}
      </div>
    </section>`;
  }

  #shown(preview: ImportPreview) {
    const { counts } = preview;
    const todo = counts.new + counts.changed;
    return html`<section>
      <div class="tools">
        <p>
          ${
            todo === 0
              ? msg("Không có gì để ghi.", { id: "directory-admin.nothing" })
              : msg("Chưa ghi gì. Hãy xem từng dòng rồi quyết định.", { id: "directory-admin.not-yet" })
          }
        </p>
        <cs-button @click=${() => void this.#drop(preview)}
          >${msg("Chọn tệp khác", { id: "directory-admin.other-file" })}</cs-button
        >
        <cs-button kind="primary" ?disabled=${todo === 0} ?busy=${this.busy} @click=${() => void this.#commit(preview)}
          >${msg(str`Ghi ${formatNumber(todo)} dòng`, { id: "directory-admin.commit" })}</cs-button
        >
      </div>
      <import-rows .preview=${preview}></import-rows>
    </section>`;
  }

  #done({ created, changed, skipped, passwords }: Outcome) {
    return html`<section class="card">
      <h2>${msg("Đã ghi xong", { id: "directory-admin.done" })}</h2>
      <p>
        ${msg(str`Thêm mới ${created}, thay đổi ${changed}, để nguyên ${skipped}.`, { id: "directory-admin.done-text" })}
      </p>
      ${
        passwords.length === 0
          ? nothing
          : html`<cs-note kind="warning"
                >${msg("Mật khẩu dùng một lần chỉ hiện ở đây, lần này. Hãy in hoặc tải về, rồi trao cho từng người.", { id: "directory-admin.passwords-once" })}</cs-note
              >
              <table>
                <thead>
                  <tr>
                    <th>${msg("Họ và tên", { id: "directory-admin.name" })}</th>
                    <th>${msg("Tên đăng nhập", { id: "directory-admin.username" })}</th>
                    <th>${msg("Mật khẩu dùng một lần", { id: "directory-admin.one-time" })}</th>
                  </tr>
                </thead>
                <tbody>
                  ${passwords.map(
                    ({ name, username, password }) =>
                      html`<tr>
                        <td>${name}</td>
                        <td>${username}</td>
                        <td class="password">${password}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`
      }
      <div class="line">
        ${
          passwords.length === 0
            ? nothing
            : html`<cs-button
                  icon="print"
                  @click=${() => {
                    window.print();
                  }}
                  >${msg("In", { id: "directory-admin.print" })}</cs-button
                >
                <cs-button
                  icon="download"
                  @click=${() => {
                    savePasswords(passwords);
                  }}
                  >${msg("Tải về (CSV)", { id: "directory-admin.download-passwords" })}</cs-button
                >`
        }
        <cs-button kind="primary" @click=${() => void this.#finish()}
          >${msg("Xong", { id: "directory-admin.finish" })}</cs-button
        >
      </div>
    </section>`;
  }

  #kinds(): { value: ExchangeKind; title: string }[] {
    return [
      { value: "people", title: msg("Người dùng", { id: "directory-admin.people" }) },
      { value: "departments", title: msg("Đơn vị", { id: "directory-admin.departments" }) },
    ];
  }

  #sentText({ sent, total }: { sent: number; total: number }): string {
    return msg(str`${formatNumber(Math.round(sent / 1024))} / ${formatNumber(Math.round(total / 1024))} KB`, {
      id: "directory-admin.sent",
    });
  }

  async #read(file: File | undefined): Promise<void> {
    if (!file) return;
    this.#abort = new AbortController();
    this.failure = undefined;
    this.sending = { sent: 0, total: file.size };
    try {
      this.preview = await previewImport(
        this.kind,
        file,
        (sent, total) => {
          this.sending = { sent, total };
        },
        this.#abort.signal,
      );
    } catch (error) {
      if (!isAbort(error)) this.failure = error;
    }
    this.sending = undefined;
  }

  async #commit(preview: ImportPreview): Promise<void> {
    this.busy = true;
    try {
      this.outcome = await commitImport(preview.id);
      this.preview = undefined;
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  async #drop(preview: ImportPreview): Promise<void> {
    this.preview = undefined;
    await dropImport(preview.id).catch(toastError);
  }

  async #finish(): Promise<void> {
    if (this.outcome && this.outcome.passwords.length > 0) {
      const agreed = await confirm({
        heading: msg("Đã in hoặc tải mật khẩu về?", { id: "directory-admin.finish-heading" }),
        text: msg("Danh sách này không xem lại được. Thiếu của ai, bạn phải cấp lại cho người đó.", {
          id: "directory-admin.finish-text",
        }),
        verb: msg("Đã có, đóng lại", { id: "directory-admin.finish-verb" }),
      });
      if (!agreed) return;
    }
    this.outcome = undefined;
    toast(msg("Đã ghi xong", { id: "directory-admin.done" }));
  }
}

function savePasswords(passwords: Outcome["passwords"]): void {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = passwords.map(({ name, username, password }) => [name, username, password].map(cell).join(";"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  link.download = "mat-khau-dung-mot-lan.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

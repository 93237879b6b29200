import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { boxIcon, boxTitle } from "../labels.ts";
import { fetchRetention, saveRetention, type Retention } from "../office/api.ts";
import { settingsStyles } from "./settings-styles.ts";

const DAYS: readonly number[] = [7, 30, 90, 180, 365, 730, 1_825];
type Folder = Retention["items"][number];

/** How long messages stay in each folder. */
@customElement("mail-keeping-tab")
export class MailKeepingTab extends OfficeElement {
  static override styles = [
    base,
    blocks,
    settingsStyles,
    css`
      .row cs-select {
        width: 200px;
      }
      cs-icon {
        color: var(--cs-ink-2);
        --cs-icon-size: 18px;
      }
    `,
  ];

  readonly #retention = new LoadController<Retention>(this, {
    args: () => true,
    load: (_, signal) => fetchRetention(signal),
  });

  override render() {
    return html`<div class="tab">
      <div class="tools">
        <p>${msg("Ngày được tính từ khi thư vào thư mục. Việc dọn chạy mỗi đêm.", { id: "mail.keeping-hint" })}</p>
      </div>
      ${loadView(this.#retention, { ready: (retention) => this.#draw(retention) })}
    </div>`;
  }

  #draw({ items, archiveByYear, onHold }: Retention) {
    return html`
      ${
        onHold
          ? html`<cs-note kind="warning"
              >${msg("Hộp thư này đang được lưu giữ theo yêu cầu pháp luật: thư xóa hẳn vẫn được giữ lại.", {
                id: "mail.keeping-hold",
              })}</cs-note
            >`
          : nothing
      }
      <div class="rows" role="list">${items.map((folder) => this.#row(folder))}</div>
      ${
        archiveByYear
          ? html`<p class="quiet small">
              ${msg("Thư trong Lưu trữ của những năm trước được xếp vào thư mục từng năm.", { id: "mail.keeping-years" })}
            </p>`
          : nothing
      }
    `;
  }

  #row(folder: Folder) {
    const title = boxTitle(folder);
    return html`<div class="row" role="listitem">
      <cs-icon name=${boxIcon(folder.role)}></cs-icon>
      <div class="main">${title}</div>
      ${folder.byAgency ? this.#fixed(folder) : this.#choices(folder, title)}
    </div>`;
  }

  #fixed({ days }: Folder) {
    const text =
      days === null
        ? msg("Giữ mãi (cơ quan đặt)", { id: "mail.keeping-agency-forever" })
        : msg(str`Xóa hẳn sau ${days} ngày (cơ quan đặt)`, { id: "mail.keeping-agency" });
    return html`<span class="quiet small">${text}</span>`;
  }

  #choices(folder: Folder, title: string) {
    const { days, action } = folder;
    const known = days === null || DAYS.includes(days) ? DAYS : [...DAYS, days].toSorted((a, b) => a - b);
    return html`<cs-select
        label-hidden
        label=${msg(str`Thời hạn của ${title}`, { id: "mail.keeping-of" })}
        .options=${[
          { value: "", title: msg("Giữ mãi", { id: "mail.keeping-forever" }) },
          ...known.map((each) => ({
            value: String(each),
            title: msg(str`Sau ${each} ngày`, { id: "mail.keeping-days" }),
          })),
        ]}
        .value=${days === null ? "" : String(days)}
        @cs-input=${(event: Event) => {
          const { value } = event.target as CsSelect;
          void this.#save(folder, { days: value === "" ? null : Number(value), action });
        }}
      ></cs-select>
      ${
        days === null
          ? nothing
          : html`<cs-select
              label-hidden
              label=${msg(str`Khi hết hạn ở ${title}`, { id: "mail.keeping-then" })}
              .options=${[
                { value: "trash", title: msg("chuyển vào Thùng rác", { id: "mail.keeping-trash" }) },
                { value: "archive", title: msg("xếp vào Lưu trữ theo năm", { id: "mail.keeping-archive" }) },
              ]}
              .value=${action}
              @cs-input=${(event: Event) => {
                const { value } = event.target as CsSelect;
                void this.#save(folder, { days, action: value === "archive" ? "archive" : "trash" });
              }}
            ></cs-select>`
      }`;
  }

  async #save(folder: Folder, body: { days: number | null; action: "trash" | "archive" }): Promise<void> {
    try {
      this.#retention.set(await saveRetention(folder.mailboxId, body));
      toast(msg("Đã lưu", { id: "mail.office-saved" }));
    } catch (error) {
      toastError(error);
      await this.#retention.reload();
    }
  }
}

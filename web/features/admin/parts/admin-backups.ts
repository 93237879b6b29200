import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { formatSize, msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { backupUrl, fetchBackups, makeBackup, type BackupList } from "../api.ts";
import { rowsStyles } from "./rows-styles.ts";

const LOOK_AGAIN = 700;

/** The backups: make one now, see how it goes, take one out of the machine. */
@customElement("admin-backups")
export class AdminBackups extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  #timer: ReturnType<typeof setTimeout> | undefined;
  #backups = new LoadController(this, {
    args: () => true,
    load: async (_: boolean, signal) => {
      const list = await fetchBackups(signal);
      clearTimeout(this.#timer);
      // It goes on at the server, whether this page is looked at or not.
      if (list.running) this.#timer = setTimeout(() => void this.#backups.reload(), LOOK_AGAIN);
      return list;
    },
  });

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    return loadView(this.#backups, { ready: (list) => this.#list(list) });
  }

  #list({ items, running, last }: BackupList) {
    return html`<div class="stack">
      <cs-note
        >${msg("Hãy cất một bản ra ngoài máy này: tải về rồi chép sang ổ khác. Bản sao lưu chứa mọi thư và dữ liệu, cần được giữ kín.", { id: "admin.backup-advice" })}</cs-note
      >
      ${last && !last.ok ? html`<cs-note kind="error">${last.text}</cs-note>` : nothing}
      ${
        running
          ? html`<cs-progress
              label=${msg("Đang sao lưu", { id: "admin.backup-running" })}
              value=${running.doneBytes}
              total=${running.allBytes}
              count-text=${`${formatSize(running.doneBytes)} / ${formatSize(running.allBytes)}`}
            ></cs-progress>`
          : nothing
      }
      <div class="line">
        <cs-button kind="primary" icon="archive" ?disabled=${running !== null} @click=${() => void this.#make()}
          >${msg("Sao lưu ngay", { id: "admin.backup-now" })}</cs-button
        >
      </div>
      ${
        items.length === 0
          ? html`<cs-state
              heading=${msg("Chưa có bản sao lưu nào", { id: "admin.backup-none" })}
              text=${msg("Bản đầu tiên được tạo đêm nay, hoặc ngay khi bạn bấm nút trên.", { id: "admin.backup-none-text" })}
            ></cs-state>`
          : html`<cs-card padded heading=${msg("Các bản sao lưu", { id: "admin.backup-list" })} count=${items.length}>
              <ul>
                ${items.map(
                  ({ name, bytes, madeAt }) =>
                    html`<li>
                      <span class="what"><cs-date class="name" form="full" at=${madeAt}></cs-date></span>
                      <span class="quiet">${formatSize(bytes)}</span>
                      <cs-button size="small" icon="download" download href=${backupUrl(name)}
                        >${msg("Tải về", { id: "admin.download" })}</cs-button
                      >
                    </li>`,
                )}
              </ul>
            </cs-card>`
      }
    </div>`;
  }

  async #make(): Promise<void> {
    try {
      await makeBackup();
    } catch (error) {
      toastError(error);
    }
    await this.#backups.reload();
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { previewOf } from "../../../kernel/preview.ts";
import { safeText } from "../../../kernel/safe-text.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { keepAttachment } from "../compose/api.ts";
import { openPreview } from "../../../ui/preview.ts";
import { base } from "../../../ui/styles.ts";
import { attachmentAddress, attachmentsAddress, type Attachment } from "../api.ts";
import { formatSize } from "../format.ts";

/** What is enclosed: looked at in place where that is safe, downloaded otherwise; what may run says so. */
@customElement("mail-files")
export class MailFiles extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        margin-top: var(--cs-5);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 32px;
        margin-bottom: var(--cs-1);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr));
        gap: var(--cs-2);
      }
      li {
        display: flex;
        align-items: center;
        min-width: 0;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        --cs-icon-size: 20px;
      }
      li:hover {
        border-color: var(--cs-indigo-line);
      }
      .file {
        display: flex;
        flex: 1;
        align-items: center;
        gap: var(--cs-3);
        min-width: 0;
        padding: 9px var(--cs-3);
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: var(--cs-ink);
        font: inherit;
        text-align: left;
        text-decoration: none;
        cursor: pointer;
      }
      .file cs-icon {
        flex: none;
        color: var(--cs-ink-2);
      }
      .name {
        display: grid;
        flex: 1;
        min-width: 0;
      }
      .size {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .risk,
      .file .risk-icon {
        color: var(--cs-red);
      }
      @media print {
        cs-button {
          display: none;
        }
      }
    `,
  ];

  @property({ type: Number }) message = 0;
  @property({ attribute: false }) files: readonly Attachment[] = [];

  override render() {
    const { files } = this;
    const count = files.length;
    return html`<section aria-label=${msg("Tệp đính kèm", { id: "mail.files" })}>
      <div class="head">
        <span
          >${msg(str`${count} tệp đính kèm`, { id: "mail.file-count" })} ·
          ${formatSize(files.reduce((sum, { size }) => sum + size, 0))}</span
        >
        ${
          count > 1
            ? html`<cs-button
                kind="quiet"
                size="small"
                icon="download"
                download
                href=${attachmentsAddress(this.message)}
                >${msg("Tải tất cả", { id: "mail.download-all" })}</cs-button
              >`
            : nothing
        }
      </div>
      <ul>
        ${files.map((file) => this.#file(file))}
      </ul>
    </section>`;
  }

  #file(file: Attachment) {
    const name = safeText(file.name);
    const address = attachmentAddress(this.message, file.index);
    const kind = previewOf(file);
    const icon = kind === "image" ? "image" : "document";
    const words = html`<cs-icon class=${file.risky ? "risk-icon" : ""} name=${file.risky ? "alert" : icon}></cs-icon>
      <span class="name"
        ><span class="cut" title=${name}>${name}</span
        ><span class="size"
          >${formatSize(file.size)}${
            file.risky
              ? html` ·
                  <span class="risk"
                    >${msg("có thể chạy chương trình, chỉ mở khi chắc chắn", { id: "mail.risky" })}</span
                  >`
              : nothing
          }</span
        ></span
      >`;
    const keep = html`<cs-button
      kind="quiet"
      icon="pin"
      label=${msg(str`Cất ${name} vào tệp của tôi`, { id: "mail.keep-file" })}
      @click=${() => void this.#keep(file)}
    ></cs-button>`;
    if (!kind)
      return html`<li>
        <a class="file" href=${address} download>${words}<cs-icon name="download"></cs-icon></a>${keep}
      </li>`;
    return html`<li>
      <button
        type="button"
        class="file"
        @click=${() => void openPreview({ name: file.name, type: file.type, address, kind })}
      >
        ${words}
      </button>
      <cs-button
        kind="quiet"
        icon="download"
        download
        href=${address}
        label=${msg(str`Tải ${name}`, { id: "mail.download-one" })}
      ></cs-button
      >${keep}
    </li>`;
  }

  async #keep({ index, name }: Attachment): Promise<void> {
    try {
      await keepAttachment(this.message, index);
      const kept = safeText(name);
      toast(msg(str`Đã cất ${kept}; khi soạn thư, chọn ở “Tệp đã cất”`, { id: "mail.file-kept" }));
    } catch (error) {
      toastError(error);
    }
  }
}

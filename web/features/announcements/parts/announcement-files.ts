import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatFileSize } from "../../../../server/kernel/contract/text.ts";
import { formatNumber, language, msg, str } from "../../../kernel/i18n.ts";
import { previewOf } from "../../../kernel/preview.ts";
import { safeText } from "../../../kernel/safe-text.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { openPreview } from "../../../ui/preview.ts";
import { base } from "../../../ui/styles.ts";
import { fileUrl, type AnnouncementDetail } from "../api.ts";
import { openFileReaders } from "../dialogs/open.ts";

type AnnouncementFile = AnnouncementDetail["files"][number];

/** What is attached: looked at in place where that is safe, downloaded otherwise; who has opened which for who may see the roll. */
@customElement("announcement-files")
export class AnnouncementFiles extends OfficeElement {
  static override styles = [
    base,
    css`
      ul {
        margin-top: var(--cs-5);
        border-top: 1px solid var(--cs-line);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-1) var(--cs-3);
        min-height: 44px;
        border-bottom: 1px solid var(--cs-line);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .name {
        display: inline-flex;
        align-items: center;
        gap: var(--cs-2);
        min-width: 0;
        padding: 8px 0;
        border: 0;
        background: none;
        color: var(--cs-indigo);
        font: inherit;
        font-size: var(--cs-text);
        text-align: left;
        text-decoration: none;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .name:hover {
        text-decoration: underline;
      }
      .risk {
        color: var(--cs-red);
      }
      .end {
        margin-left: auto;
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;

  override render() {
    return html`<ul aria-label=${msg("Tệp đính kèm", { id: "announcements.files" })}>
      ${this.post.files.map((file) => this.#file(file))}
    </ul>`;
  }

  #file(file: AnnouncementFile) {
    const name = safeText(file.name);
    const address = fileUrl(this.post.id, file.id);
    const kind = previewOf(file);
    const words = html`<cs-icon name=${file.risky ? "alert" : kind === "image" ? "image" : "paperclip"}></cs-icon
      >${name}`;
    return html`<li>
      ${
        kind
          ? html`<button
              type="button"
              class="name"
              @click=${() => void openPreview({ name, type: file.type, address, kind })}
            >
              ${words}
            </button>`
          : html`<a class="name" href=${address} download>${words}</a>`
      }
      <span>${formatFileSize(file.size, language())}</span>
      ${
        file.risky
          ? html`<span class="risk"
              >${msg("có thể chạy chương trình, chỉ mở khi chắc chắn", { id: "announcements.risky" })}</span
            >`
          : nothing
      }
      <span class="end"></span>
      ${
        file.readers === null
          ? nothing
          : html`<cs-button
              size="small"
              kind="quiet"
              icon="people"
              @click=${() => void openFileReaders({ postId: this.post.id, fileId: file.id, name })}
              >${msg(str`${formatNumber(file.readers)} người đã mở`, { id: "announcements.file-readers" })}</cs-button
            >`
      }
      ${
        kind
          ? html`<cs-button
              size="small"
              kind="quiet"
              icon="download"
              download
              href=${address}
              label=${msg(str`Tải ${name}`, { id: "announcements.download-one" })}
            ></cs-button>`
          : nothing
      }
    </li>`;
  }
}

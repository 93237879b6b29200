import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { MAX_FILES, MAX_NOTE_LENGTH } from "../../../../server/modules/transfers/contract.ts";
import { filesOfDrop, filesOfList, type HandedFile, type HandOver } from "../../../kernel/hand-over.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { findReceivers, type Transfer } from "../api.ts";
import { sizeText } from "../labels.ts";
import { send } from "../outgoing.ts";

/** Files that are listed by name; of more the number says enough. */
const SHOWN = 6;

/** To whom, which files, and a word beside them. */
@customElement("send-files-dialog")
export class SendFilesDialog extends DialogElement<HandOver, Transfer> {
  static override styles = [
    base,
    blocks,
    css`
      .drop {
        display: grid;
        justify-items: center;
        gap: var(--cs-2);
        padding: var(--cs-5) var(--cs-4);
        border: 1.5px dashed var(--cs-line-strong);
        border-radius: var(--cs-radius-l);
        color: var(--cs-ink-2);
        text-align: center;
        --cs-icon-size: 24px;
      }
      .drop.over {
        border-color: var(--cs-indigo);
        background: var(--cs-indigo-tint);
        color: var(--cs-ink);
      }
      input[type="file"] {
        display: none;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-height: 36px;
        border-bottom: 1px solid var(--cs-line);
      }
      li span:first-of-type {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @state() private to: readonly Pick[] = [];
  @state() private files: readonly HandedFile[] = [];
  @state() private note = "";
  @state() private busy = false;
  @state() private failure = "";
  @state() private over = false;
  @query("#files") private filesInput!: HTMLInputElement;
  @query("#folder") private folderInput!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.files = this.input.files;
    this.to = this.input.to.map(({ key, name, photo }) => ({ key, name, ...(photo && { photo }) }));
  }

  override render() {
    const { box } = this.input;
    const heading = box
      ? msg(str`Bỏ tệp vào ${box.name}`, { id: "transfers.put-into" })
      : msg("Gửi tệp", { id: "transfers.title" });
    return html`<cs-dialog
      heading=${heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="stack">
        ${this.failure ? html`<cs-note kind="error">${this.failure}</cs-note>` : nothing}
        ${
          box
            ? nothing
            : html`<cs-people-picker
                required
                label=${msg("Gửi cho", { id: "transfers.to" })}
                placeholder=${msg("Tên người, đơn vị hoặc nhóm", { id: "transfers.to-hint" })}
                .find=${findReceivers}
                .picked=${this.to}
                @cs-input=${(event: Event) => {
                  this.to = (event.target as CsPeoplePicker).picked;
                }}
              ></cs-people-picker>`
        }
        ${this.#drop()} ${this.#list()}
        <cs-field
          label=${msg("Lời nhắn", { id: "transfers.note" })}
          max-length=${MAX_NOTE_LENGTH}
          .value=${this.note}
          @cs-input=${(event: Event) => {
            this.note = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "transfers.leave" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        icon="send"
        ?busy=${this.busy}
        ?disabled=${this.files.length === 0 || (!box && this.to.length === 0)}
        @click=${() => void this.#send()}
        >${msg("Gửi", { id: "transfers.send" })}</cs-button
      >
    </cs-dialog>`;
  }

  #drop() {
    return html`<div
      class="drop ${this.over ? "over" : ""}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => {
        this.over = false;
      }}
      @drop=${(event: DragEvent) => void this.#dropped(event)}
    >
      <cs-icon name="upload"></cs-icon>
      <span>${msg("Thả tệp hoặc thư mục vào đây", { id: "transfers.drop-here" })}</span>
      <div class="line">
        <cs-button
          size="small"
          icon="document"
          @click=${() => {
            this.filesInput.click();
          }}
          >${msg("Chọn tệp", { id: "transfers.choose-files" })}</cs-button
        >
        <cs-button
          size="small"
          icon="folder"
          @click=${() => {
            this.folderInput.click();
          }}
          >${msg("Chọn thư mục", { id: "transfers.choose-folder" })}</cs-button
        >
      </div>
      <input id="files" type="file" multiple tabindex="-1" @change=${this.#chosen} />
      <input id="folder" type="file" webkitdirectory tabindex="-1" @change=${this.#chosen} />
    </div>`;
  }

  #list() {
    const { files } = this;
    if (files.length === 0) return nothing;
    const size = sizeText(files.reduce((sum, { file }) => sum + file.size, 0));
    return html`<div>
      <div class="line">
        <strong>${msg(str`${formatNumber(files.length)} tệp, ${size}`, { id: "transfers.files-size" })}</strong>
        <cs-button
          size="small"
          kind="quiet"
          @click=${() => {
            this.files = [];
          }}
          >${msg("Bỏ hết", { id: "transfers.drop-all" })}</cs-button
        >
      </div>
      <ul>
        ${files.slice(0, SHOWN).map(
          (one) =>
            html`<li>
              <cs-icon name="document"></cs-icon><span title=${one.path}>${one.path}</span
              ><span class="quiet small number">${sizeText(one.file.size)}</span>
              <cs-button
                size="small"
                kind="quiet"
                icon="x"
                label=${msg(str`Bỏ ${one.path}`, { id: "transfers.leave-out" })}
                @click=${() => {
                  this.files = this.files.filter((other) => other !== one);
                }}
              ></cs-button>
            </li>`,
        )}
      </ul>
      ${
        files.length > SHOWN
          ? html`<p class="quiet small">
              ${msg(str`và ${formatNumber(files.length - SHOWN)} tệp khác`, { id: "transfers.and-more" })}
            </p>`
          : nothing
      }
    </div>`;
  }

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (input.files) this.#add(filesOfList(input.files));
    input.value = "";
  };

  async #dropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    this.over = false;
    if (event.dataTransfer) this.#add(await filesOfDrop(event.dataTransfer));
  }

  #add(more: readonly HandedFile[]): void {
    this.files = [...this.files, ...more];
    this.failure =
      this.files.length > MAX_FILES
        ? msg(str`Một lần gửi tối đa ${formatNumber(MAX_FILES)} tệp. Hãy nén thư mục rồi gửi.`, {
            id: "transfers.too-many",
          })
        : "";
  }

  async #send(): Promise<void> {
    this.busy = true;
    this.failure = "";
    try {
      const { box } = this.input;
      const to = box ? [] : this.to.map(({ key }) => key);
      const transfer = await send({ to, boxId: box?.id ?? null, note: this.note }, this.files);
      toast(msg("Đang gửi. Bạn cứ làm việc khác.", { id: "transfers.under-way" }));
      this.finish(transfer);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}

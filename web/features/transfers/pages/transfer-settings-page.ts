import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatNumber, formatSize, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changeSettings, fetchBoxes, fetchSettings, removeBox, type DropBox, type TransferSettings } from "../api.ts";
import { openBox } from "../dialogs/open-box.ts";

type Numbers = "maxTransferMb" | "quotaMb" | "keepDays" | "keepFreeMb";
type Loaded = Awaited<ReturnType<typeof fetchSettings>>;

/** Bounds of transfers, the virus scanner, and the units' drop boxes. */
@customElement("transfer-settings-page")
export class TransferSettingsPage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      .all {
        display: grid;
        gap: var(--cs-6);
        max-width: 860px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: var(--cs-4);
        align-items: start;
      }
      form > cs-button,
      form > cs-check,
      form > p {
        grid-column: 1 / -1;
      }
      h2 {
        margin-bottom: var(--cs-3);
        font-size: var(--cs-text-l, var(--cs-text-m));
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
        min-height: 52px;
        border-bottom: 1px solid var(--cs-line);
      }
      .box div {
        flex: 1;
        min-width: 200px;
      }
    `,
  ];

  @state() private changes: Partial<TransferSettings> = {};
  readonly #settings = new LoadController<Loaded>(this, {
    args: () => true,
    load: (_, signal) => fetchSettings(signal),
  });
  readonly #boxes = new LoadController<DropBox[]>(this, { args: () => true, load: (_, signal) => fetchBoxes(signal) });

  override render() {
    return html`<cs-page heading=${msg("Thiết lập gửi tệp", { id: "transfers.settings-heading" })}>
      <cs-button slot="actions" kind="quiet" icon="chevron-left" href="/transfers"
        >${msg("Gửi tệp", { id: "transfers.title" })}</cs-button
      >
      <div class="all">
        ${loadView(this.#settings, { ready: (loaded) => this.#form(loaded) })}
        ${loadView(this.#boxes, { ready: (boxes) => this.#boxList(boxes) })}
      </div>
    </cs-page>`;
  }

  #form({ settings, free, kept, scanner }: Loaded) {
    const now = { ...settings, ...this.changes };
    const number = (name: Numbers, label: string, hint = "") =>
      html`<cs-field
        type="number"
        label=${label}
        hint=${hint}
        .value=${String(now[name])}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, [name]: Number((event.target as CsField).value) };
        }}
      ></cs-field>`;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(now);
      }}
    >
      <p class="quiet">
        ${msg(str`Ổ đĩa còn trống ${formatSize(free)}; máy chủ đang giữ ${formatSize(kept)} tệp gửi.`, { id: "transfers.room" })}
      </p>
      ${number("maxTransferMb", msg("Một lần gửi tối đa (MB)", { id: "transfers.set-max" }))}
      ${number("quotaMb", msg("Hạn mức mỗi người (MB)", { id: "transfers.set-quota" }), msg("Tổng tệp của một người mà máy chủ đang giữ.", { id: "transfers.set-quota-hint" }))}
      ${number("keepDays", msg("Giữ tệp chưa lấy (ngày)", { id: "transfers.set-days" }))}
      ${number("keepFreeMb", msg("Luôn chừa trống trên ổ đĩa (MB)", { id: "transfers.set-free" }))}
      <cs-check
        label=${msg("Cho phép chuyển thẳng giữa hai máy khi cả hai đang mở", { id: "transfers.set-direct" })}
        ?checked=${now.direct}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, direct: (event.target as CsCheck).checked };
        }}
      ></cs-check>
      <cs-field
        label=${msg("Máy quét vi-rút ClamAV (clamd)", { id: "transfers.set-clamd" })}
        hint=${this.#scannerHint(settings.clamd, scanner)}
        placeholder="127.0.0.1:3310"
        .value=${now.clamd}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, clamd: (event.target as CsField).value };
        }}
      ></cs-field>
      <cs-button type="submit" kind="primary">${msg("Lưu", { id: "transfers.save" })}</cs-button>
    </form>`;
  }

  #scannerHint(address: string, scanner: string | null): string {
    if (address === "") {
      return msg("Để trống nếu không có. Khi có, mọi tệp đi qua máy chủ để được quét.", {
        id: "transfers.scanner-none",
      });
    }
    return scanner === null
      ? msg("Máy quét không trả lời; tệp vẫn chuyển, kèm cảnh báo chưa quét.", { id: "transfers.scanner-away" })
      : msg(str`Đang dùng ${scanner}`, { id: "transfers.scanner-there" });
  }

  #boxList(boxes: readonly DropBox[]) {
    return html`<section>
      <h2>${msg("Hộp nhận tệp của đơn vị", { id: "transfers.boxes-heading" })}</h2>
      ${boxes.map(
        (box) =>
          html`<div class="box">
            <div>
              <strong>${box.name}</strong>
              <p class="quiet small">
                ${box.departmentName} ·
                ${msg(str`giữ ${formatNumber(box.keepDays)} ngày`, { id: "transfers.box-keeps" })}
              </p>
            </div>
            <cs-button size="small" icon="edit" @click=${() => void this.#edit(box)}
              >${msg("Sửa", { id: "transfers.edit" })}</cs-button
            >
            <cs-button size="small" icon="trash" @click=${() => void this.#remove(box)}
              >${msg("Xóa", { id: "transfers.remove" })}</cs-button
            >
          </div>`,
      )}
      ${
        boxes.length === 0
          ? html`<p class="quiet">
              ${msg("Mỗi đơn vị có thể có một hộp: ai được phép thì bỏ tệp vào, người của đơn vị lấy ra.", { id: "transfers.no-boxes-text" })}
            </p>`
          : nothing
      }
      <p>
        <cs-button kind="quiet" icon="plus" @click=${() => void this.#edit()}
          >${msg("Thêm hộp nhận tệp", { id: "transfers.add-box" })}</cs-button
        >
      </p>
    </section>`;
  }

  async #edit(box?: DropBox): Promise<void> {
    if (await openBox(box ? { box } : {})) await this.#boxes.reload();
  }

  async #remove(box: DropBox): Promise<void> {
    const isSure = await confirm({
      heading: msg(str`Xóa hộp ${box.name}?`, { id: "transfers.remove-box-heading" }),
      text: msg("Chỉ xóa được khi trong hộp không còn tệp.", { id: "transfers.remove-box-text" }),
      verb: msg("Xóa", { id: "transfers.remove" }),
      destroys: true,
    });
    if (!isSure) return;
    try {
      await removeBox(box.id);
      await this.#boxes.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #save(settings: TransferSettings): Promise<void> {
    try {
      await changeSettings(settings);
      this.changes = {};
      await this.#settings.reload();
      toast(msg("Đã lưu", { id: "transfers.saved" }));
    } catch (error) {
      toastError(error);
    }
  }
}

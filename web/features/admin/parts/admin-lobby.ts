import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { openLobby, readLobbySwitch } from "../../../../server/modules/announcements/contract.ts";
import { call } from "../../../kernel/call.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";

/** The wall screen in the lobby: its address, what it shows now, and whether it may be seen without signing in. */
@customElement("admin-lobby")
export class AdminLobby extends OfficeElement {
  static override styles = [base, blocks];

  readonly #lobby = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => call(readLobbySwitch, {}, { signal }),
  });

  override render() {
    const address = `${location.origin}/lobby`;
    const link = html`<a href="/lobby" target="_blank" rel="noopener">${address}</a>.`;
    return html`<cs-card padded heading=${msg("Màn hình sảnh", { id: "admin.lobby" })}>
      ${loadView(this.#lobby, {
        ready: ({ isPublic, items }) =>
          html`<div class="stack">
            <p>
              ${msg("Mở địa chỉ dưới đây trên màn hình treo tường; thông báo được chọn hiện lần lượt.", { id: "admin.lobby-how" })}
            </p>
            <p>${link} ${msg(str`Đang có ${formatNumber(items)} thông báo.`, { id: "admin.lobby-items" })}</p>
            <cs-check
              label=${msg("Cho xem mà không cần đăng nhập", { id: "admin.lobby-public" })}
              ?checked=${isPublic}
              @cs-input=${(event: Event) => void this.#set((event.target as CsCheck).checked)}
            ></cs-check>
            <p class="small quiet">
              ${msg("Ai trong mạng của cơ quan cũng đọc được thông báo ở sảnh, không thấy gì khác.", { id: "admin.lobby-public-text" })}
            </p>
          </div>`,
      })}
    </cs-card>`;
  }

  async #set(isPublic: boolean): Promise<void> {
    try {
      await call(openLobby, { body: { isPublic } });
      toast(msg("Đã lưu", { id: "admin.saved" }));
    } catch (error) {
      toastError(error);
    }
    await this.#lobby.reload();
  }
}

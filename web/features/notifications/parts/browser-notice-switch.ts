import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/cs-button.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { browserNotices, turnOffBrowserNotices, turnOnBrowserNotices } from "../browser-notices.ts";

/** Notices outside the window, for this browser. The browser is asked only after the button was pressed. */
@customElement("browser-notice-switch")
export class BrowserNoticeSwitch extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding-top: var(--cs-4);
        border-top: 1px solid var(--cs-line);
      }
      h3 {
        font-size: var(--cs-text-m);
        font-weight: 500;
      }
      p {
        margin: 2px 0 var(--cs-3);
      }
      p:last-child {
        margin-bottom: 0;
      }
    `,
  ];

  protected override watches() {
    return [this.redrawOn(browserNotices)];
  }

  override render() {
    return html`<h3>${msg("Khi đang làm việc ở cửa sổ khác", { id: "notifications.outside" })}</h3>
      ${this.#state()}`;
  }

  #state() {
    switch (browserNotices.value) {
      case "on":
        return html`<p class="quiet small">
            ${msg("Trình duyệt này báo việc mới ngay cả khi bạn không nhìn vào Công Sở.", { id: "notifications.outside-on" })}
          </p>
          <cs-button @click=${turnOffBrowserNotices}
            >${msg("Tắt thông báo trình duyệt", { id: "notifications.outside-turn-off" })}</cs-button
          >`;
      case "off":
        return html`<p class="quiet small">
            ${msg("Trình duyệt có thể báo việc mới ở góc màn hình. Bạn sẽ được hỏi một lần.", { id: "notifications.outside-off" })}
          </p>
          <cs-button
            icon="bell"
            @click=${() => {
              turnOnBrowserNotices().catch(toastError);
            }}
            >${msg("Bật thông báo trình duyệt", { id: "notifications.outside-turn-on" })}</cs-button
          >`;
      case "blocked":
        return html`<p class="quiet small">
          ${msg("Trình duyệt đang chặn thông báo của trang này. Hãy mở biểu tượng ổ khóa cạnh địa chỉ, cho phép “Thông báo”, rồi tải lại trang.", { id: "notifications.outside-blocked" })}
        </p>`;
      case "insecure":
        return html`<p class="quiet small">
          ${msg("Trình duyệt chỉ cho phép việc này khi địa chỉ của cơ quan bắt đầu bằng https. Hãy hỏi quản trị viên.", { id: "notifications.outside-insecure" })}
        </p>`;
    }
  }
}

import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changeSettings, fetchSettings, type SmsSettings } from "../api.ts";
import { modemStyles } from "./modem-styles.ts";

type Names<T> = { [K in keyof SmsSettings]: SmsSettings[K] extends T ? K : never }[keyof SmsSettings];

/** How SMS are sent: pace and caps, quotas, quiet hours, how notices are written. */
@customElement("sms-settings")
export class SmsSettingsPart extends OfficeElement {
  static override styles = [
    base,
    blocks,
    modemStyles,
    css`
      form {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        align-items: start;
      }
      form > cs-button,
      form > cs-check {
        grid-column: 1 / -1;
      }
    `,
  ];

  @state() private changes: Partial<SmsSettings> = {};
  readonly #settings = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchSettings(signal),
  });

  override render() {
    return loadView(this.#settings, { ready: (settings) => this.#form({ ...settings, ...this.changes }) });
  }

  #form(settings: SmsSettings) {
    const number = (name: Names<number>, label: string, hint = "") =>
      html`<cs-field
        type="number"
        label=${label}
        hint=${hint}
        .value=${String(settings[name])}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, [name]: Number((event.target as CsField).value) };
        }}
      ></cs-field>`;
    const text = (name: Names<string>, label: string, hint = "") =>
      html`<cs-field
        label=${label}
        hint=${hint}
        .value=${settings[name]}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, [name]: (event.target as CsField).value };
        }}
      ></cs-field>`;
    const check = (name: Names<boolean>, label: string) =>
      html`<cs-check
        label=${label}
        ?checked=${settings[name]}
        @cs-input=${(event: Event) => {
          this.changes = { ...this.changes, [name]: (event.target as CsCheck).checked };
        }}
      ></cs-check>`;
    return html`<form
      class="modems"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(settings);
      }}
    >
      ${number("partsPerMinute", msg("Số phần tin mỗi phút trên một SIM", { id: "sms.set-pace" }), msg("0: nhanh nhất mạng cho phép. SIM gửi dồn dập dễ bị nhà mạng khóa.", { id: "sms.set-pace-hint" }))}
      ${number("dailyCap", msg("Số phần tin mỗi ngày trên một SIM", { id: "sms.set-cap" }))}
      ${number("personQuota", msg("Hạn mức mỗi người một ngày", { id: "sms.set-person" }))}
      ${number("departmentQuota", msg("Hạn mức mỗi đơn vị một ngày", { id: "sms.set-department" }))}
      ${number("maxParts", msg("Một tin dài nhất bao nhiêu phần", { id: "sms.set-parts" }))}
      ${text("quietFrom", msg("Giờ yên tĩnh từ", { id: "sms.set-quiet-from" }))}
      ${text("quietTo", msg("Giờ yên tĩnh đến", { id: "sms.set-quiet-to" }))}
      ${text("signature", msg("Tên cơ quan đứng đầu thông báo", { id: "sms.set-signature" }), msg("Người nhận chỉ thấy một số lạ: nên ghi tên cơ quan.", { id: "sms.set-signature-hint" }))}
      ${check("plainNotices", msg("Thông báo gửi không dấu (một phần tin thay vì hai)", { id: "sms.set-plain" }))}
      ${check("confirmsReplies", msg("Trả lời xác nhận khi nhận được câu trả lời", { id: "sms.set-confirm" }))}
      ${text("balanceCode", msg("Mã kiểm tra số dư", { id: "sms.set-balance" }))}
      <cs-button type="submit" kind="primary">${msg("Lưu", { id: "sms.save" })}</cs-button>
    </form>`;
  }

  async #save(settings: SmsSettings): Promise<void> {
    try {
      await changeSettings(settings);
      this.changes = {};
      await this.#settings.reload();
      toast(msg("Đã lưu", { id: "sms.saved" }));
    } catch (error) {
      toastError(error);
    }
  }
}

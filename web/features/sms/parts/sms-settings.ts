import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changeSettings, fetchSettings, logAddress, type SmsSettings } from "../api.ts";
import { modemStyles } from "./modem-styles.ts";
import "./sms-opt-outs.ts";

type Names<T> = { [K in keyof SmsSettings]: SmsSettings[K] extends T ? K : never }[keyof SmsSettings];

const DAY = 86_400_000;

/** How SMS are sent: pace and caps, quotas, quiet hours, how notices are written. */
@customElement("sms-settings")
export class SmsSettingsPart extends OfficeElement {
  static override styles = [
    base,
    blocks,
    modemStyles,
    css`
      form {
        justify-items: stretch;
      }
      form > cs-button {
        justify-self: start;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
        gap: var(--cs-4);
        align-items: start;
      }
      .fields > cs-check {
        grid-column: 1 / -1;
      }
      .log {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-3);
      }
    `,
  ];

  @state() private changes: Partial<SmsSettings> = {};
  @state() private from = dayOf(Date.now() - 30 * DAY);
  @state() private to = dayOf(Date.now());
  readonly #settings = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchSettings(signal),
  });

  override render() {
    return html`${loadView(this.#settings, { ready: (settings) => this.#form({ ...settings, ...this.changes }) })}
      <div class="modems">
        <sms-opt-outs></sms-opt-outs>
        ${this.#log()}
      </div>`;
  }

  /** What an auditor asks for. */
  #log() {
    const day = (name: "from" | "to", label: string) =>
      html`<cs-day-field
        label=${label}
        .value=${this[name]}
        @cs-input=${(event: Event) => (this[name] = (event.target as CsDayField).value)}
      ></cs-day-field>`;
    return html`<cs-card padded heading=${msg("Nhật ký gửi tin", { id: "sms.log" })}>
      <div class="log">
        ${day("from", msg("Từ ngày", { id: "sms.log-from" }))} ${day("to", msg("Đến ngày", { id: "sms.log-to" }))}
        <cs-button icon="download" href=${logAddress(this.from, this.to)}
          >${msg("Tải nhật ký (CSV)", { id: "sms.log-download" })}</cs-button
        >
      </div>
    </cs-card>`;
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
    const group = (heading: string, fields: unknown) =>
      html`<cs-card padded heading=${heading}><div class="fields">${fields}</div></cs-card>`;
    return html`<form
      class="modems"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(settings);
      }}
    >
      ${group(
        msg("Nhịp gửi và hạn mức", { id: "sms.set-group-pace" }),
        html`${number("partsPerMinute", msg("Số phần tin mỗi phút trên một SIM", { id: "sms.set-pace" }), msg("0: nhanh nhất mạng cho phép. SIM gửi dồn dập dễ bị nhà mạng khóa.", { id: "sms.set-pace-hint" }))}
        ${number("dailyCap", msg("Số phần tin mỗi ngày trên một SIM", { id: "sms.set-cap" }))}
        ${number("personQuota", msg("Hạn mức mỗi người một ngày", { id: "sms.set-person" }))}
        ${number("departmentQuota", msg("Hạn mức mỗi đơn vị một ngày", { id: "sms.set-department" }))}
        ${number("moduleQuota", msg("Hạn mức mỗi phân hệ một ngày", { id: "sms.set-module" }), msg("Tin do chương trình tự gửi: nhắc việc, thông báo, trưng cầu ý kiến.", { id: "sms.set-module-hint" }))}
        ${number("maxParts", msg("Một tin dài nhất bao nhiêu phần", { id: "sms.set-parts" }))}`,
      )}
      ${group(
        msg("Giờ yên tĩnh và cách viết", { id: "sms.set-group-quiet" }),
        html`${text("quietFrom", msg("Giờ yên tĩnh từ", { id: "sms.set-quiet-from" }))}
        ${text("quietTo", msg("Giờ yên tĩnh đến", { id: "sms.set-quiet-to" }))}
        ${text("signature", msg("Tên cơ quan đứng đầu thông báo", { id: "sms.set-signature" }), msg("Người nhận chỉ thấy một số lạ: nên ghi tên cơ quan.", { id: "sms.set-signature-hint" }))}
        ${check("plainNotices", msg("Thông báo gửi không dấu (một phần tin thay vì hai)", { id: "sms.set-plain" }))}
        ${check("confirmsReplies", msg("Trả lời xác nhận khi nhận được câu trả lời", { id: "sms.set-confirm" }))}`,
      )}
      ${group(
        msg("Tiền trong SIM", { id: "sms.set-group-credit" }),
        html`${check("asksBalance", msg("Tự hỏi số dư mỗi ngày hai lần", { id: "sms.set-asks" }))}
        ${text("balanceCode", msg("Mã kiểm tra số dư", { id: "sms.set-balance" }))}
        ${text("balancePattern", msg("Mẫu tìm số dư", { id: "sms.set-pattern" }), msg("Biểu thức chính quy, nhóm 1 là số tiền. Bỏ trống thì chương trình tự tìm.", { id: "sms.set-pattern-hint" }))}
        ${number("lowBalance", msg("Dưới bao nhiêu đồng thì nhường SIM khác", { id: "sms.set-low" }))}`,
      )}
      ${group(
        msg("Cổng SMS ngoài modem", { id: "sms.set-group-gateways" }),
        html`${check("httpOn", msg("Gửi qua cổng SMS bằng HTTP", { id: "sms.set-http" }))}
        ${
          settings.httpOn
            ? html`${text("httpUrl", msg("Địa chỉ cổng SMS", { id: "sms.set-http-url" }))}
              ${text("httpToken", msg("Mã truy cập", { id: "sms.set-http-token" }), msg("Gửi kèm mỗi tin (Authorization: Bearer). Đã lưu thì hiện dấu sao.", { id: "sms.set-http-token-hint" }))}
              ${text("httpBody", msg("Nội dung gửi đi (JSON)", { id: "sms.set-http-body" }), msg("{number}, {text} và {id} được điền cho từng tin.", { id: "sms.set-http-body-hint" }))}`
            : nothing
        }
        ${check("spoolOn", msg("Gửi qua thư mục của smstools", { id: "sms.set-spool" }))}
        ${settings.spoolOn ? text("spoolFolder", msg("Thư mục của smstools", { id: "sms.set-spool-folder" })) : nothing}`,
      )}
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

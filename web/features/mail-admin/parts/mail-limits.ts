import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchLimits, saveLimits, type MailLimits as Limits } from "../api.ts";
import { boundFault, wholeOf } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

type Form = FormController<Limits, Limits>;
type NumberField = Exclude<keyof Limits, "ownPassword" | "signature">;

/** What each number may be; the server holds the same. */
const BOUNDS: Readonly<Record<NumberField, readonly [number, number]>> = {
  maxMessageMb: [1, 500],
  maxRecipients: [1, 10_000],
  quotaMb: [0, 10_000_000],
  messagesPerMinute: [1, 100_000],
  undoSeconds: [0, 120],
  linkDays: [1, 3_650],
};

/** What bounds everybody's mail. */
@customElement("mail-limits")
export class MailLimitsPart extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  @state() private form: Form | undefined;
  readonly #limits = new LoadController<Limits>(this, {
    args: () => true,
    load: async (_, signal) => {
      const initial = await fetchLimits(signal);
      this.form = new FormController<Limits, Limits>(this, {
        initial,
        check: (values) =>
          Object.fromEntries(
            Object.entries(BOUNDS).map(([field, [least, most]]) => [
              field,
              boundFault(values[field as NumberField], least, most),
            ]),
          ),
        submit: saveLimits,
      });
      return initial;
    },
  });

  override render() {
    return html`<cs-card padded heading=${msg("Giới hạn và chữ ký", { id: "mail-admin.limits" })}>
      ${loadView(this.#limits, { ready: () => (this.form ? this.#draw(this.form) : nothing) })}
    </cs-card>`;
  }

  #draw(form: Form) {
    return html`<div class="stack">
      <div class="fields">
        ${this.#number(form, "maxMessageMb", msg("Một thư nặng nhất (MB)", { id: "mail-admin.limit-message" }), {
          hint: msg("Tệp lớn hơn tự thành liên kết.", { id: "mail-admin.limit-message-hint" }),
        })}
        ${this.#number(form, "quotaMb", msg("Dung lượng một hộp thư (MB)", { id: "mail-admin.limit-quota" }), {
          hint: msg("0: không giới hạn. Giới hạn riêng đặt ở Dung lượng.", { id: "mail-admin.limit-quota-hint" }),
        })}
        ${this.#number(form, "maxRecipients", msg("Người nhận một thư", { id: "mail-admin.limit-recipients" }))}
        ${this.#number(form, "messagesPerMinute", msg("Thư mỗi phút từ một máy", { id: "mail-admin.limit-rate" }))}
        ${this.#number(form, "undoSeconds", msg("Chờ trước khi gửi hẳn (giây)", { id: "mail-admin.limit-undo" }), {
          hint: msg("Trong lúc chờ, người gửi hoàn tác được.", { id: "mail-admin.limit-undo-hint" }),
        })}
        ${this.#number(form, "linkDays", msg("Liên kết đến tệp lớn giữ (ngày)", { id: "mail-admin.limit-link" }))}
      </div>
      <cs-check
        label=${msg("Chương trình thư được dùng mật khẩu tài khoản", { id: "mail-admin.limit-own" })}
        detail=${msg("Nếu tắt, mỗi thiết bị phải có mật khẩu ứng dụng riêng, thu hồi được từng cái.", {
          id: "mail-admin.limit-own-detail",
        })}
        .checked=${form.values.ownPassword}
        @cs-input=${(event: Event) => {
          form.set("ownPassword", (event.target as CsCheck).checked);
        }}
      ></cs-check>
      <cs-field
        lines="4"
        max-length="2000"
        label=${msg("Chữ ký mẫu của cơ quan", { id: "mail-admin.limit-signature" })}
        hint=${msg("{name}, {position}, {department}, {agency}, {phone}, {mobile} được thay bằng thông tin từng người; dòng không có thông tin nào thì bỏ.", { id: "mail-admin.limit-signature-hint" })}
        .value=${form.values.signature}
        error=${form.errorOf("signature")}
        @cs-input=${(event: Event) => {
          form.set("signature", (event.target as CsField).value);
        }}
      ></cs-field>
      ${form.failure === undefined ? nothing : html`<cs-note kind="error">${form.failure}</cs-note>`}
      <div class="line">
        <cs-button kind="primary" ?busy=${form.busy} @click=${() => void this.#save(form)}
          >${msg("Lưu giới hạn", { id: "mail-admin.limits-save" })}</cs-button
        >
      </div>
    </div>`;
  }

  #number(form: Form, field: NumberField, label: string, { hint = "" } = {}) {
    const value = form.values[field];
    return html`<cs-field
      inputmode="numeric"
      label=${label}
      hint=${hint}
      .value=${Number.isNaN(value) ? "" : String(value)}
      error=${form.errorOf(field)}
      @cs-input=${(event: Event) => {
        form.set(field, wholeOf((event.target as CsField).value));
      }}
    ></cs-field>`;
  }

  async #save(form: Form): Promise<void> {
    if (await form.submit()) toast(msg("Đã lưu", { id: "mail-admin.saved" }));
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { can } from "../../../kernel/session.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchSettings, saveSettings, type OfficeSettings } from "../api.ts";
import "./admin-lobby.ts";

type TextKey = "name" | "parentName" | "code" | "place" | "domain";

/** The agency's settings and the hours of the nightly backup. */
@customElement("admin-settings")
export class AdminSettings extends OfficeElement {
  static override styles = [base, blocks];

  @state() private form: FormController<OfficeSettings, OfficeSettings> | undefined;
  #settings = new LoadController(this, {
    args: () => true,
    load: async (_: boolean, signal) => {
      const initial = await fetchSettings(signal);
      this.form = new FormController<OfficeSettings, OfficeSettings>(this, { initial, submit: saveSettings });
      return initial;
    },
  });

  override render() {
    return loadView(this.#settings, { ready: () => (this.form ? this.#form(this.form) : nothing) });
  }

  #form(form: FormController<OfficeSettings, OfficeSettings>) {
    const { values } = form;
    return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#submit(event, form)}>
      <cs-card padded heading=${msg("Cơ quan", { id: "admin.agency" })}>
        <div class="stack">
          ${this.#text(form, "name", msg("Tên cơ quan", { id: "admin.agency-name" }), 200)}
          ${this.#text(form, "parentName", msg("Cơ quan cấp trên", { id: "admin.agency-parent" }), 200)}
          ${this.#text(form, "code", msg("Mã định danh", { id: "admin.agency-code" }), 35)}
          ${this.#text(form, "place", msg("Địa danh ghi trên văn bản", { id: "admin.agency-place" }), 60)}
          ${this.#text(form, "domain", msg("Tên miền thư", { id: "admin.agency-domain" }), 253)}
          <cs-select
            label=${msg("Xưng hô với người dùng", { id: "admin.address-form" })}
            .value=${values.addressForm}
            .options=${[
              { value: "you", title: msg("Bạn", { id: "admin.address-you" }) },
              { value: "comrade", title: msg("Đồng chí", { id: "admin.address-comrade" }) },
              { value: "position", title: msg("Theo chức vụ", { id: "admin.address-position" }) },
            ]}
            @cs-input=${(event: Event) => {
              form.set("addressForm", (event.target as CsSelect).value as OfficeSettings["addressForm"]);
            }}
          ></cs-select>
        </div>
      </cs-card>
      <cs-card padded heading=${msg("Sao lưu hằng đêm", { id: "admin.backup-nightly" })}>
        <div class="stack">
          <cs-check
            label=${msg("Tự động sao lưu", { id: "admin.backup-automatic" })}
            ?checked=${values.backupAutomatic}
            @cs-input=${(event: Event) => {
              form.set("backupAutomatic", (event.target as CsCheck).checked);
            }}
          ></cs-check>
          ${this.#number(form, "backupHour", msg("Giờ sao lưu (0-23)", { id: "admin.backup-hour" }), {
            hint: msg("Giờ mới có hiệu lực từ lần khởi động sau.", { id: "admin.backup-hour-hint" }),
          })}
          ${this.#number(form, "backupKeep", msg("Số bản giữ lại", { id: "admin.backup-keep" }))}
        </div>
      </cs-card>
      ${form.failure === undefined ? nothing : html`<cs-note kind="error">${form.failure}</cs-note>`}
      <div class="line">
        <cs-button kind="primary" type="submit" ?busy=${form.busy}>${msg("Lưu", { id: "admin.save" })}</cs-button>
      </div>
      ${can("announcements.manage") ? html`<admin-lobby></admin-lobby>` : nothing}
    </form>`;
  }

  #text(form: FormController<OfficeSettings, OfficeSettings>, field: TextKey, label: string, max: number) {
    return html`<cs-field
      label=${label}
      max-length=${max}
      .value=${form.values[field]}
      error=${form.errorOf(field)}
      @cs-input=${(event: Event) => {
        form.set(field, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  #number(
    form: FormController<OfficeSettings, OfficeSettings>,
    field: "backupHour" | "backupKeep",
    label: string,
    { hint = "" } = {},
  ) {
    return html`<cs-field
      type="number"
      label=${label}
      hint=${hint}
      .value=${String(form.values[field])}
      error=${form.errorOf(field)}
      @cs-input=${(event: Event) => {
        form.set(field, Number((event.target as CsField).value));
      }}
    ></cs-field>`;
  }

  async #submit(event: Event, form: FormController<OfficeSettings, OfficeSettings>): Promise<void> {
    event.preventDefault();
    if (await form.submit()) toast(msg("Đã lưu", { id: "admin.saved" }));
  }
}

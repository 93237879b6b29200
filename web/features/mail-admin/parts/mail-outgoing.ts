import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchOutgoing, saveOutgoing, type Outgoing } from "../api.ts";
import { boundFault, wholeOf } from "../state.ts";
import "./mail-try-outgoing.ts";
import { rowsStyles } from "./rows-styles.ts";

interface Values extends Omit<Outgoing, "hasPassword"> {
  /** Empty: the one that is kept stays. */
  readonly password: string;
}
type Form = FormController<Values, Outgoing>;
type TextField = "smartHost" | "username" | "password" | "authorityFile";

/** Whether mail goes to other offices, and through which server. */
@customElement("mail-outgoing")
export class MailOutgoing extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  @state() private form: Form | undefined;
  readonly #outgoing = new LoadController<Outgoing>(this, {
    args: () => true,
    load: async (_, signal) => {
      const { hasPassword: _kept, ...found } = await fetchOutgoing(signal);
      this.form = new FormController<Values, Outgoing>(this, {
        initial: { ...found, password: "" },
        check: ({ smartHostPort }) => ({ smartHostPort: boundFault(smartHostPort, 1, 65_535) }),
        submit: async ({ password, smartHost, ...values }) =>
          saveOutgoing({ ...values, smartHost: smartHost.trim(), ...(password !== "" && { password }) }),
      });
      return { hasPassword: _kept, ...found };
    },
  });

  override render() {
    return html`<cs-card padded heading=${msg("Thư ra ngoài cơ quan", { id: "mail-admin.outgoing" })}>
      ${loadView(this.#outgoing, { ready: (known) => (this.form ? this.#draw(this.form, known) : nothing) })}
    </cs-card>`;
  }

  #draw(form: Form, known: Outgoing) {
    const { enabled, smartHost } = form.values;
    return html`<div class="stack">
      <cs-check
        label=${msg("Gửi thư sang cơ quan khác", { id: "mail-admin.outgoing-on" })}
        detail=${msg("Mạng nội bộ khép kín không cần: để tắt, mọi thư ở trong cơ quan.", {
          id: "mail-admin.outgoing-on-detail",
        })}
        .checked=${enabled}
        @cs-input=${(event: Event) => {
          form.set("enabled", (event.target as CsCheck).checked);
        }}
      ></cs-check>
      <div class="fields">
        ${this.#text(form, "smartHost", msg("Máy chủ chuyển tiếp", { id: "mail-admin.relay" }), {
          hint: msg("Ví dụ mail.langson.gov.vn. Để trống: tìm máy chủ của từng tên miền.", {
            id: "mail-admin.relay-hint",
          }),
          most: 253,
        })}
        <cs-field
          inputmode="numeric"
          label=${msg("Cổng", { id: "mail-admin.relay-port" })}
          .value=${Number.isNaN(form.values.smartHostPort) ? "" : String(form.values.smartHostPort)}
          error=${form.errorOf("smartHostPort")}
          @cs-input=${(event: Event) => {
            form.set("smartHostPort", wholeOf((event.target as CsField).value));
          }}
        ></cs-field>
        <cs-select
          label=${msg("Mã hóa", { id: "mail-admin.relay-security" })}
          error=${form.errorOf("security")}
          .value=${form.values.security}
          .options=${[
            { value: "starttls", title: msg("STARTTLS (thường là cổng 587)", { id: "mail-admin.relay-starttls" }) },
            { value: "tls", title: msg("TLS ngay từ đầu (thường là cổng 465)", { id: "mail-admin.relay-tls" }) },
            {
              value: "opportunistic",
              title: msg("Khi máy kia có (không dùng được mật khẩu)", { id: "mail-admin.relay-opportunistic" }),
            },
          ]}
          @cs-input=${(event: Event) => {
            form.set("security", (event.target as CsSelect).value as Outgoing["security"]);
          }}
        ></cs-select>
        ${this.#text(form, "username", msg("Tên đăng nhập", { id: "mail-admin.relay-user" }), { most: 200 })}
        ${this.#text(form, "password", msg("Mật khẩu", { id: "mail-admin.relay-password" }), {
          most: 500,
          type: "password",
          hint: known.hasPassword
            ? msg("Đã có mật khẩu. Để trống để giữ nguyên.", { id: "mail-admin.relay-has-password" })
            : "",
        })}
        ${this.#text(form, "authorityFile", msg("Tệp chứng thư gốc (PEM)", { id: "mail-admin.relay-authority" }), {
          most: 500,
          hint: msg("Đường dẫn trên máy chủ này, khi máy kia dùng chứng thư riêng của ngành.", {
            id: "mail-admin.relay-authority-hint",
          }),
        })}
      </div>
      ${form.failure === undefined ? nothing : html`<cs-note kind="error">${form.failure}</cs-note>`}
      <div class="line">
        <cs-button kind="primary" ?busy=${form.busy} @click=${() => void this.#save(form)}
          >${msg("Lưu cách gửi", { id: "mail-admin.outgoing-save" })}</cs-button
        >
      </div>
      <mail-try-outgoing ?unsaved=${form.changed} ?relay=${smartHost.trim() !== ""}></mail-try-outgoing>
    </div>`;
  }

  #text(
    form: Form,
    field: TextField,
    label: string,
    { hint = "", most, type = "text" }: { hint?: string; most: number; type?: CsField["type"] },
  ) {
    return html`<cs-field
      type=${type}
      autocomplete=${type === "password" ? "new-password" : "off"}
      max-length=${most}
      label=${label}
      hint=${hint}
      .value=${form.values[field]}
      error=${form.errorOf(field)}
      @cs-input=${(event: Event) => {
        form.set(field, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  async #save(form: Form): Promise<void> {
    if (!(await form.submit())) return;
    toast(msg("Đã lưu", { id: "mail-admin.saved" }));
    await this.#outgoing.reload();
  }
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { copyText } from "../../../kernel/copy.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { createPassword, fetchPasswords, withdrawPassword, type Passwords, type ProgramPassword } from "../api.ts";

/** A password for each device: made, shown once, seen at work, withdrawn. */
@customElement("connect-passwords")
export class ConnectPasswords extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      cs-note {
        margin-top: var(--cs-3);
      }
      ul {
        margin-top: var(--cs-4);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-3);
        margin-top: var(--cs-3);
      }
      cs-field {
        flex: 1 1 220px;
      }
      .secret {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
      }
      code {
        font-size: var(--cs-text-l);
        font-weight: 600;
        letter-spacing: 0.04em;
        user-select: all;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        padding: var(--cs-3) 0;
        border-top: 1px solid var(--cs-line);
      }
      li div {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .name {
        font-weight: 500;
      }
    `,
  ];

  @state() private made: { label: string; password: string } | undefined;

  readonly #passwords = new LoadController<Passwords>(this, {
    args: () => true,
    load: (_, signal) => fetchPasswords(signal),
  });
  readonly #form = new FormController<{ label: string }>(this, {
    initial: { label: "" },
    check: ({ label }) =>
      label.trim() === ""
        ? { label: msg("Hãy đặt tên cho thiết bị, ví dụ “Điện thoại”.", { id: "mail-connect.no-name" }) }
        : {},
    submit: async ({ label }) => {
      const { password } = await createPassword(label.trim());
      this.made = { label: label.trim(), password };
      this.#form.set("label", "");
      await this.#passwords.reload();
    },
  });

  override render() {
    return html`<p class="quiet">
        ${msg("Mỗi thiết bị một mật khẩu riêng: mất máy nào thì thu hồi của máy đó, các máy khác vẫn dùng bình thường.", { id: "mail-connect.passwords-why" })}
      </p>
      ${loadView(this.#passwords, { ready: (passwords) => this.#draw(passwords) })}`;
  }

  #draw({ items, limit }: Passwords) {
    const { busy, failure, values } = this.#form;
    return html`${this.made ? this.#secret(this.made) : nothing}
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#form.submit();
        }}
      >
        <cs-field
          label=${msg("Tên thiết bị", { id: "mail-connect.device" })}
          placeholder=${msg("Điện thoại của tôi", { id: "mail-connect.device-example" })}
          .value=${values.label}
          error=${this.#form.errorOf("label")}
          @cs-input=${(event: Event) => {
            this.#form.set("label", (event.target as CsField).value);
          }}
        ></cs-field>
        <cs-button type="submit" kind="primary" icon="key" ?busy=${busy} ?disabled=${items.length >= limit}
          >${msg("Tạo mật khẩu", { id: "mail-connect.create" })}</cs-button
        >
      </form>
      ${
        items.length === 0
          ? nothing
          : html`<ul>
              ${items.map((item) => this.#item(item))}
            </ul>`
      }`;
  }

  #secret({ label, password }: { label: string; password: string }) {
    return html`<cs-note kind="done">
      <p>
        ${msg(str`Mật khẩu cho “${label}”. Hãy nhập vào chương trình thư ngay: trang này chỉ hiện một lần.`, { id: "mail-connect.once" })}
      </p>
      <div class="secret">
        <code>${password}</code>
        <cs-button
          size="small"
          icon="document"
          @click=${async () => {
            if (await copyText(password)) toast(msg("Đã sao chép", { id: "mail-connect.copied" }));
          }}
          >${msg("Sao chép", { id: "mail-connect.copy" })}</cs-button
        >
      </div>
    </cs-note>`;
  }

  #item(item: ProgramPassword) {
    return html`<li>
      <div>
        <div class="name">${item.label}</div>
        <div class="small quiet">
          ${
            item.usedAt === null
              ? msg("Chưa dùng lần nào", { id: "mail-connect.never" })
              : html`${msg("Dùng lần cuối", { id: "mail-connect.last" })}
                  <cs-date form="sentence" at=${item.usedAt}></cs-date
                  >${[item.usedBy, item.usedFrom].filter((part) => part !== null && part !== "").map((part) => ` · ${part ?? ""}`)}`
          }
        </div>
      </div>
      <cs-button size="small" @click=${() => void this.#withdraw(item)}
        >${msg("Thu hồi", { id: "mail-connect.withdraw" })}</cs-button
      >
    </li>`;
  }

  async #withdraw({ id, label }: ProgramPassword): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Thu hồi mật khẩu của “${label}”?`, { id: "mail-connect.withdraw-heading" }),
      text: msg("Thiết bị này mất kết nối ngay và không nhận, gửi thư được nữa.", { id: "mail-connect.withdraw-text" }),
      verb: msg("Thu hồi", { id: "mail-connect.withdraw" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await withdrawPassword(id);
    } catch (error) {
      toastError(error);
    }
    await this.#passwords.reload();
  }
}

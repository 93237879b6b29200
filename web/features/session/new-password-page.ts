import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../kernel/form.ts";
import { msg } from "../../kernel/i18n.ts";
import { changePassword } from "../../kernel/session-api.ts";
import { loadSession, session, signOut } from "../../kernel/session.ts";
import { toastError } from "../../kernel/toasts.ts";
import "../../ui/cs-button.ts";
import "../../ui/cs-entry.ts";
import "../../ui/cs-field.ts";
import type { CsField } from "../../ui/cs-field.ts";
import "../../ui/cs-note.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import { checkNewPassword, type NewPassword } from "./state.ts";

/** The password that somebody else gave is changed before anything else. */
@customElement("new-password-page")
export class NewPasswordPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      h1 {
        font-size: var(--cs-text-xxl);
        line-height: 1.4;
      }
      p {
        margin: var(--cs-1) 0 var(--cs-6);
        color: var(--cs-ink-2);
      }
      form {
        display: grid;
        gap: var(--cs-4);
      }
      .do {
        display: flex;
        flex-direction: column;
        gap: var(--cs-2);
        margin-top: var(--cs-2);
      }
    `,
  ];

  readonly #form = new FormController<NewPassword>(this, {
    initial: { current: "", next: "", again: "" },
    check: checkNewPassword,
    submit: async ({ current, next }) => {
      await changePassword(current, next);
      await loadSession();
    },
  });

  override render() {
    const { busy, failure } = this.#form;
    return html`<cs-entry agency=${session.value?.agency.name ?? ""}>
      <h1>${msg("Đặt mật khẩu của riêng bạn", { id: "session.new-heading" })}</h1>
      <p>
        ${msg("Mật khẩu hiện tại do người khác đặt. Chỉ mình bạn được biết mật khẩu mới.", { id: "session.new-text" })}
      </p>
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#form.submit();
        }}
      >
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        ${this.#field("current", msg("Mật khẩu đang dùng", { id: "session.current" }), "current-password", "")}
        ${this.#field(
          "next",
          msg("Mật khẩu mới", { id: "session.next" }),
          "new-password",
          msg("Ít nhất 8 ký tự. Một câu dài dễ nhớ là tốt nhất.", { id: "session.next-hint" }),
        )}
        ${this.#field("again", msg("Nhập lại mật khẩu mới", { id: "session.again" }), "new-password", "")}
        <div class="do">
          <cs-button kind="primary" type="submit" ?busy=${busy}
            >${msg("Đổi mật khẩu", { id: "session.change" })}</cs-button
          >
          <cs-button kind="quiet" @click=${() => void signOut().catch(toastError)}
            >${msg("Để sau, đăng xuất", { id: "session.later" })}</cs-button
          >
        </div>
      </form>
    </cs-entry>`;
  }

  #field(name: keyof NewPassword, label: string, autocomplete: string, hint: string) {
    return html`<cs-field
      type="password"
      label=${label}
      hint=${hint}
      autocomplete=${autocomplete}
      ?autofocus=${name === "current"}
      .value=${this.#form.values[name]}
      error=${this.#form.errorOf(name)}
      @cs-input=${(event: Event) => {
        this.#form.set(name, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }
}

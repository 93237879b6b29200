import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { CallError } from "../../kernel/call.ts";
import { FormController } from "../../kernel/form.ts";
import { msg, str } from "../../kernel/i18n.ts";
import { signIn } from "../../kernel/session.ts";
import "../../ui/cs-button.ts";
import "../../ui/cs-field.ts";
import "../../ui/cs-note.ts";
import type { CsField } from "../../ui/cs-field.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import { checkSignIn } from "./state.ts";

/** Name and password. Says when Caps Lock is on, and counts down when it was tried too often. */
@customElement("sign-in-form")
export class SignInForm extends OfficeElement {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: var(--cs-4);
      }
      cs-button {
        margin-top: var(--cs-2);
      }
    `,
  ];

  /** The name to begin with; the field is then fixed. */
  @property() username = "";
  @state() private capsLock = false;
  @state() private wait = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  readonly #form = new FormController<{ username: string; password: string }>(this, {
    initial: { username: "", password: "" },
    check: checkSignIn,
    submit: async ({ username, password }) => {
      try {
        return await signIn(username.trim(), password);
      } catch (error) {
        this.#form.set("password", "");
        if (error instanceof CallError && error.retryAfter !== undefined) this.#countDown(error.retryAfter);
        throw error;
      }
    },
  });

  protected override watches() {
    if (this.username) this.#form.set("username", this.username);
    return [
      () => {
        clearInterval(this.#timer);
      },
    ];
  }

  override render() {
    const { values, busy, failure } = this.#form;
    return html`<form @submit=${this.#submitted} @keydown=${this.#keyed} @keyup=${this.#keyed} novalidate>
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      <cs-field
        label=${msg("Tên đăng nhập", { id: "session.username" })}
        .value=${values.username}
        error=${this.#form.errorOf("username")}
        autocomplete="username"
        ?read-only=${this.username !== ""}
        ?autofocus=${this.username === ""}
        @cs-input=${(event: Event) => {
          this.#form.set("username", (event.target as CsField).value);
        }}
      ></cs-field>
      <cs-field
        type="password"
        label=${msg("Mật khẩu", { id: "session.password" })}
        .value=${values.password}
        error=${this.#form.errorOf("password")}
        hint=${this.capsLock ? msg("Phím Caps Lock đang bật.", { id: "session.caps-lock" }) : ""}
        autocomplete="current-password"
        ?autofocus=${this.username !== ""}
        @cs-input=${(event: Event) => {
          this.#form.set("password", (event.target as CsField).value);
        }}
      ></cs-field>
      <cs-button kind="primary" type="submit" ?busy=${busy} ?disabled=${this.wait > 0}
        >${
          this.wait > 0
            ? msg(str`Thử lại sau ${this.wait} giây`, { id: "session.wait" })
            : msg("Đăng nhập", { id: "session.sign-in" })
        }</cs-button
      >
    </form>`;
  }

  #submitted(event: Event): void {
    event.preventDefault();
    if (this.wait === 0) void this.#form.submit();
  }

  #keyed(event: KeyboardEvent): void {
    this.capsLock = event.getModifierState("CapsLock");
  }

  #countDown(seconds: number): void {
    clearInterval(this.#timer);
    this.wait = Math.ceil(seconds);
    this.#timer = setInterval(() => {
      this.wait -= 1;
      if (this.wait <= 0) clearInterval(this.#timer);
    }, 1000);
  }
}

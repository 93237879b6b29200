import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../kernel/i18n.ts";
import "../../ui/cs-entry.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import "./sign-in-form.ts";

/** The first screen of who is not signed in. */
@customElement("sign-in-page")
export class SignInPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      h1 {
        margin-bottom: var(--cs-6);
        font-size: var(--cs-text-xxl);
        line-height: 1.4;
      }
      .help {
        margin-top: var(--cs-5);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property() agency = "";

  override render() {
    const heading = msg("Đăng nhập", { id: "session.sign-in" });
    document.title = [heading, this.agency].filter((part) => part !== "").join(" · ");
    return html`<cs-entry agency=${this.agency}>
      <h1>${heading}</h1>
      <sign-in-form></sign-in-form>
      <p class="help">
        ${msg("Quên mật khẩu? Quản trị viên của cơ quan đặt lại được cho bạn.", { id: "session.forgotten" })}
      </p>
    </cs-entry>`;
  }
}

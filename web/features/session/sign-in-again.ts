import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../kernel/i18n.ts";
import { session } from "../../kernel/session.ts";
import "../../ui/cs-button.ts";
import "../../ui/cs-dialog.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import "./sign-in-form.ts";

/** Signs in again over the page when the session has ended; what the page holds stays, and what was being sent is sent then. */
@customElement("sign-in-again")
export class SignInAgain extends OfficeElement {
  static override styles = [
    base,
    css`
      p {
        margin-bottom: var(--cs-4);
        color: var(--cs-ink-2);
      }
      .leave {
        margin-top: var(--cs-3);
        text-align: center;
      }
    `,
  ];

  override render() {
    return html`<cs-dialog size="small" firm heading=${msg("Phiên làm việc đã hết", { id: "session.ended" })}>
      <p>${msg("Đăng nhập lại để làm tiếp. Những gì bạn đang viết vẫn còn.", { id: "session.ended-text" })}</p>
      <sign-in-form username=${session.value?.person.username ?? ""}></sign-in-form>
      <div class="leave">
        <cs-button
          kind="quiet"
          size="small"
          @click=${() => {
            location.assign("/");
          }}
          >${msg("Đăng nhập bằng tài khoản khác", { id: "session.as-other" })}</cs-button
        >
      </div>
    </cs-dialog>`;
  }
}

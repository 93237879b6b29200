import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { toast } from "../../../kernel/toasts.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { OneTimePassword } from "../state.ts";

@customElement("one-time-password-dialog")
export class OneTimePasswordDialog extends DialogElement<OneTimePassword, boolean> {
  static override styles = [
    base,
    blocks,
    css`
      output {
        display: block;
        padding: var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: var(--cs-sunken);
        font-family: var(--cs-font-mono);
        font-size: var(--cs-text-xl);
        text-align: center;
        user-select: all;
      }
    `,
  ];

  override render() {
    const { name, username, password } = this.input;
    return html`<cs-dialog
      firm
      size="small"
      heading=${msg("Mật khẩu dùng một lần", { id: "directory-admin.one-time" })}
    >
      <div class="stack">
        <p>
          ${msg(str`Trao cho ${name} (tên đăng nhập: ${username}). Mật khẩu chỉ hiện lần này, và phải đổi ngay khi đăng nhập.`, { id: "directory-admin.one-time-text" })}
        </p>
        <output>${password}</output>
      </div>
      <cs-button slot="actions" @click=${() => void this.#copy()}
        >${msg("Sao chép", { id: "directory-admin.copy" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        @click=${() => {
          this.finish(true);
        }}
        >${msg("Đã trao mật khẩu", { id: "directory-admin.one-time-done" })}</cs-button
      >
    </cs-dialog>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.input.password);
      toast(msg("Đã sao chép", { id: "directory-admin.copied" }));
    } catch {
      // Without TLS a browser gives no clipboard: the text is marked for Ctrl+C instead.
      const output = this.renderRoot.querySelector("output");
      if (output) getSelection()?.selectAllChildren(output);
      toast(msg("Nhấn Ctrl+C để sao chép", { id: "directory-admin.copy-key" }));
    }
  }
}

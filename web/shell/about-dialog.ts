import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../kernel/i18n.ts";
import { session } from "../kernel/session.ts";
import { DialogElement } from "../ui/dialog-element.ts";
import { base } from "../ui/styles.ts";
import { mark } from "./mark.ts";

/** What this program is, and whose office it runs. */
@customElement("about-dialog")
export class AboutDialog extends DialogElement<undefined> {
  static override styles = [
    base,
    css`
      .about {
        display: grid;
        gap: var(--cs-2);
        justify-items: start;
      }
      svg {
        width: 48px;
        height: 48px;
      }
      p {
        color: var(--cs-ink-2);
      }
    `,
  ];

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Công Sở", { id: "shell.product" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="about">
        ${mark}
        <p>${msg("Văn phòng số của một cơ quan, chạy trên một máy của chính cơ quan.", { id: "shell.about-text" })}</p>
        <p>${msg(str`Đang phục vụ: ${session.value?.agency.name ?? ""}`, { id: "shell.about-agency" })}</p>
        <p>${msg(str`Phiên bản ${__VERSION__}`, { id: "shell.about-version" })}</p>
        <a
          href="/api-docs"
          @click=${() => {
            this.finish();
          }}
          >${msg("Giao diện lập trình (API)", { id: "shell.about-api" })}</a
        >
      </div>
    </cs-dialog>`;
  }
}

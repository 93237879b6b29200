import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";

/**
 * What can be done with the letter.
 * @fires mail-do - `detail`: "send", "later", "stored", "template" or "discard"
 * @fires mail-attach - `detail: File[]`
 */
@customElement("mail-send-bar")
export class MailSendBar extends OfficeElement {
  static override styles = [
    base,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-1);
        padding: var(--cs-2) var(--cs-3) var(--cs-3);
      }
      .send {
        display: flex;
        gap: 1px;
      }
      .gap {
        flex: 1;
      }
      input[type="file"] {
        display: none;
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) options: readonly MenuEntry[] = [];

  override render() {
    return html`<div class="foot">
      <span class="send">
        <cs-button kind="primary" icon="send" ?busy=${this.busy} @click=${this.#do("send")}
          >${msg("Gửi", { id: "mail.send" })}</cs-button
        >
        <cs-button
          kind="primary"
          icon="clock"
          label=${msg("Gửi vào lúc khác", { id: "mail.send-later" })}
          @click=${this.#do("later")}
        ></cs-button>
      </span>
      <cs-button
        kind="quiet"
        icon="paperclip"
        label=${msg("Đính kèm", { id: "mail.attach" })}
        @click=${() => {
          this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
        }}
      ></cs-button>
      <cs-button
        kind="quiet"
        icon="folder"
        label=${msg("Chọn từ tệp của cơ quan", { id: "mail.stored" })}
        @click=${this.#do("stored")}
      ></cs-button>
      <input type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#chosen} />
      <cs-button
        kind="quiet"
        icon="document"
        label=${msg("Mẫu thư", { id: "mail.templates" })}
        @click=${this.#do("template")}
      ></cs-button>
      <cs-menu .items=${this.options} label=${msg("Tùy chọn", { id: "mail.options" })}
        ><cs-button kind="quiet" icon="more" label=${msg("Tùy chọn", { id: "mail.options" })}></cs-button
      ></cs-menu>
      <span class="gap"></span>
      <cs-button
        kind="quiet"
        icon="trash"
        label=${msg("Bỏ thư nháp", { id: "mail.discard" })}
        @click=${this.#do("discard")}
      ></cs-button>
    </div>`;
  }

  #do(what: "send" | "later" | "stored" | "template" | "discard") {
    return () => {
      this.emit("mail-do", what);
    };
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.emit("mail-attach", [...(input.files ?? [])]);
    input.value = "";
  }
}

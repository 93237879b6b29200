import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base } from "../../../ui/styles.ts";
import type { Doubts } from "../compose/checks.ts";

const NAMED = 5;

/** What may have been forgotten, in one question. */
@customElement("mail-doubts-dialog")
export class MailDoubtsDialog extends DialogElement<Doubts, boolean> {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: var(--cs-3);
      }
      li {
        display: flex;
        gap: var(--cs-2);
        --cs-icon-size: 18px;
      }
      cs-icon {
        flex: none;
        margin-top: 2px;
        color: var(--cs-amber-mark);
      }
    `,
  ];

  override render() {
    const { many } = this.input;
    return html`<cs-dialog
      size="small"
      heading=${msg("Gửi thư này?", { id: "mail.doubts" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <ul>
        ${this.#reasons().map((reason) => html`<li><cs-icon name="alert"></cs-icon><span>${reason}</span></li>`)}
      </ul>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Xem lại", { id: "mail.look-again" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        @click=${() => {
          this.finish(true);
        }}
        >${
          many === undefined
            ? msg("Vẫn gửi", { id: "mail.send-anyway" })
            : msg(str`Gửi cho ${many} người`, { id: "mail.send-many" })
        }</cs-button
      >
    </cs-dialog>`;
  }

  #reasons(): string[] {
    const { noSubject, noFile, many, strangers } = this.input;
    const names = strangers.slice(0, NAMED).join(", ");
    const more = strangers.length - NAMED;
    return [
      ...(noFile ? [msg("Thư nói đến tệp đính kèm nhưng chưa có tệp nào.", { id: "mail.no-file-text" })] : []),
      ...(many === undefined ? [] : [msg(str`Thư sẽ đến ${many} người cùng lúc.`, { id: "mail.many-text" })]),
      ...(strangers.length === 0
        ? []
        : [
            more > 0
              ? msg(str`Những người mới so với cuộc trao đổi: ${names} và ${more} người khác.`, {
                  id: "mail.strangers-more",
                })
              : msg(str`Những người mới so với cuộc trao đổi: ${names}.`, { id: "mail.strangers" }),
          ]),
      ...(noSubject ? [msg("Thư chưa có chủ đề.", { id: "mail.no-subject-text" })] : []),
    ];
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPins, type ChatMessage } from "../api.ts";
import { lineOf } from "../text.ts";

@customElement("chat-pins-dialog")
export class ChatPinsDialog extends DialogElement<number, number> {
  static override styles = [
    base,
    blocks,
    css`
      button {
        display: block;
        width: 100%;
        padding: var(--cs-3) 0;
        border: 0;
        border-top: 1px solid var(--cs-line);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        background: var(--cs-hover);
      }
    `,
  ];

  readonly #pins = new LoadController<ChatMessage[]>(this, {
    args: () => true,
    load: (_, signal) => fetchPins(this.input, signal),
    isEmpty: (pins) => pins.length === 0,
  });

  override render() {
    return html`<cs-dialog
      heading=${msg("Tin đã ghim", { id: "chat.pins" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#pins, {
        ready: (pins) =>
          html`${pins.map(
            ({ seq, text, author, sentAt, files }) =>
              html`<button
                type="button"
                @click=${() => {
                  this.finish(seq);
                }}
              >
                ${lineOf(text) || (files[0]?.name ?? "")}
                <div class="quiet small">${author.name} · ${fullDate(sentAt)}</div>
              </button>`,
          )}`,
        empty: () =>
          html`<cs-state
            heading=${msg("Chưa ghim tin nào", { id: "chat.no-pins" })}
            text=${msg("Ghim những tin cả phòng cần tìm lại: địa chỉ họp, hạn nộp, đường dẫn.", { id: "chat.no-pins-text" })}
          ></cs-state>`,
      })}
    </cs-dialog>`;
  }
}

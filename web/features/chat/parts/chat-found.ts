import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/cs-row-link.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { searchMessages, type Found } from "../api.ts";

/** Messages of all rooms that have the words. */
@customElement("chat-found")
export class ChatFound extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        border-top: 1px solid var(--cs-line);
      }
      h2 {
        padding: var(--cs-3) var(--cs-gutter) var(--cs-1);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .who {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      p {
        padding: 0 var(--cs-gutter) var(--cs-3);
        color: var(--cs-ink-2);
      }
    `,
  ];

  @property() typed = "";

  readonly #found = new LoadController<Found[], string>(this, {
    args: () => this.typed.trim(),
    load: (typed, signal) => searchMessages(typed, undefined, signal),
  });

  override render() {
    const found = this.#found.value;
    return html`<h2>${msg("Trong tin nhắn", { id: "chat.in-messages" })}</h2>
      ${
        found?.length === 0
          ? html`<p>${msg("Không có tin nào có những từ này.", { id: "chat.nothing-found" })}</p>`
          : nothing
      }
      ${(found ?? []).map(
        ({ roomId, seq, roomTitle, authorName, text, sentAt }) =>
          html`<cs-row-link href=${`/chat/${String(roomId)}?at=${String(seq)}`}
            ><div>
              <div>${text}</div>
              <div class="who">${authorName} · ${roomTitle} · ${fullDate(sentAt)}</div>
            </div></cs-row-link
          >`,
      )}`;
  }
}

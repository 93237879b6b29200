import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-person.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchReaders, MAX_READERS } from "../api.ts";

/** Who has read a message, and when. */
@customElement("chat-readers-dialog")
export class ChatReadersDialog extends DialogElement<number> {
  static override styles = [
    base,
    blocks,
    css`
      li {
        display: flex;
        align-items: center;
        min-height: 52px;
        border-top: 1px solid var(--cs-line);
      }
    `,
  ];

  readonly #readers = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal: AbortSignal) => fetchReaders(this.input, signal),
  });

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Ai đã đọc", { id: "chat.who-read" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#readers, { ready: ({ items, others }) => this.#draw(items, others) })}
    </cs-dialog>`;
  }

  #draw(items: Awaited<ReturnType<typeof fetchReaders>>["items"], others: number) {
    if (others >= MAX_READERS) {
      return html`<p class="quiet">
        ${msg(str`Phòng có hơn ${MAX_READERS} người nên không hiện ai đã đọc.`, { id: "chat.readers-many" })}
      </p>`;
    }
    return html`<p class="quiet">${msg(str`${items.length} / ${others} người đã đọc`, { id: "chat.readers-count" })}</p>
      <ul>
        ${items.map(
          ({ name, photoHash, readAt }) =>
            html`<li>
              <cs-person
                name=${name}
                photo=${photoHash === null ? "" : photoUrl(photoHash)}
                detail=${readAt === null ? msg("Đã đọc", { id: "chat.was-read" }) : fullDate(readAt)}
              ></cs-person>
            </li>`,
        )}
      </ul>`;
  }
}

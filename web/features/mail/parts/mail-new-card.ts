import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchMessages, fetchUnread } from "../api.ts";
import { watchNews } from "../news.ts";
import { addressOf } from "../state.ts";
import "./mail-row.ts";

const ROWS = 5;

/** On Hôm nay: the newest unread letters. Hidden when there are none. */
@customElement("mail-new-card")
export class MailNewCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        padding: 9px var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  readonly #mail = new LoadController(this, {
    args: (): true => true,
    load: async (_, signal) => {
      const [{ items }, unread] = await Promise.all([
        fetchMessages({ filter: "unread", limit: ROWS }, signal),
        fetchUnread(),
      ]);
      return { items, unread };
    },
  });

  protected override watches() {
    this.hidden = true;
    return [
      watchNews(({ kind }) => {
        if (kind !== "drafts") void this.#mail.reload();
      }),
    ];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hidden = (this.#mail.value?.items.length ?? 0) === 0;
  }

  override render() {
    const { items = [], unread = 0 } = this.#mail.value ?? {};
    return html`<cs-card
      heading=${msg("Thư mới", { id: "mail.card" })}
      count=${unread}
      href="/mail/inbox"
      href-text=${msg("Vào hộp thư", { id: "mail.card-all" })}
    >
      ${items.map(
        (message) =>
          html`<a href=${addressOf({ box: "inbox", id: message.id })}
            ><mail-row still .row=${{ kind: "message", message }}></mail-row
          ></a>`,
      )}
    </cs-card>`;
  }
}

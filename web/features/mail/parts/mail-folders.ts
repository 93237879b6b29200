import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Mailbox } from "../api.ts";
import { boxIcon, boxTitle } from "../labels.ts";
import { addressOf } from "../state.ts";
import "./mail-shared-links.ts";

/** The folders with their counts: unread ones, or for drafts, how many there are. */
@customElement("mail-folders")
export class MailFolders extends OfficeElement {
  static override styles = [
    base,
    css`
      nav {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
        padding: var(--cs-3) var(--cs-2);
      }
      a {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        min-height: var(--cs-control);
        padding: 0 var(--cs-3);
        border-radius: var(--cs-radius);
        color: var(--cs-ink);
        text-decoration: none;
        --cs-icon-size: 18px;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a[aria-current="page"] {
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        font-weight: 500;
      }
      cs-icon {
        color: var(--cs-ink-2);
      }
      [aria-current="page"] cs-icon {
        color: var(--cs-indigo);
      }
      .name {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) boxes: readonly Mailbox[] = [];
  @property() current = "";

  override render() {
    return html`<nav aria-label=${msg("Thư mục", { id: "mail.folders" })}>
        ${this.boxes.map((box) => {
          const name = box.role ?? String(box.id);
          const count =
            box.role === "drafts" ? box.total : box.role === "sent" || box.role === "trash" ? 0 : box.unseen;
          return html`<a
            href=${addressOf({ box: name })}
            aria-current=${name === this.current || String(box.id) === this.current ? "page" : "false"}
          >
            <cs-icon name=${boxIcon(box.role)}></cs-icon>
            <span class="name cut">${boxTitle(box)}</span>
            <cs-count value=${count} ?strong=${box.role === "inbox"}></cs-count>
          </a>`;
        })}
      </nav>
      <mail-shared-links></mail-shared-links>`;
  }
}

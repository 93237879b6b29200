import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { IconName } from "../../../kernel/icon-names.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { OthersController, type OtherMailbox } from "../office/others.ts";

/** Under one's own folders: the shared mailboxes that one belongs to, those that colleagues have lent, and the way to the settings. */
@customElement("mail-shared-links")
export class MailSharedLinks extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      nav {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
        padding: 0 var(--cs-2) var(--cs-3);
      }
      .section-title {
        padding: var(--cs-2) var(--cs-3);
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
      cs-icon {
        color: var(--cs-ink-2);
      }
      .name {
        flex: 1;
      }
    `,
  ];

  readonly #others = new OthersController(this);

  override render() {
    const { shared, lent } = this.#others;
    return html`<nav aria-label=${msg("Hộp thư khác", { id: "mail.others" })}>
      ${this.#section(msg("Hộp thư chung", { id: "mail.shared-title" }), "group", shared)}
      ${this.#section(msg("Thư của đồng nghiệp", { id: "mail.lent" }), "user", lent)}
      <a href="/mail/settings/rules">
        <cs-icon name="settings"></cs-icon>
        <span class="name cut">${msg("Thiết lập thư", { id: "mail.office-settings" })}</span>
      </a>
    </nav>`;
  }

  #section(title: string, icon: IconName, boxes: readonly OtherMailbox[]) {
    if (boxes.length === 0) return nothing;
    return html`<span class="section-title">${title}</span> ${boxes.map(
        ({ href, name, count }) =>
          html`<a href=${href}>
            <cs-icon name=${icon}></cs-icon>
            <span class="name cut">${name}</span>
            <cs-count value=${count}></cs-count>
          </a>`,
      )}`;
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchShared, SHARED_CHANGED, type SharedMailbox } from "../office/api.ts";
import { sharedAddress } from "../office/cases.ts";

/** Under one's own folders: the shared mailboxes that one belongs to, with what is open in them, and the way to the settings. */
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

  readonly #shared = new LoadController<SharedMailbox[]>(this, {
    args: () => true,
    load: (_, signal) => fetchShared(signal),
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === SHARED_CHANGED) void this.#shared.reload();
      }),
    ];
  }

  override render() {
    const shared = this.#shared.value ?? [];
    return html`<nav aria-label=${msg("Hộp thư chung", { id: "mail.shared-title" })}>
      ${
        shared.length === 0
          ? nothing
          : html`<span class="section-title">${msg("Hộp thư chung", { id: "mail.shared-title" })}</span>`
      }
      ${shared.map(
        ({ accountId, name, open }) =>
          html`<a href=${sharedAddress(accountId, "open")}>
            <cs-icon name="group"></cs-icon>
            <span class="name cut">${name}</span>
            <cs-count value=${open}></cs-count>
          </a>`,
      )}
      <a href="/mail/settings/rules">
        <cs-icon name="settings"></cs-icon>
        <span class="name cut">${msg("Thiết lập thư", { id: "mail.office-settings" })}</span>
      </a>
    </nav>`;
  }
}

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import type { Tab } from "../../../ui/cs-tabs.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import "../parts/mail-absence-tab.ts";
import "../parts/mail-delegates-tab.ts";
import "../parts/mail-keeping-tab.ts";
import "../parts/mail-rules-tab.ts";
import "../parts/mail-transfer-tab.ts";

/** How one's mail is: one tab a subject, each with its own address. */
@customElement("mail-settings-page")
export class MailSettingsPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
      }
      .scroll {
        height: 100%;
        overflow-y: auto;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  override render() {
    const tab = this.place.params["tab"] ?? "rules";
    return html`<cs-page flush heading=${msg("Thiết lập thư", { id: "mail.office-settings" })} back="/mail/inbox">
      <cs-tabs
        slot="bar"
        label=${msg("Phần thiết lập", { id: "mail.office-settings-parts" })}
        .tabs=${this.#tabs()}
        .value=${tab}
      ></cs-tabs>
      <div class="scroll">${this.#content(tab)}</div>
    </cs-page>`;
  }

  #tabs(): Tab[] {
    const tab = (value: string, title: string): Tab => ({ value, title, href: `/mail/settings/${value}` });
    return [
      tab("rules", msg("Bộ lọc", { id: "mail.rules" })),
      tab("absence", msg("Khi vắng mặt", { id: "mail.absence" })),
      tab("delegates", msg("Thay mặt", { id: "mail.delegates" })),
      tab("keeping", msg("Thời hạn lưu", { id: "mail.keeping" })),
      tab("transfer", msg("Chuyển thư", { id: "mail.transfer" })),
    ];
  }

  #content(tab: string) {
    switch (tab) {
      case "rules":
        return html`<mail-rules-tab></mail-rules-tab>`;
      case "absence":
        return html`<mail-absence-tab></mail-absence-tab>`;
      case "delegates":
        return html`<mail-delegates-tab></mail-delegates-tab>`;
      case "keeping":
        return html`<mail-keeping-tab></mail-keeping-tab>`;
      case "transfer":
        return html`<mail-transfer-tab></mail-transfer-tab>`;
      default:
        return html`<cs-state kind="missing"></cs-state>`;
    }
  }
}

import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { tabTitle } from "../labels.ts";
import "../parts/sms-inbox.ts";
import "../parts/sms-messages.ts";
import "../parts/sms-modems.ts";
import "../parts/sms-settings.ts";
import "../parts/sms-templates.ts";
import { addressOf, idOf, TAB_PERMISSIONS, TABS, tabOf } from "../state.ts";

/** SMS: one tab for what went out, what came in, the modems and the texts that are kept. */
@customElement("sms-page")
export class SmsPage extends OfficeElement {
  static override styles = [base];

  @property({ attribute: false }) place!: Place;

  override render() {
    const tab = tabOf(this.place.path);
    const id = idOf(this.place.params["id"]);
    return html`<cs-page
      ?flush=${tab === "messages" || tab === "inbox"}
      heading=${msg("Tin nhắn SMS", { id: "sms.nav" })}
    >
      <cs-button slot="actions" icon="plus" href="/sms/new">${msg("Soạn tin", { id: "sms.new" })}</cs-button>
      <cs-tabs
        slot="bar"
        label=${msg("Tin nhắn SMS", { id: "sms.nav" })}
        value=${tab}
        .tabs=${TABS.filter((each) => can(TAB_PERMISSIONS[each])).map((value) => ({
          value,
          title: tabTitle(value),
          href: addressOf(value),
        }))}
      ></cs-tabs>
      ${tab === "messages" ? html`<sms-messages .messageId=${id}></sms-messages>` : nothing}
      ${tab === "inbox" ? html`<sms-inbox></sms-inbox>` : nothing}
      ${tab === "modems" ? html`<sms-modems></sms-modems>` : nothing}
      ${tab === "templates" ? html`<sms-templates></sms-templates>` : nothing}
      ${tab === "settings" ? html`<sms-settings></sms-settings>` : nothing}
    </cs-page>`;
  }
}

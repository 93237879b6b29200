import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import "../parts/mail-decisions.ts";
import "../parts/mail-devices.ts";
import "../parts/mail-holds.ts";
import "../parts/mail-limits.ts";
import "../parts/mail-lists.ts";
import "../parts/mail-outgoing.ts";
import "../parts/mail-queue.ts";
import "../parts/mail-quotas.ts";
import "../parts/mail-shared-boxes.ts";
import "../parts/mail-status.ts";
import "../parts/mail-traffic.ts";
import { addressOf, tabOf, TABS, tabTitle, type MailTab } from "../state.ts";

/** Administration of mail: one tab a lever. */
@customElement("mail-admin-page")
export class MailAdminPage extends OfficeElement {
  static override styles = [
    base,
    css`
      cs-page {
        height: 100%;
      }
      .sections {
        display: grid;
        grid-template-columns: minmax(0, 860px);
        gap: var(--cs-5);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  override render() {
    const tab = tabOf(this.place.params["tab"]);
    return html`<cs-page
      ?flush=${tab === "traffic" || tab === "queue"}
      wide
      heading=${msg("Hệ thống thư", { id: "mail-admin.nav" })}
    >
      <cs-tabs
        slot="bar"
        label=${msg("Hệ thống thư", { id: "mail-admin.nav" })}
        value=${tab}
        .tabs=${TABS.map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
      ></cs-tabs>
      ${VIEWS[tab]()}
    </cs-page>`;
  }
}

const VIEWS: Record<MailTab, () => ReturnType<typeof html>> = {
  status: () => html`<mail-status></mail-status>`,
  traffic: () => html`<mail-traffic></mail-traffic>`,
  queue: () => html`<mail-queue></mail-queue>`,
  devices: () => html`<mail-devices></mail-devices>`,
  lists: () => html`<mail-lists></mail-lists>`,
  shared: () => html`<mail-shared-boxes></mail-shared-boxes>`,
  quotas: () => html`<mail-quotas></mail-quotas>`,
  rules: () => html`<div class="sections"><mail-decisions></mail-decisions><mail-holds></mail-holds></div>`,
  settings: () => html`<div class="sections"><mail-outgoing></mail-outgoing><mail-limits></mail-limits></div>`,
};

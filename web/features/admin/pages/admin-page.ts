import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import "../parts/admin-audit.ts";
import "../parts/admin-backups.ts";
import "../parts/admin-jobs.ts";
import "../parts/admin-letters.ts";
import "../parts/admin-overview.ts";
import "../parts/admin-sessions.ts";
import "../parts/admin-settings.ts";
import "../parts/admin-views.ts";
import { addressOf, tabOf, TABS, tabTitle, type AdminTab } from "../state.ts";

/** Administration: one tab a lever. */
@customElement("admin-page")
export class AdminPage extends OfficeElement {
  static override styles = [
    base,
    css`
      cs-page {
        height: 100%;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  override render() {
    const tab = tabOf(this.place.params["tab"]);
    const fills = tab === "audit" || tab === "views" || tab === "sessions";
    return html`<cs-page ?flush=${fills} wide heading=${msg("Quản trị", { id: "admin.nav" })}>
      <cs-tabs
        slot="bar"
        label=${msg("Quản trị", { id: "admin.nav" })}
        value=${tab}
        .tabs=${TABS.map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
      ></cs-tabs>
      ${VIEWS[tab]()}
    </cs-page>`;
  }
}

const VIEWS: Record<AdminTab, () => ReturnType<typeof html>> = {
  overview: () => html`<admin-overview></admin-overview>`,
  settings: () => html`<admin-settings></admin-settings>`,
  backups: () => html`<admin-backups></admin-backups>`,
  jobs: () => html`<admin-jobs></admin-jobs>`,
  letters: () => html`<admin-letters></admin-letters>`,
  audit: () => html`<admin-audit></admin-audit>`,
  views: () => html`<admin-views></admin-views>`,
  sessions: () => html`<admin-sessions></admin-sessions>`,
};

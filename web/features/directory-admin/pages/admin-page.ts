import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import type { Tab } from "../../../ui/cs-tabs.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import "../elements/departments-tab.ts";
import "../elements/groups-tab.ts";
import "../elements/import-tab.ts";
import "../elements/people-tab.ts";
import "../elements/positions-tab.ts";
import "../elements/roles-tab.ts";

/** Administration of the directory: one tab a subject, each with its own address. */
@customElement("directory-admin-page")
export class DirectoryAdminPage extends OfficeElement {
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
    const tab = this.place.path.split("/")[2] ?? "people";
    return html`<cs-page flush heading=${msg("Tổ chức", { id: "directory-admin.nav" })}>
      <cs-tabs
        slot="bar"
        label=${msg("Phần quản trị", { id: "directory-admin.parts" })}
        .tabs=${this.#tabs()}
        .value=${tab}
      ></cs-tabs>
      ${
        tab === "people"
          ? html`<directory-people-tab .personId=${this.#personId()}></directory-people-tab>`
          : html`<div class="scroll">${this.#content(tab)}</div>`
      }
    </cs-page>`;
  }

  #personId(): number | undefined {
    const id = this.place.params["id"];
    return id === undefined ? undefined : Number(id);
  }

  #tabs(): Tab[] {
    const tab = (value: string, title: string): Tab => ({ value, title, href: `/admin/${value}` });
    return [
      tab("people", msg("Người dùng", { id: "directory-admin.people" })),
      tab("departments", msg("Đơn vị", { id: "directory-admin.departments" })),
      tab("positions", msg("Chức vụ", { id: "directory-admin.positions" })),
      tab("groups", msg("Nhóm", { id: "directory-admin.groups" })),
      ...(can("directory.manageRoles") ? [tab("roles", msg("Vai trò và quyền", { id: "directory-admin.roles" }))] : []),
      tab("import", msg("Nhập, xuất", { id: "directory-admin.import" })),
    ];
  }

  #content(tab: string) {
    switch (tab) {
      case "departments":
        return html`<directory-departments-tab></directory-departments-tab>`;
      case "positions":
        return html`<directory-positions-tab></directory-positions-tab>`;
      case "groups":
        return html`<directory-groups-tab></directory-groups-tab>`;
      case "roles":
        return html`<directory-roles-tab></directory-roles-tab>`;
      default:
        return html`<directory-import-tab></directory-import-tab>`;
    }
  }
}

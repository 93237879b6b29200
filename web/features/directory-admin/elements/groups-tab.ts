import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { deleteGroup, fetchGroups, type Group } from "../api.ts";
import { openGroup } from "../dialogs/open.ts";
import { rowsTab } from "./rows-tab.ts";
import { tabStyles } from "./tab-styles.ts";

/** Groups of people across departments. */
@customElement("directory-groups-tab")
export class GroupsTab extends OfficeElement {
  static override styles = [base, tabStyles];

  readonly #groups = new LoadController<Group[]>(this, {
    args: () => true,
    load: (_, signal) => fetchGroups(signal),
    isEmpty: (groups) => groups.length === 0,
  });

  override render() {
    return rowsTab(this.#groups, {
      hint: msg("Nhóm gồm người ở nhiều đơn vị: Đảng ủy, Công đoàn, tổ công tác.", {
        id: "directory-admin.groups-hint",
      }),
      addVerb: msg("Thêm nhóm", { id: "directory-admin.new-group" }),
      add: () => this.#edit(undefined),
      row: (group) => this.#row(group),
      empty: { icon: "group", heading: msg("Chưa có nhóm nào", { id: "directory-admin.no-groups" }) },
    });
  }

  #row(group: Group) {
    const { name, description, people } = group;
    return html`<div class="row" role="listitem">
      <div class="main">${name}${description ? html`<p class="about">${description}</p>` : nothing}</div>
      <span class="number">${msg(str`${people} người`, { id: "directory-admin.people-count" })}</span>
      <cs-button
        kind="quiet"
        size="small"
        icon="edit"
        label=${msg(str`Sửa ${name}`, { id: "directory-admin.edit-of" })}
        @click=${() => void this.#edit(group)}
      ></cs-button>
      <cs-button
        kind="quiet"
        size="small"
        icon="trash"
        label=${msg(str`Xóa ${name}`, { id: "directory-admin.delete-of" })}
        @click=${() => void this.#delete(group)}
      ></cs-button>
    </div>`;
  }

  async #edit(group: Group | undefined): Promise<void> {
    if (await openGroup(group)) await this.#groups.reload();
  }

  async #delete({ id, name }: Group): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Xóa nhóm “${name}”?`, { id: "directory-admin.delete-group" }),
      text: msg("Những gì đã gửi cho nhóm vẫn còn với người đã nhận.", { id: "directory-admin.delete-group-text" }),
      verb: msg("Xóa", { id: "directory-admin.delete" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      await deleteGroup(id);
      await this.#groups.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

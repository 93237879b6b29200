import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { deleteRole, fetchRoles, savePermissions, type Role } from "../api.ts";
import { openRoleName } from "../dialogs/open.ts";
import { toggled } from "../state.ts";
import { tabStyles } from "./tab-styles.ts";

type Roles = Awaited<ReturnType<typeof fetchRoles>>;

/** Roles by permissions: a tick gives, and is saved at once. */
@customElement("directory-roles-tab")
export class RolesTab extends OfficeElement {
  static override styles = [
    base,
    tabStyles,
    css`
      .tab {
        max-width: none;
      }
      .matrix {
        overflow: auto;
        max-height: calc(100vh - 230px);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
      }
      table {
        border-collapse: separate;
        border-spacing: 0;
        width: 100%;
      }
      th,
      td {
        padding: 8px 10px;
        border-bottom: 1px solid var(--cs-line);
        text-align: center;
        font-weight: 400;
      }
      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        min-width: 104px;
        background: var(--cs-sunken);
        font-size: var(--cs-text-s);
        font-weight: 500;
        vertical-align: bottom;
      }
      tbody th {
        position: sticky;
        left: 0;
        min-width: 200px;
        background: var(--cs-raised);
        text-align: left;
      }
      thead th:first-child {
        left: 0;
        z-index: 2;
        text-align: left;
      }
      tbody tr:hover > * {
        background: var(--cs-hover);
      }
      input {
        width: 18px;
        height: 18px;
        accent-color: var(--cs-indigo);
        cursor: pointer;
      }
      .own {
        display: grid;
        justify-items: center;
        gap: 2px;
      }
    `,
  ];

  @state() private busy = false;

  readonly #roles = new LoadController<Roles>(this, { args: () => true, load: (_, signal) => fetchRoles(signal) });

  override render() {
    return html`<div class="tab">
      <div class="tools">
        <p>
          ${msg("Đánh dấu là cho quyền ngay. Người giữ nhiều vai trò có mọi quyền của các vai trò đó.", { id: "directory-admin.roles-hint" })}
        </p>
        <cs-button kind="primary" icon="plus" @click=${() => void this.#name(undefined)}
          >${msg("Thêm vai trò", { id: "directory-admin.new-role" })}</cs-button
        >
      </div>
      ${loadView(this.#roles, { ready: (roles) => this.#matrix(roles) })}
    </div>`;
  }

  #matrix({ items, permissions }: Roles) {
    return html`<div
      class="matrix"
      tabindex="0"
      role="region"
      aria-label=${msg("Vai trò và quyền", { id: "directory-admin.roles" })}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${msg("Quyền", { id: "directory-admin.permission" })}</th>
            ${items.map((role) => html`<th scope="col">${this.#heading(role)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${permissions.map(
            ({ name, text }) =>
              html`<tr>
                <th scope="row">${text}</th>
                ${items.map(
                  (role) =>
                    html`<td>
                      <input
                        type="checkbox"
                        aria-label=${`${role.name}: ${text}`}
                        .checked=${role.permissions.includes(name)}
                        ?disabled=${this.busy || isFixed(role, name)}
                        @change=${() => void this.#toggle(role, name)}
                      />
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #heading(role: Role) {
    const count = html`<div class="number">
      ${msg(str`${role.people} người`, { id: "directory-admin.people-count" })}
    </div>`;
    if (role.standard) return html`${role.name}${count}`;
    const items: MenuEntry[] = [
      { title: msg("Đổi tên", { id: "directory-admin.rename" }), icon: "edit", run: () => void this.#name(role) },
      {
        title: msg("Xóa", { id: "directory-admin.delete" }),
        icon: "trash",
        danger: true,
        run: () => void this.#delete(role),
      },
    ];
    return html`<div class="own">
      ${role.name}${count}
      <cs-menu label=${role.name} .items=${items}>
        <cs-button
          kind="quiet"
          size="small"
          icon="more"
          label=${msg(str`Việc với ${role.name}`, { id: "directory-admin.actions-of" })}
        ></cs-button>
      </cs-menu>
    </div>`;
  }

  async #toggle(role: Role, permission: string): Promise<void> {
    this.busy = true;
    try {
      await savePermissions(role.id, toggled(role, permission));
      toast(msg("Đã lưu", { id: "directory-admin.saved" }));
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
    await this.#roles.reload();
  }

  async #name(role: Role | undefined): Promise<void> {
    if (await openRoleName(role)) await this.#roles.reload();
  }

  async #delete({ id, name }: Role): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Xóa vai trò “${name}”?`, { id: "directory-admin.delete-role" }),
      verb: msg("Xóa", { id: "directory-admin.delete" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      await deleteRole(id);
      await this.#roles.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

/** The administrator's role keeps what nobody else could give back. */
function isFixed(role: Role, permission: string): boolean {
  return role.key === "administrator" && (permission === "directory.manage" || permission === "directory.manageRoles");
}

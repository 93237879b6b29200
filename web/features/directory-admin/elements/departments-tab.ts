import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { offerUndo, toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { deleteDepartment, fetchDepartments, moveDepartment, reopenDepartment, type Department } from "../api.ts";
import { openCloseDepartment, openDepartment } from "../dialogs/open.ts";
import { neighbour, withBelow, withDepth } from "../state.ts";
import { tabStyles } from "./tab-styles.ts";

/** The tree of departments: add, correct, move by dragging or by keys, close with a successor. */
@customElement("directory-departments-tab")
export class DepartmentsTab extends OfficeElement {
  static override styles = [
    base,
    tabStyles,
    css`
      .row[draggable="true"] {
        cursor: grab;
      }
      .row.over {
        background: var(--cs-indigo-tint);
      }
      .row.ended .main {
        color: var(--cs-ink-3);
      }
      .code {
        margin-left: var(--cs-2);
        color: var(--cs-ink-3);
        font-size: var(--cs-text-s);
      }
      .ended-text {
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @state() private all = false;
  @state() private dragged: number | undefined;
  @state() private over: number | undefined;

  readonly #departments = new LoadController<Department[], { all: boolean }>(this, {
    args: () => ({ all: this.all }),
    load: ({ all }, signal) => fetchDepartments(all, signal),
    isEmpty: (departments) => departments.length === 0,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Đơn vị", { id: "directory-admin.departments" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Thêm đơn vị", { id: "directory-admin.new-department" }),
          run: () => void this.#edit({ parentId: null }),
        },
      ],
    });
  }

  override render() {
    return html`<div class="tab">
      <div class="tools">
        <p>
          ${msg("Kéo một đơn vị thả lên đơn vị khác để chuyển vào trong; hoặc chọn “Sửa” để chuyển.", { id: "directory-admin.drag-hint" })}
        </p>
        <cs-check
          label=${msg("Cả đơn vị đã kết thúc", { id: "directory-admin.show-ended" })}
          .checked=${this.all}
          @cs-input=${(event: Event) => {
            this.all = (event.target as CsCheck).checked;
          }}
        ></cs-check>
        <cs-button kind="primary" icon="plus" @click=${() => void this.#edit({ parentId: null })}
          >${msg("Thêm đơn vị", { id: "directory-admin.new-department" })}</cs-button
        >
      </div>
      ${loadView(this.#departments, {
        ready: (departments) =>
          html`<div class="rows" role="list">
            ${repeat(
              withDepth(departments),
              ({ department }) => department.id,
              ({ department, depth }) => this.#row(department, depth, departments),
            )}
          </div>`,
        empty: () =>
          html`<cs-state
            icon="building"
            heading=${msg("Chưa có đơn vị nào", { id: "directory-admin.no-departments" })}
            text=${msg("Thêm từng đơn vị, hoặc nhập cả danh sách từ Excel.", { id: "directory-admin.no-departments-text" })}
            ><cs-button href="/admin/import"
              >${msg("Nhập từ Excel", { id: "directory-admin.from-excel" })}</cs-button
            ></cs-state
          >`,
      })}
    </div>`;
  }

  #row(department: Department, depth: number, departments: readonly Department[]) {
    const { id, name, code, people, validToOn, successorId } = department;
    const successor = departments.find((other) => other.id === successorId)?.name;
    const classes = ["row", validToOn === null ? "" : "ended", this.over === id ? "over" : ""].join(" ");
    return html`<div
      class=${classes}
      role="listitem"
      data-depth=${depth}
      draggable=${validToOn === null ? "true" : "false"}
      @dragstart=${() => {
        this.dragged = id;
      }}
      @dragend=${() => {
        this.dragged = undefined;
        this.over = undefined;
      }}
      @dragover=${(event: DragEvent) => {
        if (!this.#takes(department, departments)) return;
        event.preventDefault();
        this.over = id;
      }}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        if (this.dragged !== undefined) void this.#move(this.dragged, id, null, departments);
      }}
    >
      <div class="main">
        ${name}<span class="code">${code}</span>
        ${
          validToOn === null
            ? nothing
            : html`<p class="ended-text">
                ${msg(str`Kết thúc ${formatDay(validToOn)}`, { id: "directory-admin.ended-on" })}${
                  successor
                    ? html` · ${msg(str`kế thừa: ${successor}`, { id: "directory-admin.succeeded-by" })}`
                    : nothing
                }
              </p>`
        }
      </div>
      ${people > 0 ? html`<span class="number">${msg(str`${people} người`, { id: "directory-admin.people-count" })}</span>` : nothing}
      <cs-menu edge="end" label=${name} .items=${this.#actions(department, departments)}>
        <cs-button
          kind="quiet"
          size="small"
          icon="more"
          label=${msg(str`Việc với ${name}`, { id: "directory-admin.actions-of" })}
        ></cs-button>
      </cs-menu>
    </div>`;
  }

  override updated(): void {
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>(".row"))
      row.style.paddingLeft = `${String(16 + Number(row.dataset["depth"]) * 28)}px`;
  }

  #takes(target: Department, departments: readonly Department[]): boolean {
    if (this.dragged === undefined || target.validToOn !== null) return false;
    return !withBelow(departments, this.dragged).has(target.id);
  }

  #actions(department: Department, departments: readonly Department[]): MenuEntry[] {
    if (department.validToOn !== null) {
      return [
        {
          title: msg("Bỏ kết thúc", { id: "directory-admin.reopen" }),
          icon: "undo",
          run: () => void this.#do(() => reopenDepartment(department.id)),
        },
      ];
    }
    const [up, down] = [neighbour(departments, department.id, -1), neighbour(departments, department.id, 1)];
    const move = (beforeId: number | null | undefined) => {
      if (beforeId !== undefined) void this.#do(() => moveDepartment(department.id, department.parentId, beforeId));
    };
    return [
      {
        title: msg("Sửa, chuyển", { id: "directory-admin.edit-move" }),
        icon: "edit",
        run: () => void this.#edit({ department }),
      },
      {
        title: msg("Thêm đơn vị bên trong", { id: "directory-admin.add-below" }),
        icon: "plus",
        run: () => void this.#edit({ parentId: department.id }),
      },
      {
        title: msg("Lên một bậc", { id: "directory-admin.up" }),
        icon: "chevron-up",
        disabled: up === undefined,
        run: () => {
          move(up);
        },
      },
      {
        title: msg("Xuống một bậc", { id: "directory-admin.down" }),
        icon: "chevron-down",
        disabled: down === undefined,
        run: () => {
          move(down);
        },
      },
      undefined,
      {
        title: msg("Kết thúc đơn vị", { id: "directory-admin.close" }),
        icon: "archive",
        run: () => void this.#close(department, departments),
      },
      {
        title: msg("Xóa", { id: "directory-admin.delete" }),
        icon: "trash",
        danger: true,
        run: () => void this.#delete(department),
      },
    ];
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      await this.#departments.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #edit(what: { department?: Department; parentId?: number | null }): Promise<void> {
    const saved = await openDepartment({ ...what, departments: this.#departments.value ?? [] });
    if (!saved) return;
    toast(msg("Đã lưu", { id: "directory-admin.saved" }));
    await this.#departments.reload();
  }

  async #move(
    id: number,
    parentId: number,
    beforeId: number | null,
    departments: readonly Department[],
  ): Promise<void> {
    const own = departments.find((department) => department.id === id);
    const target = departments.find((department) => department.id === parentId);
    if (!own || !target || own.parentId === parentId) return;
    await this.#do(async () => {
      await moveDepartment(id, parentId, beforeId);
      offerUndo(msg(str`Đã chuyển ${own.name} vào ${target.name}`, { id: "directory-admin.moved" }), async () => {
        await moveDepartment(id, own.parentId, null);
        await this.#departments.reload();
      });
    });
  }

  async #close(department: Department, departments: readonly Department[]): Promise<void> {
    const closed = await openCloseDepartment({ department, departments });
    if (!closed) return;
    toast(msg(str`${department.name} đã kết thúc`, { id: "directory-admin.closed" }));
    await this.#departments.reload();
  }

  async #delete(department: Department): Promise<void> {
    const { name } = department;
    const agreed = await confirm({
      heading: msg(str`Xóa đơn vị “${name}”?`, { id: "directory-admin.delete-department" }),
      text: msg("Chỉ dùng cho đơn vị tạo nhầm. Đơn vị đã hoạt động thì kết thúc chứ không xóa.", {
        id: "directory-admin.delete-department-text",
      }),
      verb: msg("Xóa", { id: "directory-admin.delete" }),
      destroys: true,
    });
    if (agreed) await this.#do(() => deleteDepartment(department.id));
  }
}

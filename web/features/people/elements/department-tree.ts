import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-icon.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Department } from "../api.ts";
import { treeRows, type TreeRow } from "../state.ts";

/**
 * The departments as a tree; walked by ↑ ↓, opened and closed by → ←, chosen by Enter (WAI-ARIA tree pattern).
 * @fires department-chosen - `detail: number | undefined`; undefined is the whole agency
 */
@customElement("department-tree")
export class DepartmentTree extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: var(--cs-3) var(--cs-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 2px;
        min-height: 34px;
        padding-right: var(--cs-2);
        border-radius: var(--cs-radius);
        cursor: pointer;
        line-height: 1.35;
      }
      li:hover {
        background: var(--cs-hover);
      }
      li[aria-selected="true"] {
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        font-weight: 500;
      }
      .twist {
        display: grid;
        place-items: center;
        flex: none;
        width: 24px;
        height: 28px;
        color: var(--cs-ink-3);
      }
      .twist cs-icon {
        transition: rotate var(--cs-motion);
      }
      li[aria-expanded="true"] .twist cs-icon {
        rotate: 90deg;
      }
      .name {
        flex: 1;
        padding-block: 5px;
      }
      .number {
        font-size: var(--cs-text-s);
        color: var(--cs-ink-3);
      }
    `,
  ];

  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ attribute: false }) chosen: number | undefined;
  @state() private closed: ReadonlySet<number> = new Set();
  @state() private cursor = 0;

  #rows: readonly TreeRow[] = [];

  override render() {
    this.#rows = treeRows(this.departments, this.closed);
    return html`<ul role="tree" aria-label=${msg("Đơn vị", { id: "people.departments" })} @keydown=${this.#pressed}>
      ${this.#item(0, undefined, undefined, msg("Toàn cơ quan", { id: "people.everyone" }))}
      ${repeat(
        this.#rows,
        ({ department }) => department.id,
        (row, i) => this.#item(i + 1, row, row.department.id, row.department.name),
      )}
    </ul>`;
  }

  #item(place: number, row: TreeRow | undefined, id: number | undefined, name: string) {
    return html`<li
      role="treeitem"
      tabindex=${place === Math.min(this.cursor, this.#rows.length) ? "0" : "-1"}
      aria-level=${(row?.depth ?? 0) + 1}
      aria-selected=${this.chosen === id ? "true" : "false"}
      aria-expanded=${row?.parent ? String(row.open) : nothing}
      data-depth=${row?.depth ?? 0}
      @click=${() => {
        this.cursor = place;
        this.emit("department-chosen", id);
      }}
    >
      <span
        class="twist"
        @click=${(event: Event) => {
          if (!row?.parent) return;
          event.stopPropagation();
          this.#twist(row.department.id);
        }}
        >${row?.parent ? html`<cs-icon name="chevron-right"></cs-icon>` : nothing}</span
      >
      <span class="name">${name}</span>
      ${row && row.department.people > 0 ? html`<span class="number">${row.department.people}</span>` : nothing}
    </li>`;
  }

  override updated(): void {
    for (const item of this.renderRoot.querySelectorAll("li"))
      item.style.paddingLeft = `${String(Number(item.dataset["depth"]) * 16)}px`;
  }

  #twist(id: number): void {
    const next = new Set(this.closed);
    if (!next.delete(id)) next.add(id);
    this.closed = next;
  }

  #pressed(event: KeyboardEvent): void {
    const row = this.#rows[this.cursor - 1];
    const go = (to: number) => {
      this.cursor = Math.max(0, Math.min(this.#rows.length, to));
      void this.updateComplete.then(() => this.renderRoot.querySelectorAll("li")[this.cursor]?.focus());
    };
    const steps: Partial<Record<string, () => void>> = {
      ArrowDown: () => {
        go(this.cursor + 1);
      },
      ArrowUp: () => {
        go(this.cursor - 1);
      },
      Home: () => {
        go(0);
      },
      End: () => {
        go(this.#rows.length);
      },
      ArrowRight: () => {
        if (row?.parent && !row.open) this.#twist(row.department.id);
        else go(this.cursor + 1);
      },
      ArrowLeft: () => {
        if (row?.parent && row.open) this.#twist(row.department.id);
        else go(this.#rows.findIndex(({ department }) => department.id === row?.department.parentId) + 1);
      },
      Enter: () => {
        this.emit("department-chosen", row?.department.id);
      },
      " ": () => {
        this.emit("department-chosen", row?.department.id);
      },
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }
}

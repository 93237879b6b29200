import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "../kernel/i18n.ts";
import { modals } from "../kernel/modals.ts";
import type { PagedList } from "../kernel/paged-list.ts";
import "./cs-button.ts";
import "./cs-icon.ts";
import "./cs-state.ts";
import { OfficeElement } from "./office-element.ts";
import { extendTo, keepOnly, NOTHING_SELECTED, toggle, type Key, type Selection } from "./selection.ts";
import { base } from "./styles.ts";
import { scrollKept, scrollTopFor, windowOf } from "./virtual.ts";

/** What a row is told about itself. */
export interface RowState {
  /** It is the one that the detail shows. */
  readonly current: boolean;
  readonly selected: boolean;
}

/**
 * A virtual list that is walked by keyboard: ↑ ↓, Enter opens, x marks, Shift extends, Esc lets go. Reads a `PagedList`; draws only what is
 * in sight; keeps its place when rows arrive above.
 *
 * Rows have one height (`lines` 1 or 2 by the density's tokens). `row` returns the content of a row, usually one `cs-row`.
 * @fires cs-open - `detail: {key, item}`; a row was chosen.
 * @fires cs-selection - `detail: ReadonlySet<key>`; other rows are marked.
 * @slot empty - what stands in place of no rows; a `cs-state`
 */
@customElement("cs-list")
export class CsList<T = unknown> extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .scroller {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overflow-anchor: none;
        outline: none;
        overscroll-behavior: contain;
      }
      .row {
        position: relative;
        display: flex;
        align-items: center;
        overflow: hidden;
        padding-inline: var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
        cursor: pointer;
        content-visibility: auto;
      }
      .row > :not(.mark) {
        flex: 1;
        min-width: 0;
      }
      @media (hover: hover) {
        .row:hover {
          background: var(--cs-hover);
        }
      }
      .row.selected,
      .row.current {
        background: var(--cs-indigo-tint);
      }
      .row.current::before {
        content: "";
        position: absolute;
        inset: 0 auto 0 0;
        width: 3px;
        background: var(--cs-indigo);
      }
      .scroller:focus-visible .row.cursor {
        outline: 2px solid var(--cs-indigo);
        outline-offset: -2px;
        border-radius: var(--cs-radius);
      }
      .mark {
        display: grid;
        flex: none;
        place-content: center;
        width: 34px;
        height: 100%;
        margin-left: -10px;
        color: var(--cs-on-indigo);
        --cs-icon-size: 14px;
      }
      .mark::before {
        content: "";
        grid-area: 1 / 1;
        width: 18px;
        height: 18px;
        border: 1.5px solid var(--cs-line-strong);
        border-radius: 4px;
        background: var(--cs-raised);
      }
      .mark cs-icon {
        grid-area: 1 / 1;
        margin: auto;
        z-index: 1;
      }
      .selected .mark::before {
        border-color: var(--cs-indigo-fill);
        background: var(--cs-indigo-fill);
      }
      .tail {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--cs-3);
        min-height: var(--cs-row-1);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property({ attribute: false }) list!: PagedList<T>;
  @property({ attribute: false }) row!: (item: T, state: RowState) => TemplateResult;
  /** What the list is called, for screen readers. */
  @property() label = "";
  @property({ type: Number }) lines: 1 | 2 = 2;
  @property({ type: Boolean }) selectable = false;
  /** Key of the row that the detail shows. */
  @property({ attribute: false }) currentKey: Key | undefined;

  @state() private cursor: Key | undefined;
  @state() private selection: Selection = NOTHING_SELECTED;
  @query(".scroller") private scroller!: HTMLElement | null;

  #keys: readonly Key[] = [];
  #rowHeight = 66;
  #watched: PagedList<T> | undefined;
  #stopWatching: (() => void) | undefined;

  protected override watches() {
    const sizes = new ResizeObserver(() => {
      this.requestUpdate();
    });
    sizes.observe(this);
    return [
      this.listen(document, "keydown", (event) => {
        this.#pressedElsewhere(event as KeyboardEvent);
      }),
      () => {
        sizes.disconnect();
        this.#stopWatching?.();
        this.#watched = undefined;
      },
    ];
  }

  /** Keys of the marked rows. */
  get selected(): ReadonlySet<Key> {
    return this.selection.keys;
  }

  clearSelection(): void {
    this.#select(NOTHING_SELECTED);
  }

  selectAll(): void {
    this.#select({ keys: new Set(this.#keys), anchor: undefined });
  }

  /** The rows before and after one, for "next" in a detail. */
  neighbours(key: Key): { before: T | undefined; after: T | undefined } {
    const index = this.#keys.indexOf(key);
    return { before: this.list.items[index - 1], after: index < 0 ? undefined : this.list.items[index + 1] };
  }

  override focus(): void {
    this.scroller?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.list !== this.#watched) {
      this.#stopWatching?.();
      this.#watched = this.list;
      this.#stopWatching = this.list.subscribe(() => {
        this.requestUpdate();
      });
    }
    if (changed.has("currentKey") && this.currentKey !== undefined) this.cursor = this.currentKey;
    const keys = this.list.items.map((item) => this.list.keyOf(item));
    if (this.scroller && this.#keys.length > 0 && keys.length > 0) {
      const top = scrollKept(this.#keys, keys, this.scroller.scrollTop, this.#rowHeight);
      if (top !== this.scroller.scrollTop) {
        void this.updateComplete.then(() => {
          if (this.scroller) this.scroller.scrollTop = top;
        });
      }
    }
    this.#keys = keys;
    this.selection = keepOnly(this.selection, keys);
  }

  override render() {
    const { list } = this;
    if (list.state === "error") {
      return html`<cs-state kind="error" .error=${list.error} .retry=${() => void list.reload()}></cs-state>`;
    }
    if (list.state === "empty") return html`<slot name="empty"></slot>`;
    if (list.state === "loading") return html`<cs-state kind="loading" rows="8" lines=${this.lines}></cs-state>`;
    this.#rowHeight = this.#readRowHeight();
    const { from, to } = this.#window();
    return html`<div
      class="scroller"
      role="listbox"
      tabindex="0"
      aria-label=${this.label}
      aria-multiselectable=${this.selectable ? "true" : nothing}
      aria-activedescendant=${this.cursor !== undefined && this.#isDrawn(from, to) ? `row-${String(this.cursor)}` : nothing}
      @scroll=${this.#scrolled}
      @keydown=${this.#pressed}
      @focus=${this.#entered}
    >
      <div class="space" role="presentation" aria-hidden="true"></div>
      ${repeat(
        list.items.slice(from, to),
        (item) => list.keyOf(item),
        (item, index) => this.#rowOf(item, from + index),
      )}
      <div class="space" role="presentation" aria-hidden="true"></div>
      ${to >= list.items.length && list.more ? this.#tail() : nothing}
    </div>`;
  }

  #rowOf(item: T, index: number) {
    const key = this.list.keyOf(item);
    const rowState = { current: key === this.currentKey, selected: this.selection.keys.has(key) };
    const classes = [
      "row",
      rowState.current ? "current" : "",
      rowState.selected ? "selected" : "",
      key === this.cursor ? "cursor" : "",
    ].join(" ");
    return html`<div
      id="row-${key}"
      class=${classes}
      role="option"
      aria-posinset=${index + 1}
      aria-setsize=${this.list.more ? -1 : this.list.items.length}
      aria-selected=${(this.selectable ? rowState.selected : rowState.current) ? "true" : "false"}
      @click=${(event: MouseEvent) => {
        this.#clicked(event, item, key);
      }}
    >
      ${
        this.selectable
          ? html`<span class="mark">${rowState.selected ? html`<cs-icon name="check"></cs-icon>` : nothing}</span>`
          : nothing
      }
      ${this.row(item, rowState)}
    </div>`;
  }

  #tail() {
    const { list } = this;
    if (list.moreFailed) {
      return html`<div class="tail">
        ${msg("Chưa tải được phần tiếp theo.", { id: "ui.more-failed" })}
        <cs-button size="small" @click=${() => void list.loadMore()}>${msg("Thử lại", { id: "ui.retry" })}</cs-button>
      </div>`;
    }
    return html`<div class="tail" role="status">${msg("Đang tải thêm…", { id: "ui.loading-more" })}</div>`;
  }

  protected override updated(): void {
    const { from, to } = this.#window();
    const [above, below] = this.renderRoot.querySelectorAll<HTMLElement>(".space");
    if (!above || !below) return;
    above.style.height = `${String(from * this.#rowHeight)}px`;
    below.style.height = `${String((this.list.items.length - to) * this.#rowHeight)}px`;
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>(".row"))
      row.style.height = `${String(this.#rowHeight)}px`;
    if (to > this.list.items.length - 10 && !this.list.moreFailed) void this.list.loadMore();
  }

  #window() {
    const { scroller } = this;
    const height = Math.max(scroller?.clientHeight ?? 0, this.clientHeight);
    return windowOf(scroller?.scrollTop ?? 0, height, this.#rowHeight, this.list.items.length);
  }

  #readRowHeight(): number {
    return parseFloat(getComputedStyle(this).getPropertyValue(this.lines === 1 ? "--cs-row-1" : "--cs-row-2")) || 66;
  }

  #isDrawn(from: number, to: number): boolean {
    const index = this.cursor === undefined ? -1 : this.#keys.indexOf(this.cursor);
    return index >= from && index < to;
  }

  #scrolled(): void {
    this.requestUpdate();
  }

  #entered(): void {
    if (this.cursor === undefined || !this.#keys.includes(this.cursor)) this.cursor = this.#keys[0];
  }

  #clicked(event: MouseEvent, item: T, key: Key): void {
    this.cursor = key;
    const onMark = event.composedPath().some((node) => node instanceof Element && node.classList.contains("mark"));
    if (this.selectable && event.shiftKey) this.#select(extendTo(this.selection, key, this.#keys));
    else if (this.selectable && (onMark || event.ctrlKey || event.metaKey)) this.#select(toggle(this.selection, key));
    else this.emit("cs-open", { key, item });
  }

  #pressed(event: KeyboardEvent): void {
    const index = this.cursor === undefined ? -1 : this.#keys.indexOf(this.cursor);
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / this.#rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: this.#keys.length - 1,
    };
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : steps[event.key];
    const key = this.cursor;
    if (to !== undefined) this.#go(to, event.shiftKey && this.selectable);
    else if (event.key === "Enter" && key !== undefined) {
      const item = this.list.items[index];
      if (item !== undefined) this.emit("cs-open", { key, item });
    } else if ((event.key === "x" || event.key === " ") && this.selectable && key !== undefined) {
      this.#select(toggle(this.selection, key));
    } else if (event.key.toLowerCase() === "a" && event.ctrlKey && this.selectable) this.selectAll();
    else if (event.key === "Escape" && this.selection.keys.size > 0) this.clearSelection();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The arrows reach the list also while nothing has the focus, as after arriving at the page. */
  #pressedElsewhere(event: KeyboardEvent): void {
    const idle = event.composedPath()[0] === document.body || (event.composedPath()[0] as Element).localName === "h1";
    if (!idle || event.defaultPrevented || modals.value > 0 || !["ArrowDown", "ArrowUp", "j", "k"].includes(event.key))
      return;
    if (event.ctrlKey || event.altKey || event.metaKey || !this.checkVisibility()) return;
    const before = this.cursor;
    this.focus();
    if (before === undefined) event.preventDefault();
    else this.#pressed(event);
  }

  #go(to: number, extend: boolean): void {
    const index = Math.max(0, Math.min(to, this.#keys.length - 1));
    const key = this.#keys[index];
    if (key === undefined || !this.scroller) return;
    if (extend) {
      const from =
        this.selection.anchor === undefined && this.cursor !== undefined
          ? toggle(NOTHING_SELECTED, this.cursor)
          : this.selection;
      this.#select(extendTo(from, key, this.#keys));
    }
    this.cursor = key;
    this.scroller.scrollTop = scrollTopFor(index, this.scroller.scrollTop, this.scroller.clientHeight, this.#rowHeight);
  }

  #select(selection: Selection): void {
    this.selection = selection;
    this.emit("cs-selection", selection.keys);
  }

  /** How many rows are marked, for the bar above the list. */
  static selectionText(count: number): string {
    return msg(str`Đã chọn ${count}`, { id: "ui.selected-count" });
  }
}

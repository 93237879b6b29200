import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "../kernel/i18n.ts";
import type { ListSource } from "../kernel/list-source.ts";
import { modals } from "../kernel/modals.ts";
import "./cs-icon.ts";
import "./cs-state.ts";
import { stepOf } from "./list-steps.ts";
import { listStyles } from "./list-styles.ts";
import { listTail } from "./list-tail.ts";
import { OfficeElement } from "./office-element.ts";
import { extendBy, keepOnly, NOTHING_SELECTED, toggle, type Key, type Selection } from "./selection.ts";
import { base } from "./styles.ts";
import { scrollKept, scrollTopFor, windowOf } from "./virtual.ts";

/** What a row is told about itself. */
export interface RowState {
  /** It is the one that the detail shows. */
  readonly current: boolean;
  readonly selected: boolean;
}

/**
 * A virtual list that is walked by keyboard: ↑ ↓, Enter opens, x marks, Shift extends, Esc lets go. Reads a `PagedList` or, of any length and
 * entered anywhere, a `WindowedList`; draws only what is in sight; keeps its place when rows arrive above.
 *
 * Rows have one height (`lines` 1 or 2 by the density's tokens). `row` returns the content of a row, usually one `cs-row`.
 * @fires cs-open - `detail: {key, item}`; a row was chosen.
 * @fires cs-selection - `detail: ReadonlySet<key>`; other rows are marked.
 * @fires cs-drag - `detail: {keys, event}`; rows are about to be dragged: those marked, or the one under the pointer
 * @slot empty - what stands in place of no rows; a `cs-state`
 */
@customElement("cs-list")
export class CsList<T = unknown> extends OfficeElement {
  static override styles = [base, listStyles];

  @property({ attribute: false }) list!: ListSource<T>;
  @property({ attribute: false }) row!: (item: T, state: RowState) => TemplateResult;
  /** What the list is called, for screen readers. */
  @property() label = "";
  @property({ type: Number }) lines: 1 | 2 = 2;
  @property({ type: Boolean }) selectable = false;
  /** Its rows can be dragged elsewhere. */
  @property({ type: Boolean }) draggableRows = false;
  /** Key of the row that the detail shows. */
  @property({ attribute: false }) currentKey: Key | undefined;

  @state() private cursor: Key | undefined;
  @state() private selection: Selection = NOTHING_SELECTED;
  @query(".scroller") private scroller!: HTMLElement | null;

  /** Where the cursor was: it goes on from there when its row is gone. */
  #cursorAt = 0;
  /** The keys in sight at the last drawing, from the upper edge down. */
  #drawn: { readonly first: number; readonly keys: readonly Key[] } = { first: 0, keys: [] };
  /** The places that were drawn last. */
  #shown = { from: 0, to: 0 };
  #rowHeight = 66;
  #watched: ListSource<T> | undefined;
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

  /** The row at the cursor: the one that a key acts on while none is marked. */
  get atCursor(): T | undefined {
    const index = this.cursor === undefined ? -1 : this.list.indexOf(this.cursor);
    return index < 0 ? undefined : this.list.at(index);
  }

  clearSelection(): void {
    this.#select(NOTHING_SELECTED);
  }

  /** Marks everything that is here. */
  selectAll(): void {
    void this.list.keysBetween(0, this.list.sparse ? this.#window().to : this.list.length - 1).then((keys) => {
      this.#select({ keys: new Set(keys), anchor: undefined });
    });
  }

  /** Moves the cursor by some rows, and returns where it then is. */
  step(by: number): T | undefined {
    this.#go(this.#cursorIndex() + by, false);
    return this.atCursor;
  }

  /** Marks the row at the cursor, or lets it go. */
  markCursor(): void {
    if (this.selectable && this.cursor !== undefined) this.#select(toggle(this.selection, this.cursor));
  }

  override focus(): void {
    this.scroller?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { list, scroller } = this;
    if (list !== this.#watched) {
      this.#stopWatching?.();
      this.#watched = list;
      this.#drawn = { first: 0, keys: [] };
      this.#stopWatching = list.subscribe(() => {
        this.requestUpdate();
      });
    }
    if (changed.has("currentKey") && this.currentKey !== undefined) this.cursor = this.currentKey;
    if (scroller && this.#drawn.keys.length > 0 && list.length > 0) {
      const { first, keys } = this.#drawn;
      const top = scrollKept(keys, first, (key) => list.indexOf(key), scroller.scrollTop, this.#rowHeight);
      if (top !== scroller.scrollTop) {
        this.#drawn = { first: 0, keys: [] };
        void this.updateComplete.then(() => {
          if (this.scroller) this.scroller.scrollTop = top;
        });
      }
    }
    if (!list.sparse && this.selection.keys.size > 0) {
      this.selection = keepOnly(this.selection, (key) => list.indexOf(key) >= 0);
    }
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
    this.#shown = { from, to };
    const places = Array.from({ length: to - from }, (_, index) => from + index);
    const cursorIndex = this.cursor === undefined ? -1 : list.indexOf(this.cursor);
    return html`<div
        class=${this.lines === 1 ? "scroller one" : "scroller"}
        role="listbox"
        tabindex="0"
        aria-label=${this.label}
        aria-multiselectable=${this.selectable ? "true" : nothing}
        aria-activedescendant=${cursorIndex >= from && cursorIndex < to ? `row-${String(this.cursor)}` : nothing}
        @scroll=${this.#scrolled}
        @keydown=${this.#pressed}
        @focus=${this.#entered}
      >
        <div class="space" role="presentation" aria-hidden="true"></div>
        ${repeat(
          places,
          (index) => this.#keyAt(index) ?? `at-${String(index)}`,
          (index) => this.#rowAt(index),
        )}
        <div class="space" role="presentation" aria-hidden="true"></div>
        ${to >= list.length && list.more ? listTail(this.list) : nothing}
      </div>
      ${list.sparse && list.moreFailed ? listTail(this.list) : nothing}`;
  }

  #keyAt(index: number): Key | undefined {
    const item = this.list.at(index);
    return item === undefined ? undefined : this.list.keyOf(item);
  }

  #rowAt(index: number) {
    const item = this.list.at(index);
    if (item === undefined) return html`<div class="row" role="presentation"><div class="ghost"></div></div>`;
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
      draggable=${this.draggableRows ? "true" : nothing}
      aria-posinset=${index + 1}
      aria-setsize=${this.list.more ? -1 : this.list.length}
      aria-selected=${(this.selectable ? rowState.selected : rowState.current) ? "true" : "false"}
      @click=${(event: MouseEvent) => {
        this.#clicked(event, item, key);
      }}
      @dragstart=${(event: DragEvent) => {
        this.emit("cs-drag", { keys: rowState.selected ? [...this.selection.keys] : [key], event });
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

  protected override updated(): void {
    // Not asked of the page again: that would lay it out while the new rows stand between the old spaces, and move the scrollbar.
    const { from, to } = this.#shown;
    const [above, below] = this.renderRoot.querySelectorAll<HTMLElement>(".space");
    if (!above || !below) return;
    above.style.height = `${String(from * this.#rowHeight)}px`;
    below.style.height = `${String((this.list.length - to) * this.#rowHeight)}px`;
    this.#remember(to);
    this.list.need(from, to);
  }

  /** What is in sight now, to stay with it when the list changes. */
  #remember(to: number): void {
    const first = Math.floor((this.scroller?.scrollTop ?? 0) / this.#rowHeight);
    const keys: Key[] = [];
    for (let index = first; index < to; index += 1) {
      const key = this.#keyAt(index);
      if (key === undefined) break;
      keys.push(key);
    }
    this.#drawn = { first, keys };
  }

  #window() {
    const { scroller } = this;
    const height = Math.max(scroller?.clientHeight ?? 0, this.clientHeight);
    return windowOf(scroller?.scrollTop ?? 0, height, this.#rowHeight, this.list.length);
  }

  #readRowHeight(): number {
    return parseFloat(getComputedStyle(this).getPropertyValue(this.lines === 1 ? "--cs-row-1" : "--cs-row-2")) || 66;
  }

  #scrolled(): void {
    this.requestUpdate();
  }

  #entered(): void {
    if (this.cursor === undefined || this.list.indexOf(this.cursor) < 0) this.cursor = this.#keyAt(this.#cursorAt);
  }

  #clicked(event: MouseEvent, item: T, key: Key): void {
    const index = this.list.indexOf(key);
    const onMark = event.composedPath().some((node) => node instanceof Element && node.classList.contains("mark"));
    if (this.selectable && event.shiftKey) void this.#extend(key, index);
    else if (this.selectable && (onMark || event.ctrlKey || event.metaKey)) this.#select(toggle(this.selection, key));
    else this.emit("cs-open", { key, item });
    this.cursor = key;
    this.#cursorAt = index;
  }

  #cursorIndex(): number {
    const index = this.cursor === undefined ? -1 : this.list.indexOf(this.cursor);
    if (index >= 0) return index;
    // Its row is gone, and the next one has taken its place: one step down is that place itself.
    return this.cursor === undefined ? -1 : this.#cursorAt - 1;
  }

  #pressed(event: KeyboardEvent): void {
    const index = this.#cursorIndex();
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / this.#rowHeight) - 1);
    const to = stepOf(event, index, page, this.list.length - 1);
    const { atCursor: item, cursor: key } = this;
    if (to !== undefined) this.#go(to, event.shiftKey && this.selectable);
    else if (event.key === "Enter" && key !== undefined) {
      if (item !== undefined) this.emit("cs-open", { key, item });
    } else if ((event.key === "x" || event.key === " ") && this.selectable && key !== undefined) this.markCursor();
    else if (event.key.toLowerCase() === "a" && event.ctrlKey && this.selectable) this.selectAll();
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
    const index = Math.max(0, Math.min(to, this.list.length - 1));
    if (!this.scroller) return;
    this.scroller.scrollTop = scrollTopFor(index, this.scroller.scrollTop, this.scroller.clientHeight, this.#rowHeight);
    const before = this.cursor;
    const key = this.#keyAt(index);
    this.#cursorAt = index;
    if (key === undefined) {
      // Far away, as after End: the cursor arrives with the row.
      void this.list.keysBetween(index, index).then(([arrived]) => {
        if (this.#cursorAt === index && arrived !== undefined) this.cursor = arrived;
      });
      return;
    }
    this.cursor = key;
    if (!extend) return;
    if (this.selection.anchor === undefined && before !== undefined) this.selection = toggle(NOTHING_SELECTED, before);
    void this.#extend(key, index);
  }

  /** Marks from the anchor to a row, with everything between them, read or not. */
  async #extend(key: Key, index: number): Promise<void> {
    const { anchor } = this.selection;
    const found = anchor === undefined ? index : this.list.indexOf(anchor);
    const start = found < 0 ? index : found;
    const range = await this.list.keysBetween(Math.min(start, index), Math.max(start, index));
    this.#select(extendBy(this.selection, key, range));
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

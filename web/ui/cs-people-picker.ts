import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { isAbort } from "../kernel/call-error.ts";
import { msg, str } from "../kernel/i18n.ts";
import "./cs-avatar.ts";
import "./cs-icon.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import { offers, pieces, step, type Pick } from "./picking.ts";
import { pickerStyles } from "./picker-styles.ts";
import { base } from "./styles.ts";

const PAUSE = 120;

/**
 * Picks people (or departments, groups, addresses) by any part of a name, with or without its marks: `find` asks the server. Enter or a comma takes the
 * highlighted one; Backspace in an empty field takes the last back.
 * @fires cs-input - read `picked`
 */
@customElement("cs-people-picker")
export class CsPeoplePicker extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [base, fieldStyles, pickerStyles];

  @property() label = "";
  @property({ type: Boolean, attribute: "label-hidden" }) labelHidden = false;
  @property() placeholder = "";
  @property() hint = "";
  @property() error = "";
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  /** At most one. */
  @property({ type: Boolean }) single = false;
  @property({ attribute: false }) picked: readonly Pick[] = [];
  /** Asks the server who fits; the best first. */
  @property({ attribute: false }) find: (text: string, signal: AbortSignal) => Promise<readonly Pick[]> = () =>
    Promise.resolve([]);
  /** Makes a pick of text that names nobody (a foreign mail address); undefined when that is not allowed. */
  @property({ attribute: false }) other: (text: string) => Pick | undefined = () => undefined;
  /** Makes picks of several pasted names; what names nobody stays in the field. Undefined: pasting is typing. */
  @property({ attribute: false }) resolve:
    ((texts: readonly string[]) => Promise<ReadonlyMap<string, Pick>>) | undefined;
  /** The people behind a body of them, who then take its place. Undefined: bodies stay whole. */
  @property({ attribute: false }) members: ((pick: Pick) => Promise<readonly Pick[]>) | undefined;
  /** The label stands before the picks, in their line, and the field has no border of its own. */
  @property({ type: Boolean, reflect: true }) inline = false;

  @state() private found: readonly Pick[] = [];
  @state() private active = -1;
  @state() private open = false;
  @state() private failed = false;
  @query("input") private input!: HTMLInputElement;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override watches() {
    return [
      () => {
        clearTimeout(this.#timer);
        this.#abort?.abort();
      },
    ];
  }

  override render() {
    const shownOffers = offers(this.found, this.picked);
    const full = this.single && this.picked.length > 0;
    return html`<label for="input" class=${this.labelHidden ? "for-readers" : "label"}
        >${this.label}${this.required ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}</label
      >
      <div
        class="control picker"
        aria-invalid=${this.error ? "true" : "false"}
        @click=${() => {
          this.input.focus();
        }}
      >
        ${this.picked.map((pick) => this.#chip(pick))}
        <input
          id="input"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.picked.length === 0 ? this.placeholder : ""}
          ?hidden=${full}
          ?disabled=${this.disabled}
          aria-expanded=${this.open && shownOffers.length > 0 ? "true" : "false"}
          aria-controls="offers"
          aria-autocomplete="list"
          aria-activedescendant=${this.open && this.active >= 0 ? `offer-${String(this.active)}` : nothing}
          aria-describedby=${this.error || this.hint ? "below" : nothing}
          @input=${this.#typed}
          @keydown=${this.#pressed}
          @paste=${this.#pasted}
          @blur=${this.#left}
        />
        <slot name="end"></slot>
      </div>
      <ul
        id="offers"
        class="offers"
        role="listbox"
        aria-label=${this.label}
        ?hidden=${!this.open || (shownOffers.length === 0 && !this.#says())}
      >
        ${shownOffers.map((pick, index) => this.#offer(pick, index))}
        ${shownOffers.length === 0 ? html`<li class="none" role="presentation">${this.#says()}</li>` : nothing}
      </ul>
      ${
        this.error
          ? html`<p id="below" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : this.hint
            ? html`<p id="below" class="hint">${this.hint}</p>`
            : nothing
      }`;
  }

  #says(): string {
    if (this.failed) return msg("Chưa tìm được. Hãy gõ lại.", { id: "ui.picker-failed" });
    return msg("Không có ai tên như vậy.", { id: "ui.picker-none" });
  }

  #chip(pick: Pick) {
    return html`<span class="chip" title=${pick.detail ?? nothing}>
      ${
        pick.kind === undefined || pick.kind === "person"
          ? html`<cs-avatar size="small" name=${pick.name} photo=${pick.photo ?? ""}></cs-avatar>`
          : html`<cs-icon
              name=${pick.kind === "address" ? "mail" : pick.kind === "group" ? "group" : "building"}
            ></cs-icon>`
      }
      <span class="cut">${pick.name}${this.#countText(pick)}</span>
      ${
        this.members && pick.count !== undefined
          ? html`<button
              type="button"
              title=${msg("Tách thành từng người", { id: "ui.picker-expand" })}
              aria-label=${msg(str`Tách ${pick.name} thành từng người`, { id: "ui.picker-expand-of" })}
              @click=${(event: Event) => {
                event.stopPropagation();
                void this.#expand(pick);
              }}
            >
              <cs-icon name="people"></cs-icon>
            </button>`
          : nothing
      }
      <button
        type="button"
        ?disabled=${this.disabled}
        aria-label=${msg(str`Gỡ ${pick.name}`, { id: "ui.picker-remove" })}
        @click=${(event: Event) => {
          event.stopPropagation();
          this.#set(this.picked.filter((other) => other.key !== pick.key));
        }}
      >
        <cs-icon name="x"></cs-icon>
      </button>
    </span>`;
  }

  #offer(pick: Pick, index: number) {
    return html`<li
      id="offer-${index}"
      class=${index === this.active ? "offer active" : "offer"}
      role="option"
      aria-selected=${index === this.active ? "true" : "false"}
      @pointerdown=${(event: Event) => {
        event.preventDefault();
        this.#take(pick);
      }}
    >
      ${
        pick.kind === undefined || pick.kind === "person"
          ? html`<cs-avatar name=${pick.name} photo=${pick.photo ?? ""}></cs-avatar>`
          : html`<span class="body"
              ><cs-icon
                name=${pick.kind === "address" ? "mail" : pick.kind === "group" ? "group" : "building"}
              ></cs-icon
            ></span>`
      }
      <span class="who"
        ><span class="cut">${pick.name}${this.#countText(pick)}</span
        >${pick.detail ? html`<span class="detail cut">${pick.detail}</span>` : nothing}</span
      >
    </li>`;
  }

  #countText({ count }: Pick): string {
    return count === undefined ? "" : msg(str` · ${count} người`, { id: "ui.picker-count" });
  }

  async #expand(pick: Pick): Promise<void> {
    const people = (await this.members?.(pick)) ?? [];
    const others = this.picked.filter(({ key }) => key !== pick.key);
    if (people.length > 0) this.#set([...others, ...offers(people, others)]);
    this.input.focus();
  }

  #pasted(event: ClipboardEvent): void {
    const texts = pieces(event.clipboardData?.getData("text/plain") ?? "");
    if (!this.resolve || texts.length < 2) return;
    event.preventDefault();
    void this.#takeMany(texts, this.resolve);
  }

  async #takeMany(texts: readonly string[], resolve: NonNullable<CsPeoplePicker["resolve"]>): Promise<void> {
    const known = await resolve(texts);
    this.#set([
      ...this.picked,
      ...offers([...new Map([...known.values()].map((pick) => [pick.key, pick])).values()], this.picked),
    ]);
    this.input.value = texts.filter((text) => !known.has(text)).join(", ");
  }

  #typed(): void {
    const text = this.input.value.trim();
    clearTimeout(this.#timer);
    this.#abort?.abort();
    if (text === "") {
      this.open = false;
      return;
    }
    this.#timer = setTimeout(() => void this.#search(text), PAUSE);
  }

  async #search(text: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const found = await this.find(text, abort.signal);
      if (abort.signal.aborted) return;
      this.found = found;
      this.failed = false;
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.found = [];
      this.failed = true;
    }
    this.active = offers(this.found, this.picked).length > 0 ? 0 : -1;
    this.open = true;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const all = offers(this.found, this.picked);
    const text = this.input.value.trim();
    if (event.key === "Backspace" && this.input.value === "") this.#set(this.picked.slice(0, -1));
    else if (event.key === "Escape" && this.open) this.open = false;
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.open) {
      this.active = step(this.active, event.key === "ArrowDown" ? 1 : -1, all.length);
    } else if (["Enter", ",", ";", "Tab"].includes(event.key) && text !== "") {
      const pick = (this.open ? all[this.active] : undefined) ?? this.other(text);
      if (!pick) {
        if (event.key === "Enter") event.preventDefault();
        return;
      }
      this.#take(pick);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(pick: Pick): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.input.value = "";
    this.open = false;
    this.#set(this.single ? [pick] : [...this.picked.filter(({ key }) => key !== pick.key), pick]);
    this.input.focus();
  }

  #left(): void {
    this.open = false;
    const pick = this.other(this.input.value.trim());
    if (pick) this.#take(pick);
  }

  #set(picked: readonly Pick[]): void {
    this.picked = picked;
    this.emit("cs-input");
  }
}

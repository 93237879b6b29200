import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live as liveValue } from "lit/directives/live.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { suggestSearch } from "../api.ts";
import { searchStyles } from "./search-styles.ts";

/** Somebody who types on does not wait for an answer to the half of a word. */
const PAUSE = 250;

/**
 * The search of the mail: finds as one types, and offers what can be asked for (from:, in:, before: …).
 * @fires mail-search - `detail: {q, final}`; `final` once Enter was pressed
 */
@customElement("mail-search")
export class MailSearch extends OfficeElement {
  static override styles = [base, searchStyles];

  @property() value = "";
  @state() private offers: readonly { title: string; detail: string; query: string }[] = [];
  @state() private at = -1;
  @state() private typed: string | undefined;
  @query("input") private input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  override render() {
    const isOpen = this.offers.length > 0;
    const label = msg("Tìm trong thư", { id: "mail.search" });
    const shown = this.typed ?? this.value;
    return html`<div class="box">
        <cs-icon name="search"></cs-icon>
        <input
          type="search"
          role="combobox"
          aria-label=${label}
          aria-expanded=${isOpen ? "true" : "false"}
          aria-controls="offers"
          aria-autocomplete="list"
          aria-activedescendant=${this.at >= 0 ? `offer-${String(this.at)}` : nothing}
          placeholder=${msg("Tìm người, chủ đề, nội dung", { id: "mail.search-hint" })}
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          .value=${liveValue(shown)}
          @input=${this.#changed}
          @focus=${() => void this.#offer()}
          @click=${() => void this.#offer()}
          @blur=${this.#close}
          @keydown=${this.#pressed}
        />
        ${
          shown === ""
            ? nothing
            : html`<cs-button
                kind="quiet"
                size="small"
                icon="x"
                label=${msg("Xóa từ đang tìm", { id: "mail.search-clear" })}
                @click=${() => {
                  this.#tell("", true);
                }}
              ></cs-button>`
        }
      </div>
      <div id="offers" class="offers" role="listbox" aria-label=${label} ?hidden=${!isOpen}>
        ${this.offers.map(
          ({ title, detail }, index) =>
            html`<div
              id="offer-${index}"
              class="offer"
              role="option"
              aria-selected=${index === this.at ? "true" : "false"}
              @pointerdown=${(event: Event) => {
                event.preventDefault();
                this.#take(index);
              }}
            >
              <span class="title cut">${title}</span><span class="detail cut">${detail}</span>
            </div>`,
        )}
      </div>`;
  }

  #changed(): void {
    this.typed = this.input.value;
    void this.#offer();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell(this.input.value, false);
    }, PAUSE);
  }

  async #offer(): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.at = -1;
    const { value, selectionStart } = this.input;
    if (selectionStart !== null && selectionStart < value.length) {
      // Only the end of a search is gone on with.
      this.offers = [];
      return;
    }
    try {
      const offers = await suggestSearch(value, abort.signal);
      if (!abort.signal.aborted) this.offers = offers;
    } catch {
      // Without offers one can still search.
      this.offers = [];
    }
  }

  #take(index: number): void {
    const offer = this.offers[index];
    if (!offer) return;
    const text = offer.query;
    this.typed = text;
    this.input.value = text;
    this.input.setSelectionRange(text.length, text.length);
    void this.#offer();
    if (!text.endsWith(":")) this.#tell(text, false);
  }

  readonly #close = (): void => {
    this.#abort?.abort();
    this.offers = [];
    this.at = -1;
  };

  #tell(text: string, final: boolean): void {
    clearTimeout(this.#timer);
    if (final) {
      this.#close();
      this.typed = undefined;
    }
    this.emit("mail-search", { q: text.trim(), final });
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const count = this.offers.length;
    if (event.key === "ArrowDown" && count > 0) this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp" && count > 0) this.at = (this.at - 1 + count) % count;
    else if (event.key === "Enter") {
      if (this.at >= 0) this.#take(this.at);
      else this.#tell(this.input.value, true);
    } else if (event.key === "Tab" && this.at >= 0) this.#take(this.at);
    else if (event.key === "Escape" && count > 0) this.#close();
    else if (event.key === "Escape") {
      this.#tell("", true);
      this.input.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

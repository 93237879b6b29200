import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { MAX_OPTIONS } from "../../../../server/modules/polls/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { fieldStyles } from "../../../ui/field-styles.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { addOption, moveOption, pasteOptions, removeOption, type Edited } from "../options.ts";

/**
 * The options of a question. Enter adds one, Backspace in an empty one takes it out, Alt+↑ and Alt+↓ move it, several pasted lines
 * become several options.
 * @fires options-input - `detail`: the options as typed
 */
@customElement("options-field")
export class OptionsField extends OfficeElement {
  static override styles = [
    base,
    fieldStyles,
    css`
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      ol {
        display: grid;
        gap: var(--cs-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-1);
      }
      .place {
        flex: none;
        width: 1.6em;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-variant-numeric: tabular-nums;
      }
      .add {
        margin-top: var(--cs-2);
      }
      @media (max-width: 560px) {
        .place,
        .hint {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) options: readonly string[] = [];
  @property({ reflect: true }) error = "";
  /** Said to screen readers after a move. */
  @state() private said = "";

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  override render() {
    const last = this.options.length - 1;
    return html`<fieldset aria-describedby=${this.error ? "error" : "hint"}>
      <legend class="label">
        ${msg("Phương án", { id: "polls.options" })}<span class="needed" aria-hidden="true">*</span>
      </legend>
      <ol>
        ${this.options.map((text, index) => this.#option(text, index, last))}
      </ol>
      ${
        this.error
          ? html`<p id="error" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : html`<p id="hint" class="hint">
              ${msg("Enter thêm dòng, Alt+↑ ↓ đổi chỗ. Dán nhiều dòng thành nhiều phương án.", {
                id: "polls.options-hint",
              })}
            </p>`
      }
      ${
        this.options.length < MAX_OPTIONS
          ? html`<cs-button
              class="add"
              size="small"
              icon="plus"
              @click=${() => {
                this.#set(addOption(this.options, last, MAX_OPTIONS));
              }}
              >${msg("Thêm phương án", { id: "polls.add-option" })}</cs-button
            >`
          : nothing
      }
      <p class="for-readers" role="status">${this.said}</p>
    </fieldset>`;
  }

  #option(text: string, index: number, last: number) {
    const place = index + 1;
    return html`<li>
      <span class="place" aria-hidden="true">${place}.</span>
      <input
        class="control"
        maxlength="300"
        .value=${live(text)}
        aria-label=${msg(str`Phương án ${place}`, { id: "polls.option" })}
        @input=${(event: Event) => {
          this.#tell(this.options.with(index, (event.target as HTMLInputElement).value));
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#pressed(event, index);
        }}
        @paste=${(event: ClipboardEvent) => {
          this.#pasted(event, index);
        }}
      />
      ${this.#button(
        "chevron-up",
        msg(str`Chuyển phương án ${place} lên`, { id: "polls.option-up" }),
        index === 0,
        () => {
          this.#move(index, -1);
        },
      )}
      ${this.#button(
        "chevron-down",
        msg(str`Chuyển phương án ${place} xuống`, { id: "polls.option-down" }),
        index === last,
        () => {
          this.#move(index, 1);
        },
      )}
      ${this.#button(
        "x",
        msg(str`Gỡ phương án ${place}`, { id: "polls.option-remove" }),
        last < 2 && text === "",
        () => {
          this.#set(removeOption(this.options, index));
        },
      )}
    </li>`;
  }

  #button(icon: "chevron-up" | "chevron-down" | "x", label: string, disabled: boolean, run: () => void) {
    return html`<cs-button
      kind="quiet"
      size="small"
      icon=${icon}
      label=${label}
      ?disabled=${disabled}
      @click=${run}
    ></cs-button>`;
  }

  #pressed(event: KeyboardEvent, index: number): void {
    if (event.isComposing) return;
    const empty = this.options[index] === "";
    if (event.key === "Enter" && !event.ctrlKey) this.#set(addOption(this.options, index, MAX_OPTIONS));
    else if (event.key === "Backspace" && empty && this.options.length > 2) {
      this.#set(removeOption(this.options, index));
    } else if (event.altKey && event.key === "ArrowUp") this.#move(index, -1);
    else if (event.altKey && event.key === "ArrowDown") this.#move(index, 1);
    else return;
    event.preventDefault();
  }

  #pasted(event: ClipboardEvent, index: number): void {
    const input = event.target as HTMLInputElement;
    const place = { from: input.selectionStart ?? input.value.length, to: input.selectionEnd ?? input.value.length };
    const edited = pasteOptions(
      this.options,
      index,
      event.clipboardData?.getData("text/plain") ?? "",
      place,
      MAX_OPTIONS,
    );
    if (!edited) return;
    event.preventDefault();
    this.#set(edited);
  }

  #move(index: number, by: 1 | -1): void {
    const edited = moveOption(this.options, index, by);
    this.#set(edited);
    this.said = msg(str`Phương án ở vị trí ${edited.focus + 1}`, { id: "polls.option-moved" });
  }

  #set({ options, focus }: Edited): void {
    this.#tell(options);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelectorAll<HTMLInputElement>("input")[focus]?.focus();
    });
  }

  #tell(options: readonly string[]): void {
    this.options = options;
    this.emit("options-input", options);
  }
}

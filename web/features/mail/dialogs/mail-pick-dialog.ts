import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { found } from "../../../kernel/fold.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base } from "../../../ui/styles.ts";
import "../parts/mail-tone.ts";
import type { Choice, Picked, PickQuestion } from "./questions.ts";

/** Picks one of many by typing: ↑ ↓ walk, Enter takes. */
@customElement("mail-pick-dialog")
export class MailPickDialog extends DialogElement<PickQuestion, Picked> {
  static override styles = [
    base,
    css`
      .choices {
        height: 320px;
        margin-top: var(--cs-2);
        overflow-y: auto;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        min-height: var(--cs-control);
        padding: 0 var(--cs-3);
        border-radius: var(--cs-radius);
        cursor: pointer;
        --cs-icon-size: 18px;
      }
      .choice[aria-selected="true"] {
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
      }
      .title {
        flex: 1;
        min-width: 0;
      }
      cs-icon {
        color: var(--cs-ink-2);
      }
      .none {
        padding: var(--cs-4) var(--cs-3);
        color: var(--cs-ink-2);
      }
    `,
  ];

  @state() private typed = "";
  @state() private at = 0;
  @query(".choice[aria-selected='true']") private chosen!: HTMLElement | null;

  get #offers(): readonly (Choice | undefined)[] {
    const { choices, create } = this.input;
    const fits = choices.filter(({ title }) => found(title, this.typed));
    const isKnown = choices.some(({ title }) => title.toLocaleLowerCase() === this.typed.trim().toLocaleLowerCase());
    return create && !isKnown ? [...fits, undefined] : fits;
  }

  override render() {
    const offers = this.#offers;
    return html`<cs-dialog
      size="small"
      heading=${this.input.heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <cs-field
        label-hidden
        autofocus
        label=${this.input.heading}
        placeholder=${this.input.hint}
        .value=${this.typed}
        @cs-input=${(event: Event) => {
          this.typed = (event.target as CsField).value;
          this.at = 0;
        }}
        @keydown=${this.#pressed}
      ></cs-field>
      <div class="choices" role="listbox" aria-label=${this.input.heading}>
        ${offers.map((choice, index) => this.#choice(choice, index))}
        ${
          offers.length === 0
            ? html`<p class="none">${msg("Không có tên nào như vậy.", { id: "mail.pick-none" })}</p>`
            : nothing
        }
      </div>
    </cs-dialog>`;
  }

  protected override updated(): void {
    this.chosen?.scrollIntoView({ block: "nearest" });
  }

  #choice(choice: Choice | undefined, index: number) {
    const title = choice?.title ?? this.input.create?.(this.typed.trim()) ?? "";
    return html`<div
      class="choice"
      role="option"
      aria-selected=${index === this.at ? "true" : "false"}
      @click=${() => {
        this.#take(index);
      }}
    >
      ${
        choice?.tone === undefined
          ? html`<cs-icon name=${choice?.icon ?? "plus"}></cs-icon>`
          : html`<mail-tone tone=${choice.tone}></mail-tone>`
      }
      <span class="title cut">${title}</span>
      ${choice?.checked ? html`<cs-icon name="check"></cs-icon><span class="for-readers">${msg("Đang có", { id: "mail.pick-has" })}</span>` : nothing}
    </div>`;
  }

  #take(index: number): void {
    const offers = this.#offers;
    if (index >= offers.length) return;
    const choice = offers[index];
    this.finish(choice ? { key: choice.key } : { create: this.typed.trim() });
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const count = this.#offers.length;
    if (event.isComposing) return;
    if (event.key === "Enter") this.#take(this.at);
    else if (event.key === "ArrowDown") this.at = Math.min(this.at + 1, count - 1);
    else if (event.key === "ArrowUp") this.at = Math.max(this.at - 1, 0);
    else return;
    event.preventDefault();
  };
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { EVERYONE } from "../../../../server/kernel/contract/audience.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base } from "../../../ui/styles.ts";
import { countAudience, findPeople } from "../api.ts";

const PAUSE = 200;

/**
 * Who is asked: people, departments, groups, or the whole office, and how many people that is.
 * @fires audience-input - `detail`: the picks
 */
@customElement("audience-field")
export class AudienceField extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      cs-button {
        margin-top: var(--cs-2);
      }
    `,
  ];

  @property({ attribute: false }) picked: readonly Pick[] = [];
  @property({ reflect: true }) error = "";

  @state() private count: number | undefined;
  #counted = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override watches() {
    return [
      () => {
        clearTimeout(this.#timer);
      },
    ];
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-people-picker")?.focus();
  }

  protected override willUpdate(): void {
    const keys = this.picked.map(({ key }) => key);
    if (keys.join() === this.#counted) return;
    this.#counted = keys.join();
    this.count = undefined;
    clearTimeout(this.#timer);
    if (keys.length > 0) this.#timer = setTimeout(() => void this.#count(keys), PAUSE);
  }

  override render() {
    return html`<cs-people-picker
        label=${msg("Hỏi ai", { id: "polls.fact-audience" })}
        required
        placeholder=${msg("Gõ tên người, đơn vị hay nhóm", { id: "polls.audience-placeholder" })}
        hint=${this.count === undefined ? "" : msg(str`Sẽ hỏi ${formatNumber(this.count)} người.`, { id: "polls.audience-count" })}
        error=${this.error}
        .find=${findPeople}
        .picked=${this.picked}
        @cs-input=${(event: Event) => {
          this.#set((event.target as CsPeoplePicker).picked);
        }}
      ></cs-people-picker>
      ${
        this.picked.length === 0
          ? html`<cs-button size="small" icon="group" @click=${this.#everyone}
              >${msg("Hỏi toàn cơ quan", { id: "polls.ask-everyone" })}</cs-button
            >`
          : nothing
      }`;
  }

  async #everyone(): Promise<void> {
    this.#set([{ key: EVERYONE, name: msg("Toàn cơ quan", { id: "polls.everyone" }), kind: "group" }]);
    await this.updateComplete;
    this.focus();
  }

  #set(picked: readonly Pick[]): void {
    this.emit("audience-input", picked);
  }

  async #count(keys: readonly string[]): Promise<void> {
    try {
      const count = await countAudience(keys);
      if (keys.join() === this.#counted) this.count = count;
    } catch {
      // The number only helps; sending says what is wrong.
    }
  }
}

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
 * Whom it is for: people, departments with or without those below them, positions, groups, roles, everyone; counted and named before it is sent.
 * @fires audience-input - `detail`: the picks
 */
@customElement("announcement-audience")
export class AnnouncementAudience extends OfficeElement {
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
      .parts {
        margin-top: 4px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property({ attribute: false }) picked: readonly Pick[] = [];
  @property({ reflect: true }) error = "";
  /** It goes from one to the next: their order counts. */
  @property({ type: Boolean }) ordered = false;
  @state() private counted: Awaited<ReturnType<typeof countAudience>> | undefined;
  #keys = "";
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
    if (keys.join() === this.#keys) return;
    this.#keys = keys.join();
    this.counted = undefined;
    clearTimeout(this.#timer);
    if (keys.length > 0) this.#timer = setTimeout(() => void this.#count(keys), PAUSE);
  }

  override render() {
    const { counted, ordered } = this;
    return html`<cs-people-picker
        label=${msg("Gửi tới", { id: "announcements.audience" })}
        required
        placeholder=${msg("Gõ tên người, đơn vị, chức vụ, nhóm hay vai trò", { id: "announcements.audience-placeholder" })}
        hint=${ordered ? msg("Văn bản đi lần lượt theo thứ tự bạn chọn.", { id: "announcements.audience-order" }) : ""}
        error=${this.error}
        .find=${findPeople}
        .picked=${this.picked}
        @cs-input=${(event: Event) => this.emit("audience-input", (event.target as CsPeoplePicker).picked)}
      ></cs-people-picker>
      ${
        counted
          ? html`<p class="parts" role="status">
              ${msg(str`Sẽ tới ${formatNumber(counted.total)} người.`, { id: "announcements.audience-count" })}
              ${counted.items.map(({ name, count }) => `${name}: ${formatNumber(count)}`).join(" · ")}
            </p>`
          : nothing
      }
      ${
        this.picked.length === 0
          ? html`<cs-button
              size="small"
              icon="group"
              @click=${() =>
                this.emit("audience-input", [
                  { key: EVERYONE, name: msg("Toàn cơ quan", { id: "announcements.everyone" }), kind: "group" },
                ])}
              >${msg("Toàn cơ quan", { id: "announcements.everyone" })}</cs-button
            >`
          : nothing
      }`;
  }

  async #count(keys: readonly string[]): Promise<void> {
    try {
      const counted = await countAudience(keys);
      if (keys.join() === this.#keys) this.counted = counted;
    } catch {
      // The number only helps; sending says what is wrong.
    }
  }
}

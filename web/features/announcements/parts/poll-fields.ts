import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/cs-moment.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Asking } from "../draft.ts";
import { formStyles } from "./form-styles.ts";

const MOST = 30;

/**
 * A poll that opens with the announcement, for the same people.
 * @fires poll-input - `detail`: the poll as typed, or null once it is taken out
 */
@customElement("poll-fields")
export class PollFields extends OfficeElement {
  static override styles = [base, formStyles];

  @property({ attribute: false }) poll!: Asking;
  @property({ reflect: true }) error = "";

  override render() {
    const { poll } = this;
    return html`<fieldset>
      <legend>${msg("Hỏi ý kiến", { id: "announcements.poll" })}</legend>
      <div class="choice">
        <cs-field
          label=${msg("Câu hỏi", { id: "announcements.poll-question" })}
          max-length="200"
          .value=${poll.title}
          @cs-input=${(event: Event) => {
            this.#change({ title: (event.target as CsField).value });
          }}
        ></cs-field>
        <cs-button
          size="small"
          kind="quiet"
          icon="x"
          label=${msg("Gỡ cuộc hỏi ý kiến", { id: "announcements.poll-remove" })}
          @click=${() => this.emit("poll-input", null)}
        ></cs-button>
      </div>
      ${poll.options.map((option, place) => {
        const name = msg(str`Phương án ${place + 1}`, { id: "announcements.poll-option" });
        return html`<cs-field
          label-hidden
          label=${name}
          placeholder=${name}
          max-length="300"
          .value=${option}
          @cs-input=${(event: Event) => {
            this.#change({ options: poll.options.with(place, (event.target as CsField).value) });
          }}
        ></cs-field>`;
      })}
      ${
        poll.options.length < MOST
          ? html`<div>
              <cs-button
                size="small"
                kind="quiet"
                icon="plus"
                @click=${() => {
                  this.#change({ options: [...poll.options, ""] });
                }}
                >${msg("Thêm phương án", { id: "announcements.add-choice" })}</cs-button
              >
            </div>`
          : nothing
      }
      <div class="checks">
        ${this.#check("several", msg("Được chọn nhiều phương án", { id: "announcements.poll-several" }))}
        ${this.#check("anonymous", msg("Ẩn danh", { id: "announcements.poll-anonymous" }))}
        ${this.#check("live", msg("Cho xem kết quả ngay khi đang hỏi", { id: "announcements.poll-live" }))}
      </div>
      <cs-moment
        label=${msg("Kết thúc lúc", { id: "announcements.poll-closes" })}
        day=${poll.closesOn}
        time=${poll.closesTime}
        @moment-input=${(event: CustomEvent<{ day: string; time: string }>) => {
          this.#change({ closesOn: event.detail.day, closesTime: event.detail.time });
        }}
      ></cs-moment>
      ${this.error ? html`<p class="wrong" role="alert">${this.error}</p>` : nothing}
    </fieldset>`;
  }

  #check(field: "several" | "anonymous" | "live", label: string) {
    return html`<cs-check
      label=${label}
      ?checked=${this.poll[field]}
      @cs-input=${(event: Event) => {
        this.#change({ [field]: (event.target as HTMLElement & { checked: boolean }).checked });
      }}
    ></cs-check>`;
  }

  #change(next: Partial<Asking>): void {
    this.emit("poll-input", { ...this.poll, ...next });
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { askRoom } from "../api.ts";

const MOST = 10;
const HOUR = 3_600_000;

interface Asking {
  readonly title: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly anonymous: boolean;
  readonly hours: number;
}

const filled = (options: readonly string[]): string[] =>
  options.map((text) => text.trim()).filter((text) => text !== "");

/** Asks the people of a room something: two options are enough, and the room answers in place. */
@customElement("chat-poll-dialog")
export class ChatPollDialog extends DialogElement<number> {
  static override styles = [
    base,
    blocks,
    css`
      fieldset {
        display: grid;
        gap: var(--cs-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
    `,
  ];

  readonly #form = new FormController<Asking, unknown>(this, {
    initial: { title: "", options: ["", ""], multiple: false, anonymous: false, hours: 24 },
    check: ({ title, options }) => ({
      ...(title.trim() === "" && { title: msg("Hãy viết câu hỏi.", { id: "chat.poll-need-title" }) }),
      ...(filled(options).length < 2 && {
        options: msg("Hãy viết ít nhất hai phương án.", { id: "chat.poll-need-options" }),
      }),
    }),
    submit: ({ title, options, multiple, anonymous, hours }) =>
      askRoom(this.input, {
        title: title.trim(),
        options: filled(options),
        multiple,
        secrecy: anonymous ? "anonymous" : "open",
        closesAt: Date.now() + hours * HOUR,
      }),
  });

  override render() {
    const { values, busy, failure } = this.#form;
    const fault = this.#form.errorOf("options");
    return html`<cs-dialog
      heading=${msg("Hỏi ý kiến cả phòng", { id: "chat.ask-room" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          autofocus
          required
          max-length="200"
          label=${msg("Câu hỏi", { id: "chat.poll-title" })}
          .value=${values.title}
          error=${this.#form.errorOf("title")}
          @cs-input=${(event: Event) => {
            this.#form.set("title", (event.target as CsField).value);
          }}
        ></cs-field>
        <fieldset aria-label=${msg("Các phương án", { id: "chat.poll-options" })}>
          ${values.options.map(
            (text, index) =>
              html`<cs-field
                max-length="300"
                label=${msg(str`Phương án ${index + 1}`, { id: "chat.poll-option" })}
                .value=${text}
                error=${index === values.options.length - 1 ? fault : ""}
                @cs-input=${(event: Event) => {
                  this.#write(index, (event.target as CsField).value);
                }}
              ></cs-field>`,
          )}
        </fieldset>
        <cs-check
          .checked=${values.multiple}
          @cs-input=${(event: Event) => {
            this.#form.set("multiple", (event.target as CsCheck).checked);
          }}
          >${msg("Được chọn nhiều phương án", { id: "chat.poll-multiple" })}</cs-check
        >
        <cs-check
          .checked=${values.anonymous}
          @cs-input=${(event: Event) => {
            this.#form.set("anonymous", (event.target as CsCheck).checked);
          }}
          >${msg("Ẩn danh: không ai biết ai chọn gì", { id: "chat.poll-anonymous" })}</cs-check
        >
        <cs-select
          label=${msg("Kết thúc sau", { id: "chat.poll-ends" })}
          .options=${[
            { value: "1", title: msg("1 giờ", { id: "chat.poll-hour" }) },
            { value: "4", title: msg("4 giờ", { id: "chat.poll-hours" }) },
            { value: "24", title: msg("1 ngày", { id: "chat.poll-day" }) },
            { value: "72", title: msg("3 ngày", { id: "chat.poll-days" }) },
            { value: "168", title: msg("1 tuần", { id: "chat.poll-week" }) },
          ]}
          .value=${String(values.hours)}
          @cs-input=${(event: Event) => {
            this.#form.set("hours", Number((event.target as CsSelect).value));
          }}
        ></cs-select>
        <p class="quiet small">
          ${msg("Khi kết thúc, kết quả được gửi vào phòng này.", { id: "chat.poll-result-hint" })}
        </p>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "chat.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Hỏi", { id: "chat.poll-ask" })}</cs-button
      >
    </cs-dialog>`;
  }

  /** The last line is always an empty one, to a bound. */
  #write(index: number, text: string): void {
    const options = this.#form.values.options.with(index, text);
    const isFull = options.at(-1)?.trim() !== "" && options.length < MOST;
    this.#form.set("options", isFull ? [...options, ""] : options);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if ((await this.#form.submit()) !== undefined) this.finish();
  };
}

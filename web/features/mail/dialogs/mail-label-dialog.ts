import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { changeLabel, createLabel, type Label } from "../api.ts";
import "../parts/mail-tone.ts";
import { TONES } from "../parts/mail-tone.ts";

/** A label's name and colour. */
@customElement("mail-label-dialog")
export class MailLabelDialog extends DialogElement<{ label?: Label; name?: string }, Label> {
  static override styles = [
    base,
    blocks,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--cs-2);
        padding: 0;
        font-size: var(--cs-text-s);
        font-weight: 500;
      }
      .tones {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
      }
      label {
        padding: 5px;
        border: 2px solid transparent;
        border-radius: var(--cs-radius);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--cs-indigo);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--cs-indigo);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        opacity: 0;
      }
    `,
  ];

  readonly #form = new FormController<{ name: string; tone: number }, Label>(this, {
    initial: { name: "", tone: 0 },
    check: ({ name }) =>
      name.trim() === "" ? { name: msg("Hãy đặt tên cho nhãn.", { id: "mail.label-need-name" }) } : {},
    submit: ({ name, tone }) =>
      this.input.label ? changeLabel(this.input.label.id, name, tone) : createLabel(name, tone),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form.set("name", this.input.label?.name ?? this.input.name ?? "");
    this.#form.set("tone", this.input.label?.tone ?? 0);
  }

  override render() {
    const { values, busy, failure } = this.#form;
    return html`<cs-dialog
      size="small"
      heading=${this.input.label ? msg("Sửa nhãn", { id: "mail.label-edit" }) : msg("Nhãn mới", { id: "mail.label-new-heading" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          required
          autofocus
          label=${msg("Tên nhãn", { id: "mail.label-name" })}
          max-length="40"
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
        <fieldset>
          <legend>${msg("Màu", { id: "mail.label-tone" })}</legend>
          <div class="tones">
            ${TONES.map(
              (tone) =>
                html`<label
                  ><input
                    type="radio"
                    name="tone"
                    aria-label=${toneTitle(tone)}
                    .checked=${values.tone === tone}
                    @change=${() => {
                      this.#form.set("tone", tone);
                    }} /><mail-tone tone=${tone} name=${values.name.trim() || toneTitle(tone)}></mail-tone
                ></label>`,
            )}
          </div>
        </fieldset>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "mail.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu nhãn", { id: "mail.label-save" })}</cs-button
      >
    </cs-dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}

function toneTitle(tone: (typeof TONES)[number]): string {
  const titles = [
    msg("Chàm", { id: "mail.tone-0" }),
    msg("Lá", { id: "mail.tone-1" }),
    msg("Nghệ", { id: "mail.tone-2" }),
    msg("Gạch", { id: "mail.tone-3" }),
    msg("Nước", { id: "mail.tone-4" }),
    msg("Sim", { id: "mail.tone-5" }),
    msg("Tro", { id: "mail.tone-6" }),
    msg("Đất", { id: "mail.tone-7" }),
  ];
  return titles[tone] ?? "";
}

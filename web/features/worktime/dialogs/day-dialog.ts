import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { setException, type DayException, type ExceptionKind } from "../api.ts";
import { kindText, type DayQuestion } from "../state.ts";
import { unitField } from "./unit-field.ts";

interface DayForm {
  on: string;
  kind: ExceptionKind;
  name: string;
  departmentId: string;
}

@customElement("worktime-day-dialog")
export class WorktimeDayDialog extends DialogElement<DayQuestion, DayException> {
  static override styles = [base, blocks];

  #form!: FormController<DayForm, DayException>;
  readonly #units = unitField(this);

  override connectedCallback(): void {
    const { exception, on } = this.input;
    this.#form = new FormController<DayForm, DayException>(this, {
      initial: {
        on,
        kind: exception?.kind ?? "holiday",
        name: exception?.name ?? "",
        departmentId: String(exception?.departmentId ?? ""),
      },
      check: (form) => ({
        ...(form.on === "" && { on: msg("Hãy chọn ngày.", { id: "worktime.need-day" }) }),
        ...(form.name.trim() === "" && {
          name: msg("Hãy ghi tên ngày nghỉ hoặc lý do.", { id: "worktime.need-name" }),
        }),
      }),
      submit: ({ departmentId, ...form }) =>
        setException({ ...form, departmentId: departmentId === "" ? null : Number(departmentId) }),
    });
    super.connectedCallback();
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const isOld = this.input.exception !== undefined;
    return html`<cs-dialog
      size="small"
      heading=${isOld ? msg("Sửa ngày", { id: "worktime.edit-day" }) : msg("Thêm ngày", { id: "worktime.add-day" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        ${
          isOld
            ? nothing
            : html`<cs-day-field
                required
                label=${msg("Ngày", { id: "worktime.day" })}
                .value=${values.on}
                error=${this.#form.errorOf("on")}
                @cs-input=${(event: Event) => {
                  this.#form.set("on", (event.target as CsDayField).value);
                }}
              ></cs-day-field>`
        }
        <cs-choice
          label=${msg("Ngày này là", { id: "worktime.kind" })}
          .value=${values.kind}
          .options=${(["holiday", "substitute", "makeup"] as const).map((value) => ({ value, title: kindText(value) }))}
          @cs-input=${(event: Event) => {
            this.#form.set("kind", (event.target as CsChoice).value as ExceptionKind);
          }}
        ></cs-choice>
        <cs-field
          required
          max-length="120"
          label=${msg("Tên ngày hoặc lý do", { id: "worktime.name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
        ${
          isOld
            ? nothing
            : this.#units(values.departmentId, this.#form.errorOf("departmentId"), (id) => {
                this.#form.set("departmentId", id);
              })
        }
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "worktime.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu", { id: "worktime.save" })}</cs-button
      >
    </cs-dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}

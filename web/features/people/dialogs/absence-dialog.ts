import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dayOf } from "../../../kernel/dates.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { toast } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { findPeople, sendAbsence, type Absence } from "../api.ts";
import { absenceKinds, checkAbsence, type AbsenceForm, type AbsenceQuestion } from "../state.ts";

@customElement("absence-dialog")
export class AbsenceDialog extends DialogElement<AbsenceQuestion, Absence> {
  static override styles = [
    base,
    blocks,
    css`
      .days {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--cs-4);
      }
    `,
  ];

  @state() private deputy: readonly Pick[] = [];

  readonly #form = new FormController<AbsenceForm, Absence>(this, {
    initial: { fromOn: dayOf(Date.now()), toOn: dayOf(Date.now()), kind: "leave", deputyId: null, note: "" },
    check: checkAbsence,
    submit: ({ fromOn, toOn, kind, deputyId, note }) =>
      sendAbsence({
        fromOn,
        toOn,
        kind,
        deputyId,
        ...(note.trim() !== "" && { note }),
        ...(this.input.personId !== undefined && { personId: this.input.personId }),
      }),
  });

  override render() {
    const { values, busy, failure } = this.#form;
    const name = this.input.name ?? "";
    const heading = name
      ? msg(str`Lịch vắng của ${name}`, { id: "people.absence-of" })
      : msg("Báo vắng", { id: "people.absence-own" });
    return html`<cs-dialog
      heading=${heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <div class="days">
          ${this.#day("fromOn", msg("Từ ngày", { id: "people.from" }))}
          ${this.#day("toOn", msg("Đến hết ngày", { id: "people.to" }))}
        </div>
        <cs-select
          label=${msg("Lý do", { id: "people.kind" })}
          .options=${absenceKinds()}
          .value=${values.kind}
          @cs-input=${(event: Event) => {
            this.#form.set("kind", (event.target as CsSelect).value as AbsenceForm["kind"]);
          }}
        ></cs-select>
        <cs-people-picker
          single
          label=${msg("Người thay", { id: "people.deputy-label" })}
          hint=${msg("Nhận thay việc trình, việc giao trong thời gian này.", { id: "people.deputy-hint" })}
          error=${this.#form.errorOf("deputyId")}
          .picked=${this.deputy}
          .find=${async (text: string, signal: AbortSignal) =>
            (await findPeople(text, signal)).map(({ key, name: found, detail, photoHash }) => ({
              key,
              name: found,
              detail,
              kind: "person" as const,
              ...(photoHash && { photo: photoUrl(photoHash) }),
            }))}
          @cs-input=${(event: Event) => {
            this.deputy = (event.target as CsPeoplePicker).picked;
            const [first] = this.deputy;
            this.#form.set("deputyId", first ? Number(first.key.slice("person:".length)) : null);
          }}
        ></cs-people-picker>
        <cs-field
          label=${msg("Ghi chú", { id: "people.note" })}
          hint=${msg("Chỉ người thay và người quản lý lịch vắng đọc được.", { id: "people.note-hint" })}
          max-length="200"
          .value=${values.note}
          @cs-input=${(event: Event) => {
            this.#form.set("note", (event.target as CsField).value);
          }}
        ></cs-field>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "people.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Ghi lịch vắng", { id: "people.record" })}</cs-button
      >
    </cs-dialog>`;
  }

  #day(field: "fromOn" | "toOn", label: string) {
    return html`<cs-day-field
      required
      label=${label}
      .value=${this.#form.values[field]}
      error=${this.#form.errorOf(field)}
      @cs-input=${(event: Event) => {
        this.#form.set(field, (event.target as CsDayField).value);
        const { fromOn, toOn } = this.#form.values;
        if (field === "fromOn" && toOn < fromOn) this.#form.set("toOn", fromOn);
      }}
    ></cs-day-field>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const made = await this.#form.submit();
    if (!made) return;
    toast(msg("Đã ghi lịch vắng", { id: "people.recorded" }));
    this.finish(made);
  };
}

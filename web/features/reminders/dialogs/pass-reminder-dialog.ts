import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { findRecipients } from "../api.ts";

interface Values {
  readonly picked: readonly Pick[];
}

@customElement("pass-reminder-dialog")
export class PassReminderDialog extends FormDialogElement<{ readonly title: string }, Values, number> {
  protected override begin(): FormOptions<Values, number> {
    return {
      initial: { picked: [] },
      check: ({ picked }): { picked?: string } =>
        picked.length === 0 ? { picked: msg("Hãy chọn một người.", { id: "reminders.pass-nobody" }) } : {},
      submit: ({ picked }) => Promise.resolve(Number(picked[0]?.key.slice("person:".length))),
    };
  }

  override render() {
    return this.framed(
      {
        heading: msg(str`Chuyển việc “${this.input.title}”`, { id: "reminders.pass-heading" }),
        verb: msg("Chuyển", { id: "reminders.pass-verb" }),
      },
      html`<cs-people-picker
        single
        required
        label=${msg("Cho ai", { id: "reminders.pass-to" })}
        hint=${msg("Người đó được nhắc ngay; việc này rời danh sách của bạn.", { id: "reminders.pass-hint" })}
        error=${this.form.errorOf("picked")}
        .picked=${this.form.values.picked}
        .find=${async (text: string, signal: AbortSignal) =>
          (await findRecipients(text, signal)).filter(({ key }) => key.startsWith("person:"))}
        @cs-input=${(event: Event) => {
          this.form.set("picked", (event.target as CsPeoplePicker).picked);
        }}
      ></cs-people-picker>`,
    );
  }
}

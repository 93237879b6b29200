import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { giveBack, type AnnouncementDetail } from "../api.ts";

/** Gives a draft back to its author, with what is to be done about it. */
@customElement("announcement-return-dialog")
export class AnnouncementReturnDialog extends FormDialogElement<AnnouncementDetail, { note: string }, true> {
  protected override begin(post: AnnouncementDetail): FormOptions<{ note: string }, true> {
    return {
      initial: { note: "" },
      submit: async ({ note }) => {
        await giveBack(post, note);
        return true;
      },
    };
  }

  override render() {
    return this.framed(
      {
        heading: msg("Trả về bản nháp", { id: "announcements.give-back" }),
        verb: msg("Trả về", { id: "announcements.give-back-verb" }),
        size: "small",
      },
      html`<cs-field
        autofocus
        lines="3"
        label=${msg("Cần sửa gì", { id: "announcements.give-back-note" })}
        max-length="1000"
        .value=${this.form.values.note}
        error=${this.form.errorOf("note")}
        @cs-input=${(event: Event) => {
          this.form.set("note", (event.target as CsField).value);
        }}
      ></cs-field>`,
    );
  }
}

import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { MAX_TITLE_LENGTH } from "../../../../server/modules/reminders/contract.ts";
import { personKey } from "../../../../server/kernel/contract/audience.ts";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { tellSet } from "../actions.ts";
import {
  createReminder,
  editReminder,
  findRecipients,
  pickOf,
  preview,
  type ReadMeaning,
  type ReminderDetail,
  type When,
} from "../api.ts";
import { dueOf, emptyForm, inputOf, whenOf, withWhen, type ReminderForm } from "../form.ts";
import { firstTimesText, understoodText } from "../labels.ts";
import { tellChanged } from "../news.ts";
import "../parts/reminder-when.ts";
import { subjectOf } from "../subject.ts";
import type { ReminderQuestion } from "./question.ts";

/** Everything about a reminder: when, for whom, how often; below it how it is understood. */
@customElement("reminder-dialog")
export class ReminderDialog extends FormDialogElement<ReminderQuestion, ReminderForm, ReminderDetail> {
  readonly #preview = new LoadController<ReadMeaning, string>(this, {
    args: () => {
      const when = whenOf(this.form.values);
      const dueAt = dueOf(this.form.values);
      // Without its deadline there is nothing to reckon.
      if (when === undefined || (when.kind === "before" && dueAt === null)) return undefined;
      return JSON.stringify({ when, dueAt });
    },
    load: (asked, signal) => {
      const { when, dueAt } = JSON.parse(asked) as { when: When; dueAt: number | null };
      return preview(when, dueAt, signal);
    },
  });

  protected override begin(input: ReminderQuestion): FormOptions<ReminderForm, ReminderDetail> {
    const subject = input.reminder?.subject ?? subjectOf(input.thing);
    return {
      initial: begun(input),
      check: (values) => this.#check(values),
      submit: async (values) => {
        const body = inputOf(values, subject);
        // `check` has let nothing through that says no time.
        if (body === undefined) throw new Error(whenMissing());
        if (input.reminder) {
          const edited = await editReminder(input.reminder.id, body);
          tellChanged();
          return edited;
        }
        const made = await createReminder(body);
        tellSet(made, understoodText({ ...made, next: [] }, made.title));
        return made;
      },
    };
  }

  override render() {
    const { values } = this.form;
    const about = this.input.reminder?.subject?.title ?? this.input.thing?.title;
    return this.framed(
      {
        heading: this.input.reminder
          ? msg("Sửa nhắc việc", { id: "reminders.edit-heading" })
          : msg("Đặt nhắc việc", { id: "reminders.new-heading" }),
        verb: this.input.reminder ? msg("Lưu", { id: "reminders.save" }) : msg("Đặt nhắc", { id: "reminders.set" }),
      },
      html`<cs-field
          required
          autofocus
          label=${msg("Việc gì", { id: "reminders.field-title" })}
          hint=${about ? `${msg("Gắn với", { id: "reminders.attached" })}: ${about}` : ""}
          max-length=${MAX_TITLE_LENGTH}
          .value=${values.title}
          error=${this.form.errorOf("title")}
          @cs-input=${(event: Event) => {
            this.form.set("title", (event.target as CsField).value);
          }}
        ></cs-field>
        <reminder-when
          .form=${values}
          error=${this.form.errorOf("on")}
          @when-changed=${(event: CustomEvent<Partial<ReminderForm>>) => {
            for (const [field, value] of Object.entries(event.detail)) {
              // The part sends fields of the form, each with its own kind of value.
              this.form.set(field as "title", value as string);
            }
            this.form.set("on", this.form.values.on);
          }}
        ></reminder-when>
        ${this.#understood(values.title)}
        <cs-people-picker
          required
          label=${msg("Nhắc ai", { id: "reminders.field-audience" })}
          hint=${msg("Bạn, người khác, hoặc cả đơn vị bạn phụ trách.", { id: "reminders.audience-hint" })}
          error=${this.form.errorOf("picked")}
          .picked=${values.picked}
          .find=${findRecipients}
          @cs-input=${(event: Event) => {
            this.form.set("picked", (event.target as CsPeoplePicker).picked);
          }}
        ></cs-people-picker>
        <cs-field
          lines="2"
          label=${msg("Ghi chú", { id: "reminders.field-note" })}
          max-length="2000"
          .value=${values.note}
          @cs-input=${(event: Event) => {
            this.form.set("note", (event.target as CsField).value);
          }}
        ></cs-field>`,
    );
  }

  #understood(title: string) {
    const meaning = this.#preview.value;
    if (!meaning) return nothing;
    if (meaning.next.length === 0) {
      return html`<cs-note kind="warning"
        >${msg("Không còn lần nhắc nào: thời điểm này đã qua.", { id: "reminders.none-left" })}</cs-note
      >`;
    }
    const more = firstTimesText(meaning);
    return html`<cs-note kind="info">${understoodText(meaning, title.trim())}${more ? `. ${more}` : ""}</cs-note>`;
  }

  #check(values: ReminderForm): Partial<Record<keyof ReminderForm, string>> {
    const when = whenOf(values);
    return {
      ...(values.title.trim() === "" && { title: msg("Viết việc cần nhắc.", { id: "reminders.need-matter" }) }),
      ...(values.picked.length === 0 && { picked: msg("Chọn ít nhất một người.", { id: "reminders.need-people" }) }),
      ...(when === undefined && { on: whenMissing() }),
      ...(when?.kind === "before" &&
        dueOf(values) === null && { on: msg("Chọn hạn để nhắc trước hạn.", { id: "reminders.need-due" }) }),
    };
  }
}

const whenMissing = (): string => msg("Chọn ngày và giờ nhắc.", { id: "reminders.need-when" });

/** What the form begins with. */
function begun({ reminder, title = "", when, dueAt, thing }: ReminderQuestion): ReminderForm {
  const person = session.value?.person;
  const self = {
    key: personKey(person?.id ?? 0),
    name: person?.name ?? "",
    detail: "",
    kind: "person" as const,
    ...(person?.photoHash && { photo: photoUrl(person.photoHash) }),
  };
  const empty = emptyForm(Date.now(), self);
  if (reminder) {
    const form = { ...empty, title: reminder.title, note: reminder.note, picked: reminder.audience.map(pickOf) };
    return withWhen(form, reminder.when, reminder.dueAt);
  }
  const due = dueAt ?? thing?.dueAt ?? null;
  const form = { ...empty, title: title.slice(0, MAX_TITLE_LENGTH) };
  if (when) return withWhen(form, when, due);
  return due === null ? form : withWhen(form, { kind: "before", amount: 1, unit: "working-days", time: "08:00" }, due);
}

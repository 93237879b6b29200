import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { personKey } from "../../../../server/kernel/contract/audience.ts";
import type { Thing } from "../../../kernel/features.ts";
import { msg } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { tellSet } from "../actions.ts";
import { createReminder, readText, type ReminderReading } from "../api.ts";
import { openReminder } from "../dialogs/open.ts";
import { doubtText, firstTimesText, problemText, understoodText, wordsOf } from "../labels.ts";
import { Reader } from "../reader.ts";
import { subjectOf } from "../subject.ts";

/**
 * A line in which a reminder is written as it is said; below it stands how it is understood, before anything is saved.
 * @fires reminder-set - it is saved
 */
@customElement("reminder-quick")
export class ReminderQuick extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-2);
      }
      cs-field {
        flex: 1 1 260px;
        min-width: 0;
      }
      .below {
        min-height: 28px;
        padding: var(--cs-2) 0 0;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .sure {
        color: var(--cs-ink);
        font-weight: 500;
      }
      .sure cs-icon {
        color: var(--cs-green);
        --cs-icon-size: 16px;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
      }
    `,
  ];

  /** What the reminder hangs on. */
  @property({ attribute: false }) thing: Thing | undefined;
  @state() private busy = false;
  @query("cs-field") private field!: CsField | null;

  readonly #reader = new Reader(this, {
    read: (text, signal) => readText(text, this.thing?.dueAt ?? null, signal),
  });

  override focus(): void {
    this.field?.focus();
  }

  override render() {
    const label = msg("Nhắc tôi…", { id: "reminders.quick" });
    return html`<form novalidate @submit=${this.#submit}>
        <cs-field
          label=${label}
          label-hidden
          placeholder=${msg("Nhắc tôi… 8h sáng thứ hai tuần sau họp giao ban", { id: "reminders.quick-example" })}
          max-length="500"
          .value=${this.#reader.text}
          @cs-input=${(event: Event) => {
            this.#reader.type((event.target as CsField).value);
          }}
        ></cs-field>
        <cs-button kind="primary" icon="bell" ?busy=${this.busy} @click=${this.#submit}
          >${msg("Nhắc", { id: "reminders.remind" })}</cs-button
        >
        <cs-button @click=${this.#details}>${msg("Chi tiết…", { id: "reminders.details" })}</cs-button>
      </form>
      <div class="below" role="status">${this.#below()}</div>`;
  }

  #below() {
    const { reading, error, meaning, text } = this.#reader;
    if (error instanceof Error) return error.message;
    if (!reading || text.trim() === "") {
      return msg("Viết như nói, có dấu hay không dấu: lúc nào, việc gì.", { id: "reminders.quick-hint" });
    }
    const title = this.#title(reading);
    if (reading.problem !== null)
      return html`${title ? html`<b>${title}</b> – ` : nothing}${problemText(reading.problem)}`;
    if (reading.meanings.length > 1) {
      return html`<div class="choices" role="group" aria-label=${doubtText(reading.doubt)}>
        <span>${doubtText(reading.doubt)}</span>
        ${reading.meanings.map(
          (each, index) =>
            html`<cs-button
              size="small"
              .pressed=${this.#reader.chosen === index}
              @click=${() => {
                this.#reader.choose(index);
              }}
              >${wordsOf(each)}</cs-button
            >`,
        )}
        ${meaning && !title ? html`<span>${this.#needTitle()}</span>` : nothing}
      </div>`;
    }
    const [only] = reading.meanings;
    if (!only) return nothing;
    const more = firstTimesText(only);
    return html`<span class="sure"><cs-icon name="check"></cs-icon> ${understoodText(only, title)}</span>${
        more ? html` · ${more}` : nothing
      }${title ? nothing : html` · ${this.#needTitle()}`}`;
  }

  #needTitle(): string {
    return msg("Viết thêm việc gì.", { id: "reminders.need-title" });
  }

  #title(reading: ReminderReading): string {
    return reading.title || (this.thing?.title ?? "");
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.#reader.settle();
    const { meaning, reading } = this.#reader;
    const person = session.value?.person;
    const title = reading ? this.#title(reading) : "";
    if (!meaning || !person || title === "" || this.busy) {
      this.field?.focus();
      return;
    }
    this.busy = true;
    try {
      const made = await createReminder({
        title: title.slice(0, 300),
        note: "",
        when: meaning.when,
        dueAt: meaning.dueAt,
        audience: [personKey(person.id)],
        subject: subjectOf(this.thing),
      });
      tellSet(made, understoodText(meaning, title));
      this.#reader.clear();
      this.emit("reminder-set");
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  };

  readonly #details = async (): Promise<void> => {
    await this.#reader.settle();
    const { reading, text } = this.#reader;
    const meaning = this.#reader.meaning ?? reading?.meanings[0];
    const made = await openReminder({
      title: (reading?.title ?? text) || (this.thing?.title ?? ""),
      ...(meaning && { when: meaning.when, dueAt: meaning.dueAt }),
      ...(this.thing && { thing: this.thing }),
    });
    if (!made) return;
    this.#reader.clear();
    this.emit("reminder-set");
  };
}

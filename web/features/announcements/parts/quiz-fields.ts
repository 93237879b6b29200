import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { MAX_CHOICES, MAX_QUESTIONS } from "../../../../server/modules/announcements/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { emptyQuestion, type Question } from "../draft.ts";
import { formStyles } from "./form-styles.ts";

/**
 * A few questions that tell whether it was understood.
 * @fires quiz-input - `detail`: the questions as typed
 */
@customElement("quiz-fields")
export class QuizFields extends OfficeElement {
  static override styles = [base, formStyles];

  @property({ attribute: false }) questions: readonly Question[] = [];
  @property({ reflect: true }) error = "";

  override render() {
    return html`<fieldset>
      <legend>${msg("Câu hỏi kiểm tra", { id: "announcements.quiz" })}</legend>
      <p class="who">
        ${msg("Người nhận trả lời một lần; đáp án hiện ra sau đó. Đánh dấu các phương án đúng.", { id: "announcements.quiz-hint" })}
      </p>
      ${this.questions.map((question, index) => this.#question(question, index))}
      ${this.error ? html`<p class="wrong" role="alert">${this.error}</p>` : nothing}
      ${
        this.questions.length < MAX_QUESTIONS
          ? html`<div>
              <cs-button size="small" icon="plus" @click=${() => this.#set([...this.questions, emptyQuestion])}
                >${msg("Thêm câu", { id: "announcements.quiz-add" })}</cs-button
              >
            </div>`
          : nothing
      }
    </fieldset>`;
  }

  #question(question: Question, index: number) {
    const number = index + 1;
    const change = (next: Partial<Question>) => {
      this.#set(this.questions.with(index, { ...question, ...next }));
    };
    return html`<div class="choice">
        <cs-field
          label=${msg(str`Câu ${number}`, { id: "announcements.quiz-question" })}
          max-length="300"
          .value=${question.text}
          @cs-input=${(event: Event) => {
            change({ text: (event.target as CsField).value });
          }}
        ></cs-field>
        <cs-button
          size="small"
          kind="quiet"
          icon="x"
          label=${msg(str`Gỡ câu ${number}`, { id: "announcements.quiz-remove" })}
          @click=${() => {
            this.#set(this.questions.filter((_, place) => place !== index));
          }}
        ></cs-button>
      </div>
      ${question.choices.map((choice, place) => {
        const name = msg(str`Phương án ${place + 1} của câu ${number}`, { id: "announcements.quiz-choice" });
        return html`<div class="choice">
          <cs-check
            label=${msg("Đúng", { id: "announcements.quiz-right" })}
            ?checked=${question.right.includes(place)}
            @cs-input=${(event: Event) => {
              const others = question.right.filter((one) => one !== place);
              change({ right: (event.target as CsCheck).checked ? [...others, place] : others });
            }}
          ></cs-check>
          <cs-field
            label-hidden
            label=${name}
            placeholder=${name}
            max-length="200"
            .value=${choice}
            @cs-input=${(event: Event) => {
              change({ choices: question.choices.with(place, (event.target as CsField).value) });
            }}
          ></cs-field>
        </div>`;
      })}
      ${
        question.choices.length < MAX_CHOICES
          ? html`<div>
              <cs-button
                size="small"
                kind="quiet"
                icon="plus"
                @click=${() => {
                  change({ choices: [...question.choices, ""] });
                }}
                >${msg("Thêm phương án", { id: "announcements.add-choice" })}</cs-button
              >
            </div>`
          : nothing
      }`;
  }

  #set(questions: readonly Question[]): void {
    this.emit("quiz-input", questions);
  }
}

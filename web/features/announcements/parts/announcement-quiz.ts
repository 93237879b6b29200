import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { answerQuiz, type AnnouncementDetail } from "../api.ts";

type Shown = NonNullable<AnnouncementDetail["quiz"]>;

/**
 * The questions of an announcement: answered once, the right answers afterwards.
 * @fires announcement-changed - `detail`: the announcement as it is now
 */
@customElement("announcement-quiz")
export class AnnouncementQuiz extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      section {
        display: grid;
        gap: var(--cs-4);
        margin-top: var(--cs-6);
        padding: var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
      }
      h4 {
        font-weight: 500;
      }
      li {
        display: flex;
        align-items: baseline;
        gap: var(--cs-2);
        padding: 3px 0;
      }
      .mark {
        flex: none;
        width: 1.4em;
      }
      .right {
        color: var(--cs-green);
        font-weight: 500;
      }
      .wrong {
        color: var(--cs-red);
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;
  @state() private answers: readonly (readonly number[])[] = [];
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("post")?.id !== this.post.id) this.answers = this.post.quiz?.questions.map(() => []) ?? [];
  }

  override render() {
    const { quiz, can } = this.post;
    if (!quiz) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Câu hỏi kiểm tra", { id: "announcements.quiz" })}</h3>
      ${
        quiz.mine
          ? html`<p role="status">
              ${msg(str`Bạn trả lời đúng ${formatNumber(quiz.mine.score)}/${formatNumber(quiz.questions.length)} câu.`, { id: "announcements.quiz-score" })}
            </p>`
          : nothing
      }
      ${can.answerQuiz ? this.#ask(quiz) : quiz.questions.map((question, index) => this.#shown(question, quiz.mine?.answers[index] ?? []))}
    </section>`;
  }

  #ask(quiz: Shown) {
    const ready = this.answers.every((chosen) => chosen.length > 0);
    return html`${quiz.questions.map(
        ({ text, choices }, index) =>
          html`<cs-choice
            many
            label=${`${String(index + 1)}. ${text}`}
            .options=${choices.map((title, place) => ({ value: String(place), title }))}
            .values=${(this.answers[index] ?? []).map(String)}
            @cs-input=${(event: Event) => {
              this.answers = this.answers.with(index, (event.target as CsChoice).values.map(Number));
            }}
          ></cs-choice>`,
      )}
      <div class="line">
        <cs-button ?disabled=${!ready} ?busy=${this.busy} @click=${() => void this.#send()}
          >${msg("Gửi câu trả lời", { id: "announcements.quiz-send" })}</cs-button
        >
        <span class="small quiet">${msg("Chỉ trả lời một lần.", { id: "announcements.quiz-once" })}</span>
      </div>`;
  }

  #shown({ text, choices, right }: Shown["questions"][number], chosen: readonly number[]) {
    return html`<div>
      <h4>${text}</h4>
      <ul>
        ${choices.map((choice, place) => {
          const isRight = right?.includes(place) ?? false;
          const isChosen = chosen.includes(place);
          const name = isRight ? "right" : isChosen ? "wrong" : "";
          return html`<li class=${name}>
            <span class="mark" aria-hidden="true">${isRight ? "✓" : isChosen ? "✗" : ""}</span>
            <span
              >${choice}${isChosen ? html` <span class="small">${msg("(bạn chọn)", { id: "announcements.quiz-mine" })}</span>` : nothing}${
                isRight
                  ? html`<span class="for-readers">${msg("đáp án đúng", { id: "announcements.quiz-key" })}</span>`
                  : nothing
              }</span
            >
          </li>`;
        })}
      </ul>
    </div>`;
  }

  async #send(): Promise<void> {
    this.busy = true;
    try {
      this.emit("announcement-changed", await answerQuiz(this.post.id, this.answers));
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { MAX_ANSWER_LENGTH } from "../../../../server/modules/polls/contract.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { guardLeaving } from "../../../kernel/router.ts";
import { toast } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { answerPoll, type PollDetail } from "../api.ts";
import { kindText, secrecyText } from "../labels.ts";
import { tellChanged } from "../news.ts";
import { answerFrom, answerInput, emptyAnswer, isReady, type Answering } from "../state.ts";

/**
 * Answering, and changing an answer that bears a name.
 * @fires poll-changed - `detail`: the poll as it is now
 */
@customElement("poll-answer")
export class PollAnswer extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      .card {
        display: grid;
        gap: var(--cs-3);
      }
      .given {
        display: flex;
        align-items: flex-start;
        gap: var(--cs-2);
        --cs-icon-size: 20px;
      }
      .given cs-icon {
        color: var(--cs-green);
        margin-top: 1px;
      }
      .given strong {
        font-weight: 600;
      }
      .words {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .given cs-button {
        margin-left: auto;
      }
      .failure {
        color: var(--cs-red);
        font-size: var(--cs-text-s);
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
      }
    `,
  ];

  @property({ attribute: false }) poll!: PollDetail;
  @state() private changing = false;

  readonly #form = new FormController<{ answer: Answering }, PollDetail>(this, {
    initial: { answer: emptyAnswer },
    submit: ({ answer }) => answerPoll(this.poll.id, answerInput(this.poll, answer)),
  });

  protected override watches() {
    return [guardLeaving(() => !this.#isWriting() || this.#askToLeave())];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("poll") && changed.get("poll")?.id !== this.poll.id) {
      this.changing = false;
      this.#form.set("answer", answerFrom(this.poll));
    }
  }

  override render() {
    const { poll } = this;
    if (poll.hasAnswered && !this.changing) return this.#given(poll);
    const { answer } = this.#form.values;
    return html`<form class="card" @submit=${this.#submit}>
      ${poll.kind === "text" ? this.#text(answer) : this.#choice(poll, answer)}
      <p class="small quiet">${secrecyText(poll.secrecy)}</p>
      ${this.#form.failure ? html`<p class="failure" role="alert">${this.#form.failure}</p>` : nothing}
      <div class="do">
        <cs-button type="submit" kind="primary" ?busy=${this.#form.busy} ?disabled=${!isReady(poll, answer)}
          >${
            poll.hasAnswered
              ? msg("Gửi câu trả lời mới", { id: "polls.send-anew" })
              : msg("Gửi câu trả lời", { id: "polls.send" })
          }</cs-button
        >
        ${
          this.changing
            ? html`<cs-button kind="quiet" @click=${this.#keep}>${msg("Giữ như cũ", { id: "polls.keep" })}</cs-button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #choice(poll: PollDetail, answer: Answering) {
    const many = poll.kind === "multiple";
    const full = many && answer.optionIds.length >= poll.maxChoices;
    const chosen = new Set(answer.optionIds.map(String));
    return html`<cs-choice
      label=${kindText(poll)}
      ?many=${many}
      .options=${poll.options.map(({ id, text }) => ({
        value: String(id),
        title: text,
        disabled: full && !chosen.has(String(id)),
      }))}
      .values=${answer.optionIds.map(String)}
      hint=${full && poll.maxChoices < poll.options.length ? msg(str`Đã chọn đủ ${poll.maxChoices} phương án. Bỏ bớt để chọn cái khác.`, { id: "polls.full" }) : ""}
      @cs-input=${(event: Event) => {
        const { values } = event.target as CsChoice;
        this.#form.set("answer", { optionIds: values.map(Number), text: "" });
      }}
    ></cs-choice>`;
  }

  #text(answer: Answering) {
    return html`<cs-field
      label=${msg("Ý kiến của bạn", { id: "polls.your-words" })}
      lines="4"
      max-length=${MAX_ANSWER_LENGTH}
      value=${answer.text}
      @cs-input=${(event: Event) => {
        this.#form.set("answer", { optionIds: [], text: (event.target as CsField).value });
      }}
    ></cs-field>`;
  }

  #given(poll: PollDetail) {
    const chosen = poll.options.filter(({ id }) => poll.mine?.optionIds.includes(id)).map(({ text }) => text);
    const words = poll.kind === "text" ? poll.mine?.text : chosen.join(" · ");
    return html`<div class="card">
      <div class="given">
        <cs-icon name="check"></cs-icon>
        <div>
          <strong>${msg("Bạn đã trả lời", { id: "polls.you-answered" })}</strong>
          ${
            words
              ? html`<p class="words">${words}</p>`
              : html`<p class="small quiet">
                  ${msg("Phiếu kín không ghi tên nên không hiện lại và không sửa được.", {
                    id: "polls.anonymous-given",
                  })}
                </p>`
          }
        </div>
        ${
          poll.can.answer
            ? html`<cs-button size="small" icon="edit" @click=${this.#change}
                >${msg("Sửa", { id: "polls.change-answer" })}</cs-button
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  #change(): void {
    this.#form.set("answer", answerFrom(this.poll));
    this.changing = true;
  }

  #keep(): void {
    this.changing = false;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!isReady(this.poll, this.#form.values.answer)) return;
    const poll = await this.#form.submit();
    if (!poll) return;
    this.changing = false;
    toast(msg("Đã gửi câu trả lời", { id: "polls.sent" }));
    this.emit("poll-changed", poll);
    tellChanged();
  }

  /** Words cost time to write; a tick does not. */
  #isWriting(): boolean {
    return this.poll.kind === "text" && this.poll.can.answer && isReady(this.poll, this.#form.values.answer);
  }

  #askToLeave(): Promise<boolean> {
    return confirm({
      heading: msg("Rời đi khi ý kiến chưa gửi?", { id: "polls.leave-answer" }),
      text: msg("Những gì bạn viết ở đây sẽ mất.", { id: "polls.leave-answer-text" }),
      verb: msg("Rời đi", { id: "polls.leave" }),
      destroys: true,
    });
  }
}

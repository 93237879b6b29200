import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { POLL_KINDS, RESULT_TIMES, SECRECIES } from "../../../../server/modules/polls/contract.ts";
import { CallError } from "../../../kernel/call-error.ts";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { guardLeaving } from "../../../kernel/router.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { Option } from "../../../ui/cs-select.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { PollDetail, PollInput } from "../api.ts";
import { checkDraft, fieldOf, filled, inputOf, type PollDraft } from "../draft.ts";
import { remindText } from "../labels.ts";
import "./audience-field.ts";
import "../../../ui/cs-moment.ts";
import "./options-field.ts";
import { formStyles } from "./form-styles.ts";

type Field = keyof PollDraft;

/**
 * Everything that an author says of a poll.
 * @fires poll-saved - `detail`: the poll
 * @fires poll-left - the author gives it up
 */
@customElement("poll-form")
export class PollForm extends OfficeElement {
  static override styles = [base, blocks, formStyles];

  /** What the form begins with; read once. */
  @property({ attribute: false }) initial!: PollDraft;
  @property({ attribute: false }) send!: (input: PollInput) => Promise<PollDetail>;
  /** It was asked before and is being changed. */
  @property({ type: Boolean }) existing = false;

  #form!: FormController<PollDraft, PollDetail>;
  #done = false;

  override connectedCallback(): void {
    this.#form = new FormController<PollDraft, PollDetail>(this, {
      initial: this.initial,
      check: (draft) => checkDraft(draft, Date.now()),
      submit: (draft) => this.#submitDraft(draft),
    });
    super.connectedCallback();
  }

  protected override watches() {
    return [
      guardLeaving(() => this.#done || !this.#form.changed || this.#askToLeave()),
      this.listen(window, "beforeunload", (event) => {
        if (!this.#done && this.#form.changed) event.preventDefault();
      }),
    ];
  }

  override focus(): void {
    void this.#focusQuestion();
  }

  override render() {
    const { values } = this.#form;
    return html`<form novalidate @submit=${this.#submit}>
      <div class="columns">
        <div class="column">${this.#question(values)}</div>
        <div class="column">${this.#period(values)} ${this.#rules(values)}</div>
      </div>
      <div class="foot">
        ${this.#form.failure ? html`<p class="failure" role="alert">${this.#form.failure}</p>` : nothing}
        <cs-button type="submit" kind="primary" ?busy=${this.#form.busy}
          >${
            values.opens === "now"
              ? msg("Mở trưng cầu", { id: "polls.submit-now" })
              : msg("Lưu và hẹn mở", { id: "polls.submit-later" })
          }</cs-button
        >
        <cs-button kind="quiet" @click=${() => this.emit("poll-left")}>${msg("Hủy", { id: "polls.cancel" })}</cs-button>
      </div>
    </form>`;
  }

  #question(draft: PollDraft) {
    const kinds: Record<PollDraft["kind"], string> = {
      single: msg("Chọn một", { id: "polls.ask-single" }),
      multiple: msg("Chọn nhiều", { id: "polls.ask-multiple" }),
      text: msg("Viết ý kiến", { id: "polls.kind-text" }),
    };
    return html`<cs-field
        label=${msg("Câu hỏi", { id: "polls.question" })}
        required
        max-length="200"
        value=${draft.title}
        error=${this.#form.errorOf("title")}
        @cs-input=${this.#typed("title")}
      ></cs-field>
      <cs-field
        label=${msg("Giải thích thêm", { id: "polls.description" })}
        lines="3"
        max-length="5000"
        value=${draft.description}
        error=${this.#form.errorOf("description")}
        @cs-input=${this.#typed("description")}
      ></cs-field>
      <audience-field
        .picked=${draft.audience}
        error=${this.#form.errorOf("audience")}
        @audience-input=${(event: CustomEvent<PollDraft["audience"]>) => {
          this.#form.set("audience", event.detail);
        }}
      ></audience-field>
      <cs-choice
        inline
        label=${msg("Cách trả lời", { id: "polls.fact-kind" })}
        .options=${POLL_KINDS.map((value) => ({ value, title: kinds[value] }))}
        value=${draft.kind}
        @cs-input=${this.#typed("kind")}
      ></cs-choice>
      ${
        draft.kind === "text"
          ? nothing
          : html`<options-field
              .options=${draft.options}
              error=${this.#form.errorOf("options")}
              @options-input=${(event: CustomEvent<readonly string[]>) => {
                this.#form.set("options", event.detail);
              }}
            ></options-field>`
      }
      ${draft.kind === "multiple" ? this.#most(draft) : nothing}`;
  }

  #most(draft: PollDraft) {
    const count = filled(draft.options).length;
    const numbers = Array.from({ length: Math.max(0, count - 2) }, (_, index) => String(index + 2));
    return html`<cs-select
      class="short"
      label=${msg("Mỗi người chọn nhiều nhất", { id: "polls.max-choices" })}
      .options=${[
        { value: "", title: msg("Không giới hạn", { id: "polls.no-limit" }) },
        ...numbers.map((value) => ({ value, title: value })),
      ]}
      value=${numbers.includes(draft.maxChoices) ? draft.maxChoices : ""}
      @cs-input=${this.#typed("maxChoices")}
    ></cs-select>`;
  }

  #period(draft: PollDraft) {
    return html`<fieldset class="block">
      <legend>${msg("Thời gian", { id: "polls.fact-period" })}</legend>
      <cs-choice
        inline
        label-hidden
        label=${msg("Mở", { id: "polls.opens" })}
        .options=${[
          { value: "now", title: msg("Mở ngay", { id: "polls.opens-now" }) },
          { value: "later", title: msg("Hẹn giờ mở", { id: "polls.opens-later" }) },
        ]}
        value=${draft.opens}
        @cs-input=${this.#typed("opens")}
      ></cs-choice>
      ${
        draft.opens === "later"
          ? this.#moment(msg("Mở lúc", { id: "polls.opens-on" }), "opensOn", "opensTime", draft)
          : nothing
      }
      ${this.#moment(msg("Đóng lúc", { id: "polls.closes-on" }), "closesOn", "closesTime", draft)}
      <cs-select
        label=${msg("Nhắc người chưa trả lời", { id: "polls.remind-silent" })}
        .options=${reminders(draft.remindHours)}
        value=${draft.remindHours}
        @cs-input=${this.#typed("remindHours")}
      ></cs-select>
    </fieldset>`;
  }

  #moment(label: string, on: "opensOn" | "closesOn", time: "opensTime" | "closesTime", draft: PollDraft) {
    return html`<cs-moment
      label=${label}
      day=${draft[on]}
      time=${draft[time]}
      error=${this.#form.errorOf(on)}
      @moment-input=${(event: CustomEvent<{ day: string; time: string }>) => {
        this.#form.set(on, event.detail.day);
        this.#form.set(time, event.detail.time);
      }}
    ></cs-moment>`;
  }

  #rules(draft: PollDraft) {
    const secrecies: Record<PollDraft["secrecy"], Omit<Option, "value">> = {
      open: {
        title: msg("Phiếu ghi tên", { id: "polls.named" }),
        detail: msg("Người xem kết quả thấy ai chọn gì; người trả lời sửa được đến khi đóng.", {
          id: "polls.named-detail",
        }),
      },
      anonymous: {
        title: msg("Phiếu kín", { id: "polls.anonymous" }),
        detail: msg("Không ai, kể cả quản trị viên, biết ai chọn gì; gửi rồi không sửa được.", {
          id: "polls.anonymous-detail",
        }),
      },
    };
    const times: Record<PollDraft["results"], string> = {
      live: msg("Hiện ngay trong khi hỏi", { id: "polls.show-live" }),
      "after-closing": msg("Hiện sau khi đóng", { id: "polls.show-after" }),
    };
    return html`<fieldset class="block">
      <legend>${msg("Phiếu và kết quả", { id: "polls.rules" })}</legend>
      <cs-choice
        label-hidden
        label=${msg("Giữ kín", { id: "polls.fact-secrecy" })}
        .options=${SECRECIES.map((value) => ({ value, ...secrecies[value] }))}
        value=${draft.secrecy}
        @cs-input=${this.#secrecyChosen}
      ></cs-choice>
      <cs-choice
        label=${msg("Kết quả", { id: "polls.results" })}
        inline
        .options=${RESULT_TIMES.map((value) => ({ value, title: times[value] }))}
        value=${draft.results}
        @cs-input=${this.#typed("results")}
      ></cs-choice>
      <cs-field
        class="short"
        label=${msg("Tỷ lệ tối thiểu (%)", { id: "polls.quorum" })}
        inputmode="numeric"
        max-length="3"
        hint=${msg(
          "Phải có bấy nhiêu phần trăm người được hỏi trả lời thì kết quả mới có giá trị. Để trống nếu không cần.",
          {
            id: "polls.quorum-hint",
          },
        )}
        value=${draft.quorum}
        error=${this.#form.errorOf("quorum")}
        @cs-input=${this.#typed("quorum")}
      ></cs-field>
    </fieldset>`;
  }

  /** Live counts of a small anonymous poll would tell who has just answered what: it shows its results at the end unless the author says otherwise. */
  #secrecyChosen(event: Event): void {
    this.#typed("secrecy")(event);
    this.#form.set("results", this.#form.values.secrecy === "anonymous" ? "after-closing" : "live");
  }

  /** Takes a field's text as it is; the fields whose values are named offer nothing else. */
  #typed<K extends Field>(field: K): (event: Event) => void {
    return (event) => {
      const { value } = event.target as HTMLElement & { value: PollDraft[K] };
      this.#form.set(field, value);
    };
  }

  async #focusQuestion(): Promise<void> {
    await this.updateComplete;
    const question = this.renderRoot.querySelector<CsField>("cs-field");
    await question?.updateComplete;
    question?.focus();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const poll = await this.#form.submit();
    if (poll) {
      this.#done = true;
      this.emit("poll-saved", poll);
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[error]:not([error=''])")?.focus();
  }

  async #submitDraft(draft: PollDraft): Promise<PollDetail> {
    try {
      return await this.send(inputOf(draft, Date.now()));
    } catch (error) {
      const field = error instanceof CallError ? fieldOf(error.field) : undefined;
      if (!(error instanceof CallError) || field === undefined) throw error;
      const { code, message, status } = error;
      throw new CallError({ code, message, status, field });
    }
  }

  #askToLeave(): Promise<boolean> {
    return confirm({
      heading: msg("Bỏ những gì bạn đang viết?", { id: "polls.leave-form" }),
      text: msg("Cuộc trưng cầu này chưa được lưu.", { id: "polls.leave-form-text" }),
      verb: msg("Bỏ", { id: "polls.discard" }),
      destroys: true,
    });
  }
}

/** How long before the end one is reminded; a value set elsewhere stays on offer. */
function reminders(current: string): Option[] {
  const hours = new Set(["", "2", "4", "24", "48", "72", current]);
  return [...hours]
    .sort((a, b) => Number(a) - Number(b))
    .map((value) => ({ value, title: remindText(value === "" ? null : Number(value)) }));
}

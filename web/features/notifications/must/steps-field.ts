import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LONGEST_STEP } from "../../../../server/modules/notifications/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { MustSteps } from "./api.ts";
import { spanOf, STEP_NAMES, stepTitle, type StepName } from "./labels.ts";

/** What a step begins with when it is switched on. */
const FIRST: MustSteps = { sound: 5, sms: 25, deputy: 60, head: 60 };

/**
 * The climb: which steps, and how long after the one before.
 * @fires steps-input - `detail`: MustSteps
 */
@customElement("steps-field")
export class StepsField extends OfficeElement {
  static override styles = [
    base,
    css`
      ol {
        display: grid;
        gap: var(--cs-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--cs-3);
        min-height: var(--cs-row-1);
      }
      cs-check,
      .first {
        flex: 0 0 200px;
      }
      .first {
        padding-left: 28px;
      }
      cs-field {
        width: 88px;
      }
      .quiet {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property({ attribute: false }) steps!: MustSteps;
  @state() private wrong: StepName | undefined;

  override render() {
    return html`<ol>
      <li>
        <span class="first">${msg("Hiện trên màn hình", { id: "notifications.step-app" })}</span
        ><span class="quiet">${msg("ngay khi gửi", { id: "notifications.step-now" })}</span>
      </li>
      ${STEP_NAMES.map((step) => this.#step(step))}
    </ol>`;
  }

  #step(step: StepName) {
    const minutes = this.steps[step];
    return html`<li>
      <cs-check
        label=${stepTitle(step)}
        .checked=${minutes !== null}
        @cs-input=${(event: Event) => {
          this.#change(step, (event.target as CsCheck).checked ? FIRST[step] : null);
        }}
      ></cs-check>
      ${
        minutes === null
          ? html`<span class="quiet">${msg("bỏ qua", { id: "notifications.step-none" })}</span>`
          : html`<cs-field
                label=${msg(str`${stepTitle(step)}: số phút sau bước trước`, { id: "notifications.step-minutes" })}
                label-hidden
                inputmode="numeric"
                .value=${String(minutes)}
                error=${this.wrong === step ? msg(str`1 đến ${LONGEST_STEP}`, { id: "notifications.step-wrong" }) : ""}
                @change=${(event: Event) => {
                  this.#typed(step, (event.currentTarget as CsField).value);
                }}
              ></cs-field
              ><span class="quiet"
                >${msg(str`phút sau bước trước (${spanOf(minutes)})`, { id: "notifications.step-after" })}</span
              >`
      }
    </li>`;
  }

  #typed(step: StepName, text: string): void {
    const minutes = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
    const isRight = minutes >= 1 && minutes <= LONGEST_STEP;
    this.wrong = isRight ? undefined : step;
    if (isRight) this.#change(step, minutes);
  }

  #change(step: StepName, minutes: number | null): void {
    this.emit("steps-input", { ...this.steps, [step]: minutes });
  }
}

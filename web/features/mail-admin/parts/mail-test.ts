import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { MAIL_TEST_STEP, sendTest, TEST_STEPS, type TestStep } from "../api.ts";
import { stepTitle, stepTone, stepVerdict } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Sends a message through the office's own door and shows each step as it ends. */
@customElement("mail-test")
export class MailTest extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  @state() private address = session.value?.person.mailAddress ?? "";
  @state() private steps: readonly TestStep[] = [];
  @state() private busy = false;

  protected override watches() {
    return [
      live.onPersonal(({ name, data }) => {
        // The server states the shape of what it sends under this name.
        if (name === MAIL_TEST_STEP && this.busy) this.steps = [...this.steps, data as TestStep];
      }),
    ];
  }

  override render() {
    return html`<form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#send();
        }}
      >
        <cs-field
          label=${msg("Gửi thư thử đến", { id: "mail-admin.test-to" })}
          .value=${this.address}
          @cs-input=${(event: Event) => {
            this.address = (event.target as CsField).value.trim();
          }}
        ></cs-field>
        <cs-button
          type="submit"
          kind="primary"
          icon="send"
          ?busy=${this.busy}
          ?disabled=${!/^[^\s@]+@[^\s@]+$/.test(this.address)}
          >${msg("Gửi thử", { id: "mail-admin.test-send" })}</cs-button
        >
      </form>
      <div aria-live="polite">${this.steps.length > 0 || this.busy ? this.#drawn() : nothing}</div>`;
  }

  #drawn() {
    return html`<ul>
      ${TEST_STEPS.map((step) => {
        const found = this.steps.find((each) => each.step === step);
        return html`<li>
          <div class="what">
            <div class="name">${stepTitle(step)}</div>
            ${found && found.detail !== "" ? html`<div class="small quiet">${found.detail}</div>` : nothing}
          </div>
          ${found?.state === "ok" ? html`<span class="small quiet">${msg(str`${formatNumber(found.took)} ms`, { id: "mail-admin.milliseconds" })}</span>` : nothing}
          <cs-badge tone=${stepTone(found?.state)}>${stepVerdict(found?.state)}</cs-badge>
        </li>`;
      })}
    </ul>`;
  }

  async #send(): Promise<void> {
    this.steps = [];
    this.busy = true;
    try {
      this.steps = (await sendTest(this.address)).items;
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

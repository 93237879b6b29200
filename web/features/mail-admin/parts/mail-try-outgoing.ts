import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { tryOutgoing, type OutgoingStep } from "../api.ts";
import { stepTone, stepVerdict } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Goes the way to another office once, and shows what each step found. */
@customElement("mail-try-outgoing")
export class MailTryOutgoing extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  /** What is typed is not what would be tried. */
  @property({ type: Boolean }) unsaved = false;
  /** There is a relay: it can be tried without an address. */
  @property({ type: Boolean }) relay = false;
  @state() private address = "";
  @state() private steps: readonly OutgoingStep[] = [];
  @state() private busy = false;

  override render() {
    const isAddress = /^[^\s@]+@[^\s@]+$/.test(this.address);
    return html`<form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#try();
        }}
      >
        <cs-field
          max-length="320"
          label=${msg("Gửi thư thử đến một địa chỉ ngoài cơ quan", { id: "mail-admin.try-address" })}
          .value=${this.address}
          @cs-input=${(event: Event) => {
            this.address = (event.target as CsField).value.trim();
          }}
        ></cs-field>
        <cs-button
          type="submit"
          icon="send"
          ?busy=${this.busy}
          ?disabled=${this.unsaved || (this.address === "" ? !this.relay : !isAddress)}
          >${msg("Thử ngay", { id: "mail-admin.try" })}</cs-button
        >
      </form>
      <p class="small quiet">
        ${
          this.unsaved
            ? msg("Hãy lưu trước: việc thử đi theo cách đã lưu.", { id: "mail-admin.try-unsaved" })
            : msg("Để trống: chỉ thử kết nối và đăng nhập.", { id: "mail-admin.try-hint" })
        }
      </p>
      <div aria-live="polite">
        ${
          this.steps.length === 0
            ? nothing
            : html`<ul>
                ${this.steps.map((step) => this.#step(step))}
              </ul>`
        }
      </div>`;
  }

  #step({ step, state, detail, took }: OutgoingStep) {
    return html`<li>
      <div class="what">
        <div class="name">
          ${
            step === "relay"
              ? msg("Kết nối và đăng nhập", { id: "mail-admin.try-relay" })
              : msg("Giao thư cho máy chủ kia", { id: "mail-admin.try-handing" })
          }
        </div>
        ${detail === "" ? nothing : html`<div class="small quiet">${detail}</div>`}
      </div>
      ${state === "ok" ? html`<span class="small quiet">${msg(str`${formatNumber(took)} ms`, { id: "mail-admin.milliseconds" })}</span>` : nothing}
      <cs-badge tone=${stepTone(state)}>${stepVerdict(state)}</cs-badge>
    </li>`;
  }

  async #try(): Promise<void> {
    this.steps = [];
    this.busy = true;
    try {
      this.steps = (await tryOutgoing(this.address)).items;
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

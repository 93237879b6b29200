import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate } from "../../../kernel/router.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { MESSAGE_STATES } from "../../../../server/modules/sms/contract.ts";
import { fetchMessages, resendUnknown, type MessageState, type SmsMessage } from "../api.ts";
import { stateText, stateTone } from "../labels.ts";
import { watchSms } from "../state.ts";
import "./sms-detail.ts";

/** What went out, the newest first, and the chosen message beside it. */
@customElement("sms-messages")
export class SmsMessages extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
        padding: var(--cs-3) var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
      }
      cs-select {
        width: 220px;
      }
      cs-split {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) messageId: number | undefined;

  @state() private filter: MessageState | undefined;

  readonly #messages = new PagedList<SmsMessage>(this, {
    fetch: (after, signal) => fetchMessages(this.filter, after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  protected override watches() {
    return [watchSms("message", () => void this.#messages.reload())];
  }

  override render() {
    return html`<div class="bar">
        <cs-select
          label=${msg("Tình trạng", { id: "sms.filter" })}
          label-hidden
          .value=${this.filter ?? ""}
          .options=${[
            { value: "", title: msg("Mọi tình trạng", { id: "sms.filter-all" }) },
            ...MESSAGE_STATES.map((value) => ({ value, title: stateText(value) })),
          ]}
          @cs-input=${(event: Event) => {
            const { value } = event.target as CsSelect;
            this.filter = MESSAGE_STATES.find((each) => each === value);
            void this.#messages.reload();
          }}
        ></cs-select>
        ${
          this.filter === "unknown" && this.#messages.items.length > 0
            ? html`<cs-button size="small" icon="send" @click=${() => void this.#resend()}
                >${msg("Gửi lại mọi tin chưa rõ", { id: "sms.resend-unknown" })}</cs-button
              >`
            : nothing
        }
      </div>
      <cs-split ?open=${this.messageId !== undefined} @cs-close=${() => void navigate("/sms")}>
        <cs-list
          slot="list"
          label=${msg("Tin đã gửi", { id: "sms.tab-messages" })}
          .list=${this.#messages}
          .row=${row}
          .currentKey=${this.messageId}
          @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(`/sms/${String(event.detail.key)}`)}
          ><cs-state
            slot="empty"
            icon="phone"
            heading=${msg("Chưa có tin nhắn nào", { id: "sms.none" })}
            text=${msg("Tin nhắn gửi ra điện thoại di động hiện ở đây, kèm kết quả từng tin.", { id: "sms.none-text" })}
            ><cs-button icon="plus" href="/sms/new">${msg("Soạn tin", { id: "sms.new" })}</cs-button></cs-state
          ></cs-list
        >
        <sms-detail slot="detail" .messageId=${this.messageId}></sms-detail>
        <cs-state
          slot="none"
          heading=${msg("Chọn một tin nhắn", { id: "sms.choose" })}
          text=${msg("Nội dung và diễn biến của tin hiện ở đây.", { id: "sms.choose-text" })}
        ></cs-state>
      </cs-split>`;
  }

  async #resend(): Promise<void> {
    const sure = await confirm({
      heading: msg("Gửi lại mọi tin chưa rõ?", { id: "sms.resend-heading" }),
      text: msg("Tin chưa rõ có thể đã đến nơi: người nhận khi đó nhận hai lần.", { id: "sms.resend-text" }),
      verb: msg("Gửi lại", { id: "sms.resend" }),
    });
    if (!sure) return;
    try {
      const { resent } = await resendUnknown();
      toast(msg(str`Đã gửi lại ${resent} tin`, { id: "sms.resent-count" }));
      await this.#messages.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

function row(message: SmsMessage) {
  return html`<cs-row>
    ${
      message.name === null
        ? html`<cs-icon slot="lead" name="phone"></cs-icon>`
        : html`<cs-avatar slot="lead" name=${message.name}></cs-avatar>`
    }
    ${message.name ?? message.number}
    <cs-date slot="at" at=${message.createdAt}></cs-date>
    <span slot="second">${message.text}</span>
    <cs-badge slot="state" tone=${stateTone(message.state)}>${stateText(message.state)}</cs-badge>
  </cs-row>`;
}

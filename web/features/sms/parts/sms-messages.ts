import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate } from "../../../kernel/router.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchMessages, type SmsMessage } from "../api.ts";
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
      cs-split {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) messageId: number | undefined;

  readonly #messages = new PagedList<SmsMessage>(this, {
    fetch: (after, signal) => fetchMessages(undefined, after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  protected override watches() {
    return [watchSms("message", () => void this.#messages.reload())];
  }

  override render() {
    return html`<cs-split ?open=${this.messageId !== undefined} @cs-close=${() => void navigate("/sms")}>
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

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchInbound, findPeople, finishInbound, type InboundLine } from "../api.ts";
import { watchSms } from "../state.ts";

/** What came in and no question took: the clerk reads it, forwards it, and is done with it. */
@customElement("sms-inbox")
export class SmsInbox extends OfficeElement {
  static override styles = [
    base,
    blocks,
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
      article {
        display: grid;
        gap: var(--cs-4);
        max-width: 720px;
        margin: 0 auto;
        padding: var(--cs-4) var(--cs-gutter) var(--cs-12);
      }
      h2 {
        font-size: var(--cs-text-l);
        outline: none;
      }
      blockquote {
        margin: 0;
        padding: var(--cs-3) var(--cs-4);
        border-left: 3px solid var(--cs-indigo);
        background: var(--cs-raised);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private chosen: InboundLine | undefined;
  @state() private forwardTo: readonly Pick[] = [];

  readonly #inbound = new PagedList<InboundLine>(this, {
    fetch: (after, signal) => fetchInbound("all", after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  protected override watches() {
    return [watchSms("inbound", () => void this.#inbound.reload())];
  }

  override render() {
    return html`<cs-split ?open=${this.chosen !== undefined} @cs-close=${() => (this.chosen = undefined)}>
      <cs-list
        slot="list"
        label=${msg("Tin đến", { id: "sms.tab-inbox" })}
        .list=${this.#inbound}
        .row=${row}
        .currentKey=${this.chosen?.id}
        @cs-open=${(event: CustomEvent<{ key: number }>) => {
          this.chosen = this.#inbound.items.find(({ id }) => id === event.detail.key);
          this.forwardTo = [];
        }}
        ><cs-state
          slot="empty"
          icon="inbox"
          heading=${msg("Chưa có tin nào gửi đến", { id: "sms.inbox-none" })}
          text=${msg("Tin người ngoài nhắn tới số của cơ quan hiện ở đây.", { id: "sms.inbox-none-text" })}
        ></cs-state
      ></cs-list>
      <div slot="detail">${this.chosen ? this.#view(this.chosen) : nothing}</div>
      <cs-state
        slot="none"
        heading=${msg("Chọn một tin nhắn", { id: "sms.choose" })}
        text=${msg("Đọc tin, chuyển cho người phụ trách, rồi đánh dấu đã xong.", { id: "sms.inbox-choose-text" })}
      ></cs-state>
    </cs-split>`;
  }

  #view(line: InboundLine) {
    return html`<article>
      <h2 tabindex="-1">${line.name === null ? line.number : `${line.name} · ${line.number}`}</h2>
      <blockquote>${line.text}</blockquote>
      ${line.outcome === "" ? nothing : html`<cs-note kind="done">${line.outcome}</cs-note>`}
      ${
        line.forwardedTo === null
          ? nothing
          : html`<cs-note kind="info"
              >${msg(str`Đã chuyển cho ${line.forwardedTo}`, { id: "sms.forwarded-to" })}</cs-note
            >`
      }
      <cs-people-picker
        label=${msg("Chuyển cho", { id: "sms.forward" })}
        placeholder=${msg("Gõ tên người hoặc đơn vị", { id: "sms.forward-placeholder" })}
        .find=${findPeople}
        .picked=${this.forwardTo}
        @cs-input=${(event: Event) => (this.forwardTo = (event.target as CsPeoplePicker).picked)}
      ></cs-people-picker>
      <div>
        <cs-button
          kind="primary"
          icon=${this.forwardTo.length > 0 ? "forward" : "check"}
          @click=${() => void this.#finish(line)}
          >${
            this.forwardTo.length > 0
              ? msg("Chuyển và đánh dấu xong", { id: "sms.forward-done" })
              : msg("Đánh dấu đã xong", { id: "sms.done" })
          }</cs-button
        >
      </div>
    </article>`;
  }

  async #finish(line: InboundLine): Promise<void> {
    try {
      this.chosen = await finishInbound(
        line.id,
        this.forwardTo.map(({ key }) => key),
      );
      this.#inbound.put(this.chosen);
      this.forwardTo = [];
      toast(msg("Đã xong", { id: "sms.finished" }));
    } catch (error) {
      toastError(error);
    }
  }
}

function row(line: InboundLine) {
  const texts = {
    new: msg("Mới", { id: "sms.inbound-new" }),
    done: msg("Đã xong", { id: "sms.finished" }),
    answered: msg("Trả lời câu hỏi", { id: "sms.inbound-answered" }),
    stop: msg("Từ chối nhận tin", { id: "sms.inbound-stop" }),
  };
  return html`<cs-row ?unread=${line.state === "new"}>
    ${
      line.name === null
        ? html`<cs-icon slot="lead" name="phone"></cs-icon>`
        : html`<cs-avatar slot="lead" name=${line.name}></cs-avatar>`
    }
    ${line.name ?? line.number}
    <cs-date slot="at" at=${line.receivedAt}></cs-date>
    <span slot="second">${line.text}</span>
    <cs-badge slot="state" tone=${line.state === "new" ? "indigo" : "plain"}>${texts[line.state]}</cs-badge>
  </cs-row>`;
}

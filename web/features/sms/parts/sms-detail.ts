import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchMessage, resendMessage, stopBatch, type SmsDetail as Detail } from "../api.ts";
import { happeningText, partsText, stateText, stateTone } from "../labels.ts";
import { watchSms } from "../state.ts";

/** One message with its whole history: what happened, when, and what may be done about it. */
@customElement("sms-detail")
export class SmsDetail extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-4) var(--cs-gutter) var(--cs-12);
      }
      article {
        max-width: 720px;
        margin: 0 auto;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
        min-height: var(--cs-control);
      }
      .top cs-button {
        margin-left: auto;
      }
      .top .back {
        display: none;
        margin-left: -10px;
      }
      h2 {
        margin-top: var(--cs-3);
        font-size: var(--cs-text-l);
        outline: none;
      }
      blockquote {
        margin: var(--cs-4) 0;
        padding: var(--cs-3) var(--cs-4);
        border-left: 3px solid var(--cs-indigo);
        background: var(--cs-raised);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      ol {
        margin: var(--cs-4) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 9em minmax(0, 1fr);
        gap: var(--cs-3);
        padding-block: var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
      time,
      .small {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 1099.9px) {
        .top .back {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ attribute: false }) messageId: number | undefined;

  readonly #detail = new LoadController<Detail, number>(this, {
    args: () => this.messageId,
    load: (id, signal) => fetchMessage(id, signal),
  });

  protected override watches() {
    return [
      watchSms("message", (id) => {
        if (id === this.messageId) void this.#detail.reload();
      }),
    ];
  }

  override render() {
    return loadView(this.#detail, { ready: (detail) => this.#view(detail) });
  }

  #view({ message, history }: Detail) {
    return html`<article>
      <div class="top">
        <cs-button
          class="back"
          kind="quiet"
          icon="chevron-left"
          label=${msg("Quay lại danh sách", { id: "sms.back" })}
          href="/sms"
        ></cs-button>
        <cs-badge tone=${stateTone(message.state)}>${stateText(message.state)}</cs-badge>
        <span class="small">${partsText(message.parts)}</span>
        ${
          message.can.resend
            ? html`<cs-button icon="send" @click=${() => void this.#resend(message.id)}
                >${msg("Gửi lại", { id: "sms.resend" })}</cs-button
              >`
            : nothing
        }
        ${
          message.can.stop && message.batchId !== null
            ? html`<cs-button icon="x" @click=${() => void this.#stop(message.batchId ?? 0)}
                >${msg("Dừng gửi cả đợt", { id: "sms.stop-batch" })}</cs-button
              >`
            : nothing
        }
      </div>
      <h2 tabindex="-1">${message.name === null ? message.number : `${message.name} · ${message.number}`}</h2>
      <blockquote>${message.text}</blockquote>
      ${
        message.state === "unknown"
          ? html`<cs-note kind="warning"
              >${msg("Modem không cho biết tin đã đi hay chưa. Gửi lại có thể làm người nhận thấy tin hai lần.", { id: "sms.unknown-note" })}</cs-note
            >`
          : nothing
      }
      <ol>
        ${history.map(
          ({ at, what, part, detail }) =>
            html`<li>
              <time><cs-date form="sentence" at=${at}></cs-date></time>
              <div>
                ${happeningText(what)}
                ${message.parts > 1 && part !== null ? html`<span class="small">${msg(str`phần ${part}`, { id: "sms.part-number" })}</span>` : nothing}
                ${detail === "" ? nothing : html`<div class="small">${detail}</div>`}
              </div>
            </li>`,
        )}
      </ol>
    </article>`;
  }

  async #resend(id: number): Promise<void> {
    try {
      await resendMessage(id);
      toast(msg("Đã đưa vào hàng đợi để gửi lại", { id: "sms.resent" }));
      await this.#detail.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #stop(batchId: number): Promise<void> {
    const sure = await confirm({
      heading: msg("Dừng gửi cả đợt?", { id: "sms.stop-heading" }),
      text: msg("Những tin chưa đi sẽ không được gửi. Tin đã đi thì không lấy lại được.", { id: "sms.stop-text" }),
      verb: msg("Dừng gửi", { id: "sms.stop-verb" }),
    });
    if (!sure) return;
    try {
      const { stopped } = await stopBatch(batchId);
      toast(msg(str`Đã dừng ${stopped} tin`, { id: "sms.stopped" }));
      await this.#detail.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

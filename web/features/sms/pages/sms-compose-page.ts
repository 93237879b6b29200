import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchTemplates, findPeople, sendMessage, type Preview } from "../api.ts";
import { DraftController, inputOf, openFields } from "../draft.ts";
import "../parts/sms-list.ts";
import type { SmsListPart } from "../parts/sms-list.ts";

const SHOWN = 20;

/** A message to people and numbers: while it is typed it shows what it costs with its marks and without. */
@customElement("sms-compose-page")
export class SmsComposePage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      form {
        display: grid;
        gap: var(--cs-5);
        max-width: 720px;
      }
      .cost {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--cs-3);
      }
      .cost button {
        padding: var(--cs-3) var(--cs-4);
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .cost button[aria-pressed="true"] {
        border-color: var(--cs-indigo);
        box-shadow: inset 0 0 0 1px var(--cs-indigo);
      }
      .cost b {
        display: block;
        font-weight: 600;
      }
      .small {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        overflow-wrap: anywhere;
      }
      .refused {
        margin: 0;
        padding-left: var(--cs-5);
        color: var(--cs-red);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-3);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private sending = false;
  /** The template that is used must fit into one part. */
  @state() private onePart = false;
  readonly #draft = new DraftController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const template = Number(this.place.query["template"]);
    if (Number.isInteger(template) && template > 0) void this.#take(template);
  }

  override render() {
    const { draft, preview, error } = this.#draft;
    return html`<cs-page heading=${msg("Soạn tin nhắn SMS", { id: "sms.compose" })}>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#send();
        }}
      >
        <cs-people-picker
          label=${msg("Người nhận trong cơ quan", { id: "sms.to-people" })}
          placeholder=${msg("Gõ tên người, đơn vị hay nhóm", { id: "sms.to-placeholder" })}
          .find=${findPeople}
          .picked=${draft.picked}
          @cs-input=${(event: Event) => {
            this.#draft.change({ picked: (event.target as CsPeoplePicker).picked });
          }}
        ></cs-people-picker>
        ${can("sms.citizens") ? this.#numbers() : nothing}
        <cs-field
          lines="4"
          label=${msg("Nội dung", { id: "sms.text" })}
          .value=${draft.text}
          @cs-input=${(event: Event) => {
            this.#draft.change({ text: (event.target as CsField).value });
          }}
        ></cs-field>
        ${openFields(draft).map(
          (name) =>
            html`<cs-field
              label=${name}
              .value=${draft.fields[name] ?? ""}
              @cs-input=${(event: Event) => {
                this.#draft.change({ fields: { ...draft.fields, [name]: (event.target as CsField).value } });
              }}
            ></cs-field>`,
        )}
        ${preview ? this.#cost(preview) : nothing}
        ${
          this.onePart && preview && (draft.plain ? preview.plain : preview.marked).parts > 1
            ? html`<cs-note kind="warning"
                >${msg("Mẫu này nên vừa một phần tin. Hãy viết ngắn lại hoặc bỏ dấu.", { id: "sms.over-budget" })}</cs-note
              >`
            : nothing
        }
        ${error instanceof Error ? html`<cs-note kind="error">${error.message}</cs-note>` : nothing}
        <cs-check
          ?checked=${draft.urgent}
          label=${msg("Gửi ngay cả trong giờ yên tĩnh", { id: "sms.urgent" })}
          @cs-input=${(event: Event) => {
            this.#draft.change({ urgent: (event.target as CsCheck).checked });
          }}
        ></cs-check>
        <div class="foot">
          <cs-button type="submit" kind="primary" icon="send" ?busy=${this.sending}>${this.#verb(preview)}</cs-button>
          <cs-button href="/sms">${msg("Hủy", { id: "sms.cancel" })}</cs-button>
        </div>
      </form>
    </cs-page>`;
  }

  #numbers() {
    const { list, text, plain } = this.#draft.draft;
    return html`<sms-list
        .list=${list}
        .text=${text}
        ?plain=${plain}
        @cs-input=${(event: Event) => {
          this.#draft.change({ list: (event.target as SmsListPart).list });
        }}
      ></sms-list>
      <cs-field
        lines="4"
        label=${msg("Số điện thoại khác", { id: "sms.numbers" })}
        hint=${msg("Mỗi dòng một số, hoặc dán cả cột từ Excel.", { id: "sms.numbers-hint" })}
        .value=${this.#draft.draft.numbers}
        @cs-input=${(event: Event) => {
          this.#draft.change({ numbers: (event.target as CsField).value });
        }}
      ></cs-field>`;
  }

  #cost(preview: Preview) {
    const choice = (plain: boolean, title: string, measure: Preview["plain"]) =>
      html`<button
        type="button"
        aria-pressed=${this.#draft.draft.plain === plain}
        @click=${() => {
          this.#draft.change({ plain });
        }}
      >
        <b>${title}: ${msg(str`${formatNumber(measure.parts)} phần tin`, { id: "sms.parts" })}</b>
        <span class="small">${measure.text}</span>
      </button>`;
    return html`<div class="cost" role="group" aria-label=${msg("Cách viết", { id: "sms.spelling" })}>
        ${choice(false, msg("Có dấu", { id: "sms.marked" }), preview.marked)}
        ${choice(true, msg("Không dấu", { id: "sms.plain" }), preview.plain)}
      </div>
      <div class="small">
        ${msg(str`${formatNumber(preview.recipients)} người nhận, tổng cộng ${formatNumber(preview.parts)} phần tin.`, { id: "sms.total" })}
        ${preview.withoutMobile > 0 ? msg(str`${preview.withoutMobile} người chưa có số di động.`, { id: "sms.without-mobile" }) : nothing}
        ${preview.optedOut > 0 ? msg(str`${preview.optedOut} số đã từ chối nhận tin.`, { id: "sms.opted-out" }) : nothing}
      </div>
      ${
        preview.refused.length === 0
          ? nothing
          : html`<ul class="refused">
              ${preview.refused.slice(0, SHOWN).map(({ reason }) => html`<li>${reason}</li>`)}
              ${
                preview.refusedCount > SHOWN
                  ? html`<li>
                      ${msg(str`và ${formatNumber(preview.refusedCount - SHOWN)} dòng nữa`, { id: "sms.refused-more" })}
                    </li>`
                  : nothing
              }
            </ul>`
      }`;
  }

  #verb(preview: Preview | undefined): string {
    const count = preview?.recipients ?? 0;
    return count > 0
      ? msg(str`Gửi cho ${formatNumber(count)} người`, { id: "sms.send-count" })
      : msg("Gửi", { id: "sms.send" });
  }

  async #take(id: number): Promise<void> {
    const { items } = await fetchTemplates();
    const template = items.find((each) => each.id === id);
    this.onePart = template?.onePart ?? false;
    if (template) this.#draft.change({ text: template.text });
  }

  async #send(): Promise<void> {
    this.sending = true;
    try {
      const { queued } = await sendMessage(inputOf(this.#draft.draft));
      toast(msg(str`Đã đưa ${queued} tin vào hàng đợi`, { id: "sms.queued" }));
      await navigate("/sms");
    } catch (error) {
      toastError(error);
    } finally {
      this.sending = false;
    }
  }
}

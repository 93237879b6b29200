import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { DraftRow, Label, MessageRow } from "../api.ts";
import { peopleText, safeText, subjectText, whoText } from "../labels.ts";
import type { ListRow } from "../rows.ts";
import "./mail-tone.ts";

/** Labels that a row has room for. */
const ROOM = 2;

/**
 * A row: who, when, what about, and in what state. In a folder of sent mail, who received it; in a list of conversations, who takes part.
 * @fires mail-star - the star was pressed; `detail: MessageRow`
 */
@customElement("mail-row")
export class MailRow extends OfficeElement {
  static override styles = [
    base,
    css`
      .urgent {
        color: var(--cs-red);
        font-weight: 600;
      }
      :host {
        display: block;
      }
      .subject {
        color: var(--cs-ink);
      }
      .new {
        font-weight: 500;
      }
      .sign {
        position: relative;
        display: inline-flex;
      }
      .unsure {
        color: var(--cs-amber-mark);
      }
      .count {
        margin-left: 4px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-weight: 400;
      }
      .star {
        position: relative;
        display: inline-flex;
        margin: -6px -6px -6px -4px;
        padding: 6px;
        border-radius: var(--cs-radius);
        color: var(--cs-line-strong);
        cursor: pointer;
      }
      .star.on {
        color: var(--cs-amber-mark);
      }
      @media (hover: hover) {
        .star:hover {
          color: var(--cs-amber-mark);
          background: var(--cs-pressed);
        }
      }
    `,
  ];

  @property({ attribute: false }) row!: ListRow;
  @property({ attribute: false }) labels: readonly Label[] = [];
  @property({ type: Boolean, attribute: "as-sent" }) asSent = false;
  /** It is only looked at: no star to press. */
  @property({ type: Boolean }) still = false;

  override render() {
    return this.row.kind === "message" ? this.#message(this.row.message) : draftRow(this.row.draft);
  }

  #message(message: MessageRow) {
    const { conversation } = message;
    const many = conversation && conversation.total > 1 ? conversation : undefined;
    const isUnread = many ? many.unread > 0 : !message.seen;
    const who = many && !this.asSent ? peopleText(many) : whoText(message, this.asSent);
    const photo = this.asSent || message.from.photoHash === null ? "" : photoUrl(message.from.photoHash);
    const shown = this.labels.filter(({ keyword }) => message.keywords.includes(keyword)).slice(0, ROOM);
    return html`<cs-row ?unread=${isUnread}>
      <cs-avatar slot="lead" name=${whoText(message, this.asSent)} photo=${photo}></cs-avatar>
      ${isUnread ? html`<span class="for-readers">${msg("Chưa đọc", { id: "mail.unread" })}. </span>` : nothing}<bdi>${who}</bdi>${many ? html`<span class="count number">${many.total}</span>` : nothing}
      <cs-date slot="at" at=${message.receivedAt}></cs-date>
      <span slot="second"
        >${message.urgent ? html`<b class="urgent">${msg("Khẩn", { id: "mail.urgent" })}</b> ` : nothing}<span
          class=${isUnread ? "subject new" : "subject"}
          ><bdi>${safeText(subjectText(message.subject))}</bdi></span
        >${message.preview === "" ? nothing : html` — <bdi>${safeText(message.preview)}</bdi>`}</span
      >
      ${shown.map(({ tone, name }) => html`<mail-tone slot="state" tone=${tone} name=${name}></mail-tone>`)}
      ${this.#marks(message)}${this.#star(message, many?.flagged ?? message.flagged)}
    </cs-row>`;
  }

  #marks(message: MessageRow) {
    const icon = (name: "alert" | "reply" | "forward" | "paperclip", label: string) =>
      html`<span slot="state" class=${name === "alert" ? "sign unsure" : "sign"} title=${label}
        ><cs-icon name=${name}></cs-icon><span class="for-readers">${label}</span></span
      >`;
    return html`${message.suspicious ? icon("alert", msg("Chưa rõ người gửi", { id: "mail.unsure" })) : nothing}${
      message.answered ? icon("reply", msg("Đã trả lời", { id: "mail.answered" })) : nothing
    }${message.forwarded ? icon("forward", msg("Đã chuyển tiếp", { id: "mail.forwarded" })) : nothing}${
      (message.conversation?.hasAttachments ?? message.hasAttachments)
        ? icon("paperclip", msg("Có tệp đính kèm", { id: "mail.has-files" }))
        : nothing
    }`;
  }

  /** Pressed by a pointer only: the key is s, and a row holds nothing else that takes the focus. */
  #star(message: MessageRow, isOn: boolean) {
    if (this.still && !isOn) return nothing;
    return html`<span
      slot="state"
      class=${isOn ? "star on" : "star"}
      @click=${(event: Event) => {
        if (this.still) return;
        event.stopPropagation();
        this.emit("mail-star", message);
      }}
      >${
        isOn
          ? html`<cs-icon name="star-filled"></cs-icon
              ><span class="for-readers">${msg("Có gắn sao", { id: "mail.is-starred" })}</span>`
          : html`<cs-icon name="star"></cs-icon>`
      }</span
    >`;
  }
}

function draftRow(draft: DraftRow) {
  const names = draft.to.map(({ name }) => name).join(", ");
  const who = names === "" ? msg("Chưa có người nhận", { id: "mail.no-recipient" }) : names;
  return html`<cs-row>
    <cs-avatar slot="lead" name=${who}></cs-avatar>
    ${who}
    <cs-date slot="at" at=${draft.savedAt}></cs-date>
    <span slot="second">${subjectText(draft.subject)} — ${draft.preview}</span>
    ${
      draft.hasFiles
        ? html`<span slot="state" class="sign"
            ><cs-icon name="paperclip"></cs-icon
            ><span class="for-readers">${msg("Có tệp đính kèm", { id: "mail.has-files" })}</span></span
          >`
        : nothing
    }
  </cs-row>`;
}

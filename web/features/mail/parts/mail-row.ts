import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { DraftRow, MessageRow } from "../api.ts";
import { subjectText, whoText } from "../labels.ts";

/** A row of the list: a message, or something that is still being written. */
export type ListRow =
  { readonly kind: "message"; readonly message: MessageRow } | { readonly kind: "draft"; readonly draft: DraftRow };

export const keyOfRow = (row: ListRow): string =>
  row.kind === "message" ? `m${String(row.message.id)}` : `d${String(row.draft.id)}`;

/** A row: who, when, what about, and in what state. In a folder of sent mail, who received it. */
@customElement("mail-row")
export class MailRow extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .subject {
        color: var(--cs-ink);
      }
      .new {
        font-weight: 500;
      }
      .star,
      .unsure {
        color: var(--cs-amber-mark);
      }
    `,
  ];

  @property({ attribute: false }) row!: ListRow;
  @property({ type: Boolean, attribute: "as-sent" }) asSent = false;

  override render() {
    return this.row.kind === "message" ? messageRow(this.row.message, this.asSent) : draftRow(this.row.draft);
  }
}

function messageRow(message: MessageRow, asSent: boolean) {
  const who = whoText(message, asSent);
  const photo = asSent || message.from.photoHash === null ? "" : photoUrl(message.from.photoHash);
  return html`<cs-row ?unread=${!message.seen}>
    <cs-avatar slot="lead" name=${who} photo=${photo}></cs-avatar>
    ${message.seen ? nothing : html`<span class="for-readers">${msg("Chưa đọc", { id: "mail.unread" })}. </span>`}${who}
    <cs-date slot="at" at=${message.receivedAt}></cs-date>
    <span slot="second"
      ><span class=${message.seen ? "subject" : "subject new"}>${subjectText(message.subject)}</span> —
      ${message.preview}</span
    >
    ${
      message.suspicious
        ? html`<cs-icon
            slot="state"
            class="unsure"
            name="alert"
            label=${msg("Chưa rõ người gửi", { id: "mail.unsure" })}
          ></cs-icon>`
        : nothing
    }
    ${
      message.answered
        ? html`<cs-icon slot="state" name="reply" label=${msg("Đã trả lời", { id: "mail.answered" })}></cs-icon>`
        : nothing
    }
    ${
      message.forwarded
        ? html`<cs-icon slot="state" name="forward" label=${msg("Đã chuyển tiếp", { id: "mail.forwarded" })}></cs-icon>`
        : nothing
    }
    ${
      message.hasAttachments
        ? html`<cs-icon
            slot="state"
            name="paperclip"
            label=${msg("Có tệp đính kèm", { id: "mail.has-files" })}
          ></cs-icon>`
        : nothing
    }
    ${
      message.flagged
        ? html`<cs-icon
            slot="state"
            class="star"
            name="star-filled"
            label=${msg("Có gắn sao", { id: "mail.is-starred" })}
          ></cs-icon>`
        : nothing
    }
  </cs-row>`;
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
        ? html`<cs-icon
            slot="state"
            name="paperclip"
            label=${msg("Có tệp đính kèm", { id: "mail.has-files" })}
          ></cs-icon>`
        : nothing
    }
  </cs-row>`;
}

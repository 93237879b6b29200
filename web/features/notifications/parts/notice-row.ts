import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Notice } from "../../../../server/modules/notifications/contract.ts";
import { language, msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-avatar.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-badge.ts";
import "../../../ui/cs-date.ts";
import "../../../ui/cs-icon.ts";
import "../../../ui/cs-row.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";

export const noticeStyles = css`
  .by-itself {
    display: grid;
    flex: none;
    place-content: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--cs-indigo-tint);
    color: var(--cs-indigo);
    --cs-icon-size: 18px;
  }
`;

/** The sender's picture, or a bell for what the program tells by itself. */
export function noticeFace({ from }: Notice, slot?: string): TemplateResult {
  if (!from) {
    return html`<span class="by-itself" slot=${slot ?? nothing} aria-hidden="true"
      ><cs-icon name="bell"></cs-icon
    ></span>`;
  }
  const photo = from.photoHash === null ? "" : photoUrl(from.photoHash);
  return html`<cs-avatar slot=${slot ?? nothing} name=${from.name} photo=${photo} title=${from.name}></cs-avatar>`;
}

/** A notice in a list: what happened and when, then who and about what. */
@customElement("notice-row")
export class NoticeRow extends OfficeElement {
  static override styles = [
    base,
    noticeStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .dot {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--cs-indigo);
      }
    `,
  ];

  @property({ attribute: false }) notice!: Notice;

  override render() {
    const { notice } = this;
    const second = [notice.from?.name ?? "", notice.body].filter((part) => part !== "").join(" · ");
    return html`<cs-row ?unread=${!notice.read}>
      ${noticeFace(notice, "lead")}
      ${
        notice.read
          ? nothing
          : html`<span class="for-readers">${msg("Chưa đọc", { id: "notifications.unread" })}: </span>`
      }${notice.title[language()]}
      <cs-date slot="at" at=${notice.at}></cs-date>
      <span slot="second">${second}</span>
      ${
        notice.urgent
          ? html`<cs-badge slot="state" tone="red">${msg("Khẩn", { id: "notifications.urgent" })}</cs-badge>`
          : nothing
      }
      ${notice.read ? nothing : html`<span slot="state" class="dot" aria-hidden="true"></span>`}
    </cs-row>`;
  }
}

/** For a list's `row`. */
export const noticeRow = (notice: Notice): TemplateResult => html`<notice-row .notice=${notice}></notice-row>`;

import type { SmsState } from "../../../../server/modules/notifications/contract.ts";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-avatar.ts";
import "../../../ui/cs-badge.ts";
import "../../../ui/cs-icon.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { WatchedPerson } from "./api.ts";
import { failureText, reasonTitle, stepTitle, wayTitle } from "./labels.ts";

type Asked = WatchedPerson["asked"][number];

/** One person of a must-arrive notice: has it or not, and everything that was done to reach him or her. */
@customElement("watched-row")
export class WatchedRow extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--cs-3);
        padding: var(--cs-3) 0;
        border-bottom: 1px solid var(--cs-line);
      }
      .name {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px var(--cs-2);
        font-weight: 500;
      }
      ul {
        margin: 2px 0 0;
        padding: 0;
        list-style: none;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      li {
        overflow-wrap: anywhere;
      }
      .failed {
        color: var(--cs-red);
      }
      @media print {
        :host {
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) watched!: WatchedPerson;

  override render() {
    const { person, confirmedAt, asked, empty, next } = this.watched;
    return html`<cs-avatar
        name=${person.name}
        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
      ></cs-avatar>
      <div>
        <div class="name">
          ${person.name}
          ${
            confirmedAt === null
              ? html`<cs-badge tone="amber">${msg("Chưa xác nhận", { id: "notifications.not-confirmed" })}</cs-badge>`
              : html`<cs-badge tone="green">${msg("Đã nhận", { id: "notifications.confirmed" })}</cs-badge>`
          }
        </div>
        <ul>
          ${confirmedAt === null ? nothing : html`<li>${this.#confirmed(confirmedAt)}</li>`}
          ${asked.map((each) => this.#asked(each))}
          ${empty.map((step) => html`<li>${msg(str`${stepTitle(step)}: không có ai để báo`, { id: "notifications.step-empty" })}</li>`)}
          ${
            next
              ? html`<li>
                  ${msg(str`Bước tiếp: ${stepTitle(next.step)}, ${sentenceDate(next.at)}`, { id: "notifications.next-step" })}
                </li>`
              : nothing
          }
        </ul>
      </div>`;
  }

  #confirmed(at: number): string {
    const { confirmedBy, person, way } = this.watched;
    const when = sentenceDate(at);
    return confirmedBy && confirmedBy.id !== person.id
      ? msg(str`${confirmedBy.name} nhận báo thay, ${wayTitle(way)}, ${when}`, { id: "notifications.confirmed-for" })
      : msg(str`Xác nhận bằng cách ${wayTitle(way)}, ${when}`, { id: "notifications.confirmed-at" });
  }

  #asked({ person, reason, askedAt, seenAt, soundAt, sms }: Asked) {
    const isSelf = reason === "self";
    const who = isSelf ? "" : `${person.name} (${reasonTitle(reason)}): `;
    const shown =
      seenAt === null
        ? msg(str`gửi tới máy ${sentenceDate(askedAt)}, chưa hiện`, { id: "notifications.not-shown" })
        : msg(str`hiện trên máy ${sentenceDate(seenAt)}`, { id: "notifications.shown-at" });
    const rang =
      soundAt === null ? "" : msg(str`, có chuông từ ${sentenceDate(soundAt)}`, { id: "notifications.rang-at" });
    return html`<li>${who}${shown}${rang}</li>
      ${sms ? this.#sms(who, sms) : nothing}`;
  }

  #sms(who: string, { state, at, error }: NonNullable<Asked["sms"]>) {
    const when = sentenceDate(at);
    if (state === "failed") {
      const why = error === null ? msg("mạng không nhận", { id: "notifications.refused" }) : failureText(error);
      return html`<li class="failed">
        ${who}${msg(str`SMS không gửi được: ${why}`, { id: "notifications.sms-failed" })}
      </li>`;
    }
    return html`<li>${who}${smsText(state, when)}</li>`;
  }
}

function smsText(state: Exclude<SmsState, "failed">, when: string): string {
  const texts: Record<typeof state, string> = {
    waiting: msg(str`SMS chờ gửi từ ${when}`, { id: "notifications.sms-waiting" }),
    queued: msg(str`SMS chờ modem từ ${when}`, { id: "notifications.sms-queued" }),
    sent: msg(str`SMS đã gửi đi ${when}`, { id: "notifications.sms-sent" }),
    delivered: msg(str`SMS đã đến máy ${when}`, { id: "notifications.sms-delivered" }),
    unknown: msg(str`SMS không rõ đã đến hay chưa, ${when}`, { id: "notifications.sms-unknown" }),
  };
  return texts[state];
}

/** For a list's `row`. */
export const watchedRow = (watched: WatchedPerson): TemplateResult =>
  html`<watched-row .watched=${watched}></watched-row>`;

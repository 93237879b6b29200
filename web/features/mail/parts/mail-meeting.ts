import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { dayOf, fullDate, timeOf } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Message } from "../api.ts";
import { safeText } from "../labels.ts";

type Meeting = NonNullable<Message["meeting"]>;

/** The meeting that a message brings: what it asks, when, where, who. */
@customElement("mail-meeting")
export class MailMeeting extends OfficeElement {
  static override styles = [
    base,
    css`
      section {
        display: grid;
        gap: var(--cs-3);
        margin-bottom: var(--cs-4);
        padding: var(--cs-4);
        border: 1px solid var(--cs-line);
        border-left: 3px solid var(--cs-indigo);
        border-radius: var(--cs-radius);
      }
      .cancelled {
        border-left-color: var(--cs-red);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
      }
      h3 {
        font-size: var(--cs-text-l);
      }
      .cancelled h3 {
        text-decoration: line-through;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px var(--cs-4);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) meeting!: Meeting;

  override render() {
    const { meeting } = this;
    const isCancelled = meeting.method === "cancel";
    const line = (title: string, value: string) =>
      value === ""
        ? nothing
        : html`<dt>${title}</dt>
            <dd><bdi>${safeText(value)}</bdi></dd>`;
    const names = meeting.attendees.map(({ name, address, answer }) => {
      const who = name === "" ? address : name;
      const said = answerTitle(answer);
      return said === "" ? who : `${who} (${said})`;
    });
    const { organiser } = meeting;
    return html`<section
      class=${isCancelled ? "cancelled" : ""}
      aria-label=${msg("Cuộc họp trong thư", { id: "mail.meeting" })}
    >
      <div class="head">
        <cs-badge tone=${isCancelled ? "red" : "indigo"} icon="calendar">${methodTitle(meeting.method)}</cs-badge>
        <h3><bdi>${safeText(meeting.summary)}</bdi></h3>
      </div>
      <dl>
        ${line(msg("Thời gian", { id: "mail.meeting-when" }), whenText(meeting))}
        ${line(msg("Địa điểm", { id: "mail.meeting-place" }), meeting.place)}
        ${line(msg("Chủ trì", { id: "mail.meeting-by" }), organiser ? organiser.name || organiser.address : "")}
        ${line(msg("Thành phần", { id: "mail.meeting-who" }), names.join(", "))}
      </dl>
    </section>`;
  }
}

function methodTitle(method: Meeting["method"]): string {
  switch (method) {
    case "cancel":
      return msg("Cuộc họp đã hủy", { id: "mail.meeting-cancelled" });
    case "reply":
      return msg("Trả lời lời mời", { id: "mail.meeting-reply" });
    case "request":
      return msg("Lời mời họp", { id: "mail.meeting-request" });
    default:
      return msg("Lịch", { id: "mail.meeting-event" });
  }
}

function answerTitle(answer: Meeting["attendees"][number]["answer"]): string {
  switch (answer) {
    case "accepted":
      return msg("nhận lời", { id: "mail.meeting-yes" });
    case "declined":
      return msg("từ chối", { id: "mail.meeting-no" });
    case "tentative":
      return msg("chưa chắc", { id: "mail.meeting-maybe" });
    case "none":
      return "";
  }
}

/** `Thứ Hai, 23/11/2026 8:15 – 10:00`; of whole days, the days. */
export function whenText({ startAt, endAt, startOn, endOn, isRepeated }: Meeting): string {
  const repeated = isRepeated ? ` · ${msg("lặp lại", { id: "mail.meeting-repeated" })}` : "";
  if (startOn !== null) {
    return formatDay(startOn) + (endOn !== null && endOn !== startOn ? ` – ${formatDay(endOn)}` : "") + repeated;
  }
  if (startAt === null) return "";
  const end = endAt === null ? "" : ` – ${dayOf(endAt) === dayOf(startAt) ? timeOf(endAt) : fullDate(endAt)}`;
  return fullDate(startAt) + end + repeated;
}

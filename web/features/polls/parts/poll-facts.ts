import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { PollDetail } from "../api.ts";
import { kindText, remindText, secrecyText } from "../labels.ts";

/** The rules of a poll: who is asked, from when to when, how. */
@customElement("poll-facts")
export class PollFacts extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(110px, auto) 1fr;
        gap: var(--cs-2) var(--cs-5);
        margin-top: var(--cs-3);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      @media (max-width: 560px) {
        dl {
          grid-template-columns: 1fr;
          gap: 0;
        }
        dd {
          margin-bottom: var(--cs-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) poll!: PollDetail;

  override render() {
    const { poll } = this;
    const facts: readonly (readonly [string, string])[] = [
      [msg("Hỏi ai", { id: "polls.fact-audience" }), poll.audience.map(({ name }) => name).join(", ")],
      [
        msg("Thời gian", { id: "polls.fact-period" }),
        msg(str`${fullDate(poll.opensAt)} đến ${fullDate(poll.closedAt ?? poll.closesAt)}`, { id: "polls.period" }),
      ],
      [msg("Cách trả lời", { id: "polls.fact-kind" }), kindText(poll)],
      [msg("Giữ kín", { id: "polls.fact-secrecy" }), secrecyText(poll.secrecy)],
      [
        msg("Công bố", { id: "polls.fact-results" }),
        poll.results === "live"
          ? msg("Kết quả hiện ngay trong khi hỏi", { id: "polls.results-live" })
          : msg("Kết quả hiện sau khi đóng", { id: "polls.results-after" }),
      ],
      [
        msg("Tỷ lệ tối thiểu", { id: "polls.fact-quorum" }),
        poll.quorum === null
          ? msg("Không đặt", { id: "polls.no-quorum" })
          : msg(str`${poll.quorum} % số người được hỏi`, { id: "polls.quorum-share" }),
      ],
      [msg("Nhắc", { id: "polls.fact-remind" }), remindText(poll.remindHours)],
    ];
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Về cuộc trưng cầu", { id: "polls.about" })}</h3>
      <dl>
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>`;
  }
}

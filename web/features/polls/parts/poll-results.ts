import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { PollDetail } from "../api.ts";
import { percentText } from "../labels.ts";
import { percent, quorumOf } from "../state.ts";

/** How many have answered, whether that is enough, and what they chose: bars with their numbers beside them. */
@customElement("poll-results")
export class PollResults extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      section {
        display: grid;
        gap: var(--cs-5);
      }
      .turnout {
        display: grid;
        gap: 6px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--cs-3);
      }
      .rule {
        align-items: center;
      }
      .head strong {
        font-weight: 600;
      }
      .numbers {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      .numbers b {
        display: inline-block;
        min-width: 3.6em;
        font-weight: 600;
        text-align: right;
      }
      .track {
        position: relative;
        height: 8px;
        border-radius: 4px;
        background: var(--cs-pressed);
      }
      .fill {
        height: 100%;
        border-radius: 4px;
        background: var(--cs-indigo-fill);
        transition: width var(--cs-motion);
      }
      .turnout .fill {
        background: var(--cs-line-strong);
      }
      .needed {
        position: absolute;
        inset: -3px auto -3px 0;
        width: 2px;
        background: var(--cs-ink);
      }
      .verdict {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        --cs-icon-size: 16px;
      }
      .met {
        color: var(--cs-green);
      }
      .unmet {
        color: var(--cs-amber);
      }
      ol {
        display: grid;
        gap: var(--cs-4);
      }
      .option {
        display: flex;
        align-items: flex-start;
        justify-content: space-between;
        gap: var(--cs-3);
        margin-bottom: 4px;
      }
      .text {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .most .text {
        font-weight: 600;
      }
      .mine {
        margin-left: 6px;
        color: var(--cs-indigo);
        font-size: var(--cs-text-s);
        font-weight: 500;
        white-space: nowrap;
      }
      .hidden {
        display: flex;
        gap: var(--cs-2);
        color: var(--cs-ink-2);
        --cs-icon-size: 20px;
      }
    `,
  ];

  @property({ attribute: false }) poll!: PollDetail;

  override render() {
    const { poll } = this;
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Kết quả", { id: "polls.results" })}</h3>
      ${this.#turnout(poll)} ${poll.can.seeResults ? this.#options(poll) : this.#hidden(poll)}
    </section>`;
  }

  protected override updated(): void {
    for (const bar of this.renderRoot.querySelectorAll<HTMLElement>("[data-share]")) {
      bar.style.setProperty(bar.classList.contains("needed") ? "left" : "width", `${bar.dataset["share"] ?? "0"}%`);
    }
  }

  #turnout(poll: PollDetail) {
    const share = percent(poll.answered, poll.asked);
    const quorum = quorumOf(poll);
    return html`<div class="turnout">
      <div class="head">
        <strong>${msg("Đã trả lời", { id: "polls.turnout" })}</strong>
        <span class="numbers"
          >${formatNumber(poll.answered)}/${formatNumber(poll.asked)}<b>${percentText(share)}</b></span
        >
      </div>
      <div class="track" aria-hidden="true">
        <div class="fill" data-share=${share}></div>
        ${quorum ? html`<div class="needed" data-share=${percent(quorum.needed, poll.asked)}></div>` : nothing}
      </div>
      ${quorum ? this.#quorum(poll, quorum) : nothing}
    </div>`;
  }

  #quorum(poll: PollDetail, quorum: NonNullable<ReturnType<typeof quorumOf>>) {
    const rule = msg(str`Cần ít nhất ${quorum.needed} người (${poll.quorum ?? 0} %)`, { id: "polls.quorum-rule" });
    const verdict = quorum.met
      ? msg("Đã đủ tỷ lệ", { id: "polls.quorum-met" })
      : poll.state === "closed"
        ? msg(str`Không đủ tỷ lệ, thiếu ${quorum.missing} người`, { id: "polls.quorum-failed" })
        : msg(str`Còn thiếu ${quorum.missing} người`, { id: "polls.quorum-missing" });
    return html`<div class="head small rule">
      <span class="quiet">${rule}</span>
      <span class="verdict ${quorum.met ? "met" : "unmet"}"
        ><cs-icon name=${quorum.met ? "check" : "alert"}></cs-icon>${verdict}</span
      >
    </div>`;
  }

  #options(poll: PollDetail) {
    if (poll.kind === "text") return nothing;
    const most = Math.max(1, ...poll.options.map(({ votes }) => votes ?? 0));
    return html`<ol>
        ${poll.options.map(({ id, text, votes }) => {
          const share = percent(votes ?? 0, poll.answered);
          const mine = poll.mine?.optionIds.includes(id) ?? false;
          return html`<li class=${votes === most ? "most" : ""}>
            <div class="option">
              <span class="text"
                >${text}${
                  mine ? html`<span class="mine">✓ ${msg("bạn chọn", { id: "polls.your-choice" })}</span>` : nothing
                }</span
              >
              <span class="numbers">${formatNumber(votes ?? 0)}<b>${percentText(share)}</b></span>
            </div>
            <div class="track" aria-hidden="true"><div class="fill" data-share=${share}></div></div>
          </li>`;
        })}
      </ol>
      ${
        poll.kind === "multiple"
          ? html`<p class="small quiet">
              ${msg("Tỷ lệ tính trên số người trả lời; mỗi người chọn được nhiều nên cộng lại có thể quá 100 %.", {
                id: "polls.share-of-people",
              })}
            </p>`
          : nothing
      }`;
  }

  #hidden(poll: PollDetail) {
    return html`<p class="hidden">
      <cs-icon name="lock"></cs-icon
      ><span
        >${msg(
          str`Kết quả hiện sau khi đóng, lúc ${sentenceDate(poll.closesAt)}. Trước đó không ai xem được, kể cả người hỏi.`,
          {
            id: "polls.results-later",
          },
        )}</span
      >
    </p>`;
  }
}

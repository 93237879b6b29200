import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { POLL_COUNTED, type PollCounted } from "../../../../server/modules/polls/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPoll, markSeen, type PollDetail } from "../api.ts";
import { secrecyTitle, stateText, stateTone, whenText } from "../labels.ts";
import { withCounts } from "../state.ts";
import "./poll-answer.ts";
import "./poll-results.ts";

/** A poll inside another thing: answered where it stands, its result there when it may be seen. Nothing where this person is not asked. */
@customElement("poll-in-place")
export class PollInPlace extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      article {
        display: grid;
        gap: var(--cs-3);
        padding: var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      h3 {
        font-size: var(--cs-text-l);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) pollId!: number;
  #watched: number | undefined;
  #stopWatching: (() => void) | undefined;

  readonly #poll = new LoadController<PollDetail, number>(this, {
    args: () => this.pollId,
    load: async (id, signal) => {
      const poll = await fetchPoll(id, signal);
      void markSeen(id);
      return poll;
    },
  });

  protected override watches() {
    return [
      () => {
        this.#stopWatching?.();
        this.#watched = undefined;
      },
    ];
  }

  protected override willUpdate(): void {
    if (this.pollId === this.#watched) return;
    this.#stopWatching?.();
    this.#watched = this.pollId;
    this.#stopWatching = live.subscribe(`poll:${String(this.pollId)}`, ({ name, data }) => {
      // The server's notices.ts publishes nothing else under this name.
      if (name === POLL_COUNTED) this.#count(data as PollCounted);
    });
  }

  override render() {
    const poll = this.#poll.value;
    if (!poll) return nothing;
    return html`<article
      @poll-changed=${(event: CustomEvent<PollDetail>) => {
        this.#poll.set(event.detail);
      }}
    >
      <div class="top">
        <cs-badge tone=${stateTone(poll.state)}>${stateText(poll.state)}</cs-badge>
        <span>${secrecyTitle(poll.secrecy)}</span>
        <span>${whenText(poll)}</span>
        <a href="/polls/${poll.id}">${msg("Xem cuộc hỏi", { id: "polls.open-alone" })}</a>
      </div>
      <h3>${poll.title}</h3>
      ${poll.can.answer || poll.hasAnswered ? html`<poll-answer .poll=${poll}></poll-answer>` : nothing}
      ${
        poll.can.seeResults
          ? html`<poll-results .poll=${poll}></poll-results>`
          : html`<p class="small quiet">
              ${msg("Kết quả hiện ở đây khi cuộc hỏi kết thúc.", { id: "polls.result-later" })}
            </p>`
      }
    </article>`;
  }

  #count(counted: PollCounted): void {
    const now = this.#poll.value;
    if (!now) return;
    const { poll, stale } = withCounts(now, counted);
    this.#poll.set(poll);
    if (stale) void this.#poll.reload();
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { POLL_COUNTED, type PollCounted } from "../../../../server/modules/polls/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPoll, markSeen, type PollDetail as Poll } from "../api.ts";
import { secrecyTitle, stateText, stateTone, whenText } from "../labels.ts";
import { withCounts } from "../state.ts";
import "./poll-actions.ts";
import "./poll-answer.ts";
import "./poll-facts.ts";
import "./poll-results.ts";
import "./poll-texts.ts";
import "./poll-voters.ts";

/**
 * One poll: the question, its answer, its results, and what may be done with it.
 * @fires poll-changed - `detail`: the poll as it is now
 * @fires poll-removed - `detail`: its id
 */
@customElement("poll-detail")
export class PollDetail extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-4) var(--cs-gutter) var(--cs-12);
      }
      .measure {
        max-width: 720px;
        margin: 0 auto;
      }
      .top {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-height: var(--cs-control);
        margin-bottom: var(--cs-3);
      }
      .back {
        display: none;
        margin-left: -10px;
      }
      poll-actions {
        margin-left: auto;
      }
      h2 {
        font-size: var(--cs-text-xl);
        line-height: 1.4;
        outline: none;
        overflow-wrap: anywhere;
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-1) var(--cs-3);
        margin-top: var(--cs-3);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .who cs-person {
        color: var(--cs-ink);
      }
      .description {
        margin-top: var(--cs-4);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .parts {
        display: grid;
        gap: var(--cs-8);
        margin-top: var(--cs-6);
      }
      @media (max-width: 1099.9px) {
        .back {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ attribute: false }) pollId!: number;
  /** Where the list is, for narrow screens. */
  @property() back = "/polls";

  /** Rises with every live count, so that the roll beside it reads itself anew. */
  @state() private counted = 0;
  #watched: number | undefined;
  #stopWatching: (() => void) | undefined;

  readonly #poll = new LoadController<Poll, number>(this, {
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
      if (name === POLL_COUNTED) this.#count(data as PollCounted);
    });
  }

  override render() {
    return loadView(this.#poll, { ready: (poll) => this.#view(poll) });
  }

  override focus(): void {
    this.renderRoot.querySelector("h2")?.focus();
  }

  #view(poll: Poll) {
    const { name, photoHash } = poll.author;
    return html`<article class="measure" @poll-changed=${this.#changed}>
      <div class="top">
        <cs-button
          class="back"
          kind="quiet"
          icon="chevron-left"
          label=${msg("Quay lại danh sách", { id: "polls.back" })}
          href=${this.back}
        ></cs-button>
        <cs-badge tone=${stateTone(poll.state)}>${stateText(poll.state)}</cs-badge>
        <cs-badge icon=${poll.secrecy === "anonymous" ? "lock" : "user"}>${secrecyTitle(poll.secrecy)}</cs-badge>
        <poll-actions .poll=${poll}></poll-actions>
      </div>
      <h2 tabindex="-1">${poll.title}</h2>
      <div class="who">
        <cs-person size="small" name=${name} photo=${photoHash === null ? "" : photoUrl(photoHash)}></cs-person>
        <span>${whenText(poll)}</span>
      </div>
      ${poll.description ? html`<p class="description">${poll.description}</p>` : nothing}
      <div class="parts">
        ${
          poll.can.answer || poll.hasAnswered
            ? html`<poll-answer .poll=${poll}></poll-answer>`
            : poll.isAsked && poll.state === "closed"
              ? html`<p class="quiet">${msg("Bạn không trả lời cuộc này.", { id: "polls.not-answered" })}</p>`
              : nothing
        }
        ${poll.state === "scheduled" ? this.#preview(poll) : html`<poll-results .poll=${poll}></poll-results>`}
        ${
          poll.kind === "text" && poll.can.seeResults
            ? html`<poll-texts .pollId=${poll.id} .version=${this.counted}></poll-texts>`
            : nothing
        }
        <poll-facts .poll=${poll}></poll-facts>
        ${poll.can.seeVoters ? html`<poll-voters .poll=${poll} .version=${this.counted}></poll-voters>` : nothing}
      </div>
    </article>`;
  }

  /** Before it opens: what will be asked. */
  #preview(poll: Poll) {
    if (poll.kind === "text") return nothing;
    return html`<section class="stack">
      <h3 class="section-title">${msg(str`${poll.options.length} phương án`, { id: "polls.options-count" })}</h3>
      <ol class="stack">
        ${poll.options.map(({ text }) => html`<li>${text}</li>`)}
      </ol>
    </section>`;
  }

  #count(counted: PollCounted): void {
    const now = this.#poll.value;
    if (!now) return;
    const { poll, stale } = withCounts(now, counted);
    this.#poll.set(poll);
    this.counted += 1;
    if (stale) void this.#poll.reload();
    this.emit("poll-changed", poll);
  }

  /** A part has done something and got the poll back: it is shown here and goes on to the list. */
  #changed(event: CustomEvent<Poll>): void {
    this.#poll.set(event.detail);
    this.counted += 1;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { POLL_COUNTED, type PollCounted } from "../../../../server/modules/polls/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchPoll, type PollDetail } from "../api.ts";
import { stateText, stateTone, whenText } from "../labels.ts";
import { idOf, withCounts } from "../state.ts";
import "./poll-answer.ts";
import "./poll-results.ts";

/** A poll where its address is named: answered in place, its counts live. For those who are asked; nothing for anybody else. */
@customElement("poll-card")
export class PollCard extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: 520px;
        margin: var(--cs-2) 0;
        padding: var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
      }
      :host([hidden]) {
        display: none;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2);
        margin-bottom: var(--cs-2);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      h3 {
        font-size: var(--cs-text-m);
        overflow-wrap: anywhere;
      }
      h3 a {
        color: inherit;
      }
      .parts {
        display: grid;
        gap: var(--cs-5);
        margin-top: var(--cs-4);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  #watched: number | undefined;
  #end = (): void => undefined;

  readonly #poll = new LoadController<PollDetail, number>(this, {
    args: () => idOf(this.place.params["id"]),
    load: (id, signal) => fetchPoll(id, signal),
  });

  protected override watches() {
    return [
      () => {
        this.#end();
        this.#watched = undefined;
      },
    ];
  }

  protected override willUpdate(): void {
    const poll = this.#poll.value;
    this.toggleAttribute("hidden", !poll);
    if (poll?.id === this.#watched) return;
    this.#end();
    this.#watched = poll?.id;
    if (!poll) return;
    this.#end = live.subscribe(`poll:${String(poll.id)}`, ({ name, data }) => {
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
        ${
          poll.secrecy === "anonymous"
            ? html`<cs-badge icon="lock">${msg("Ẩn danh", { id: "polls.card-anonymous" })}</cs-badge>`
            : nothing
        }
        <span>${whenText(poll)}</span>
      </div>
      <h3><a href=${this.place.path}>${poll.title}</a></h3>
      <div class="parts">
        ${poll.can.answer || poll.hasAnswered ? html`<poll-answer .poll=${poll}></poll-answer>` : nothing}
        ${poll.state === "scheduled" ? nothing : html`<poll-results .poll=${poll}></poll-results>`}
      </div>
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

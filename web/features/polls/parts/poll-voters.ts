import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { VOTER_FILTERS } from "../../../../server/modules/polls/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsTabs } from "../../../ui/cs-tabs.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchVoters, type PollDetail, type Voter, type VoterFilter } from "../api.ts";
import { Soon } from "../../../kernel/soon.ts";
import { moreOf, rowStyles } from "../../../ui/paged-view.ts";

/** The roll: who has answered and who has not, and in a poll with names what each chose. */
@customElement("poll-voters")
export class PollVoters extends OfficeElement {
  static override styles = [base, blocks, rowStyles];

  @property({ attribute: false }) poll!: PollDetail;
  @property({ type: Number }) version = 0;
  @state() private filter: VoterFilter = "all";

  #shown = 0;
  readonly #voters = new PagedList<Voter>(this, {
    fetch: (after, signal) => fetchVoters(this.poll.id, this.filter, after, signal),
    keyOf: ({ person }) => person.id,
  });
  readonly #soon = new Soon(() => void this.#voters.reload());

  protected override watches() {
    this.#shown = this.poll.id;
    return [
      () => {
        this.#soon.cancel();
      },
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.poll.id !== this.#shown) {
      this.#shown = this.poll.id;
      void this.#voters.start();
    } else if (changed.has("version") && changed.get("version") !== undefined) this.#soon.call();
  }

  override render() {
    const { poll } = this;
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Người được hỏi", { id: "polls.voters" })}</h3>
      <cs-tabs
        label=${msg("Người được hỏi", { id: "polls.voters" })}
        value=${this.filter}
        .tabs=${VOTER_FILTERS.map((value) => ({
          value,
          title: this.#filterTitle(value),
          count: { all: poll.asked, silent: poll.asked - poll.answered, answered: poll.answered }[value],
        }))}
        @cs-input=${this.#filtered}
      ></cs-tabs>
      ${this.#list()}
    </section>`;
  }

  #list() {
    const { state: current, items, error } = this.#voters;
    if (current === "error") {
      return html`<cs-state kind="error" .error=${error} .retry=${() => void this.#voters.reload()}></cs-state>`;
    }
    if (current === "loading") return html`<cs-state kind="loading" rows="3"></cs-state>`;
    if (current === "empty") {
      return html`<p class="none">
        ${
          this.filter === "silent"
            ? msg("Mọi người đã trả lời.", { id: "polls.none-silent" })
            : msg("Chưa ai trả lời.", { id: "polls.none-answered" })
        }
      </p>`;
    }
    return html`<ul class="rows">
        ${items.map((voter) => this.#voter(voter))}
      </ul>
      ${moreOf(this.#voters)}`;
  }

  #voter({ person, answeredAt, optionIds }: Voter) {
    const chosen = this.poll.options.filter(({ id }) => optionIds.includes(id)).map(({ text }) => text);
    return html`<li>
      <cs-avatar
        size="small"
        name=${person.name}
        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
      ></cs-avatar>
      <div class="what">
        <div>${person.name}</div>
        ${chosen.length > 0 ? html`<div class="detail">${chosen.join(" · ")}</div>` : nothing}
      </div>
      <span class="when"
        >${
          answeredAt === null
            ? msg("Chưa trả lời", { id: "polls.silent" })
            : html`<cs-date form="list" at=${answeredAt}></cs-date>`
        }</span
      >
    </li>`;
  }

  #filterTitle(filter: VoterFilter): string {
    if (filter === "all") return msg("Tất cả", { id: "polls.voters-all" });
    return filter === "silent"
      ? msg("Chưa trả lời", { id: "polls.silent" })
      : msg("Đã trả lời", { id: "polls.answered" });
  }

  #filtered(event: Event): void {
    this.filter = (event.target as CsTabs).value as VoterFilter;
    void this.#voters.start();
  }
}

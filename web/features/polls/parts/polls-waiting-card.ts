import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchPolls } from "../api.ts";
import { whenText } from "../labels.ts";
import { watchPolls } from "../news.ts";

const ROWS = 5;

/** On Hôm nay: the questions that wait for this person, the most urgent first. Hidden when there are none. */
@customElement("polls-waiting-card")
export class PollsWaitingCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        padding: 9px var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  readonly #polls = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchPolls("waiting", undefined, signal),
  });

  protected override watches() {
    this.hidden = true;
    return [watchPolls(() => void this.#polls.reload())];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hidden = (this.#polls.value?.items.length ?? 0) === 0;
  }

  override render() {
    const polls = this.#polls.value?.items ?? [];
    return html`<cs-card
      heading=${msg("Chờ bạn trả lời", { id: "polls.card" })}
      count=${polls.length}
      href="/polls"
      href-text=${msg("Tất cả", { id: "polls.card-all" })}
    >
      ${polls.slice(0, ROWS).map(
        (poll) =>
          html`<a href="/polls/${poll.id}"
            ><cs-row
              ><cs-avatar
                slot="lead"
                name=${poll.author.name}
                photo=${poll.author.photoHash === null ? "" : photoUrl(poll.author.photoHash)}
              ></cs-avatar
              >${poll.title}<span slot="second">${poll.author.name} · ${whenText(poll)}</span></cs-row
            ></a
          >`,
      )}
    </cs-card>`;
  }
}

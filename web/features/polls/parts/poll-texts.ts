import { html, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchTexts, type PollText } from "../api.ts";
import { Soon } from "../../../kernel/soon.ts";
import { moreOf, rowStyles } from "../../../ui/paged-view.ts";

/** What people wrote, with their names unless the poll is anonymous. */
@customElement("poll-texts")
export class PollTexts extends OfficeElement {
  static override styles = [base, blocks, rowStyles];

  @property({ type: Number }) pollId = 0;
  @property({ type: Number }) version = 0;

  #shown = 0;
  readonly #keys = new WeakMap<PollText, number>();
  #lastKey = 0;
  readonly #texts = new PagedList<PollText>(this, {
    fetch: (after, signal) => fetchTexts(this.pollId, after, signal),
    keyOf: (text) => text.person?.id ?? this.#keyOf(text),
  });
  readonly #soon = new Soon(() => void this.#texts.reload());

  protected override watches() {
    this.#shown = this.pollId;
    return [
      () => {
        this.#soon.cancel();
      },
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.pollId !== this.#shown) {
      this.#shown = this.pollId;
      void this.#texts.start();
    } else if (changed.has("version") && changed.get("version") !== undefined) this.#soon.call();
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <h3 id="heading" class="section-title">${msg("Ý kiến", { id: "polls.texts" })}</h3>
      ${this.#list()}
    </section>`;
  }

  #list() {
    const { state, items, error } = this.#texts;
    if (state === "error") {
      return html`<cs-state kind="error" .error=${error} .retry=${() => void this.#texts.reload()}></cs-state>`;
    }
    if (state === "loading") return html`<cs-state kind="loading" rows="3"></cs-state>`;
    if (state === "empty") return html`<p class="none">${msg("Chưa có ý kiến nào.", { id: "polls.none-texts" })}</p>`;
    return html`<ul class="rows">
        ${items.map(
          ({ text, person }) =>
            html`<li>
              ${
                person
                  ? html`<cs-avatar
                        size="small"
                        name=${person.name}
                        photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
                      ></cs-avatar>
                      <div class="what">
                        <div class="detail">${person.name}</div>
                        <p class="words">${text}</p>
                      </div>`
                  : html`<p class="what words">${text}</p>`
              }
            </li>`,
        )}
      </ul>
      ${moreOf(this.#texts)}`;
  }

  /** An anonymous answer has no number, and two may say the same: each gets a key of its own here. */
  #keyOf(text: PollText): number {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    this.#lastKey -= 1;
    this.#keys.set(text, this.#lastKey);
    return this.#lastKey;
  }
}

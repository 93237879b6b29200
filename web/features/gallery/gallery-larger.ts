import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "../../ui/cs-day-field.ts";
import "../../ui/cs-hand-over.ts";
import "../../ui/cs-link-card.ts";
import "../../ui/cs-moment.ts";
import "../../ui/cs-rich-field.ts";
import "../../ui/cs-rich-text.ts";
import "../../ui/cs-split.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base, blocks } from "../../ui/styles.ts";
import samples from "./samples.json";

const { people, rows, words, rich } = samples;

/** The specimens of the pieces that pages load when they need them: days, rich text, links to things, a list beside its detail. */
@customElement("gallery-larger")
export class GalleryLarger extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: 0 var(--cs-gutter) var(--cs-12);
      }
      section {
        margin-bottom: var(--cs-8);
      }
      h2 {
        margin-bottom: var(--cs-3);
        color: var(--cs-ink-2);
        font-family: var(--cs-font-mono);
        font-size: var(--cs-text-s);
        font-weight: 400;
      }
      .fields {
        display: grid;
        gap: var(--cs-4);
        max-width: 520px;
      }
      .framed {
        display: flex;
        height: 240px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        overflow: hidden;
      }
    `,
  ];

  override render() {
    const sections: readonly [string, TemplateResult][] = [
      ["cs-day-field, cs-moment", this.#days()],
      ["cs-rich-field, cs-rich-text", this.#rich()],
      ["cs-link-card, cs-hand-over", this.#links()],
      ["cs-split", this.#split()],
    ];
    return sections.map(
      ([name, content]) =>
        html`<section>
          <h2>${name}</h2>
          ${content}
        </section>`,
    );
  }

  #days() {
    return html`<div class="fields">
      <cs-day-field label=${words.day} value="2026-11-24" hint=${words.hint}></cs-day-field>
      <cs-day-field label=${words.day} required error=${words.error}></cs-day-field>
      <cs-moment label=${words.moment} day="2026-11-24" time="17:00"></cs-moment>
      <cs-moment label=${words.moment} day="2026-11-24" time="" error=${words.error}></cs-moment>
    </div>`;
  }

  #rich() {
    return html`<div class="fields">
      <cs-rich-field label=${words.notes} .value=${rich} hint=${words.hint}></cs-rich-field>
      <cs-rich-field label=${words.notes} error=${words.error}></cs-rich-field>
      <cs-rich-text .html=${rich}></cs-rich-text>
    </div>`;
  }

  #links() {
    const [first, second] = rows;
    return html`<div class="fields">
      <cs-link-card href="/ui" heading=${first?.title ?? ""} detail=${first?.second ?? ""}></cs-link-card>
      <cs-link-card href="/ui" heading=${second?.title ?? ""} icon="poll"></cs-link-card>
      <cs-hand-over name=${people[0]?.name ?? ""} disabled
        ><cs-person name=${people[0]?.name ?? ""} detail=${people[0]?.detail ?? ""}></cs-person
      ></cs-hand-over>
    </div>`;
  }

  #split() {
    return html`<div class="framed">
      <cs-split>
        <cs-state slot="list" heading=${words.emptyHeading} text=${words.emptyText}></cs-state>
        <cs-state slot="none" heading=${words.card}></cs-state>
      </cs-split>
    </div>`;
  }
}

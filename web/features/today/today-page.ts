import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { hourOf, longDateOf, lunarDateOf } from "../../kernel/dates.ts";
import type { TodayCard } from "../../kernel/features.ts";
import { offered } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { mounted } from "../../kernel/mount.ts";
import { pageTitle } from "../../kernel/page-title.ts";
import { registeredFeatures } from "../../kernel/registry.ts";
import { can, session } from "../../kernel/session.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import "../../ui/cs-state.ts";
import { greeting } from "./greeting.ts";

const MINUTE = 60_000;

/** Hôm nay: what waits for me, my day, what is new for me, who is in. The cards are the features'; this page only sets them. */
@customElement("today-page")
export class TodayPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        padding: var(--cs-8) var(--cs-gutter) var(--cs-12);
      }
      .measure {
        width: 100%;
        max-width: 1080px;
      }
      header {
        margin-bottom: var(--cs-8);
      }
      .date {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--cs-2);
        color: var(--cs-ink-2);
      }
      .lunar {
        color: var(--cs-ink-3);
      }
      h1 {
        font-size: var(--cs-text-xxl);
        line-height: 1.4;
        outline: none;
      }
      .columns {
        display: grid;
        align-items: start;
        gap: var(--cs-6);
      }
      .column {
        display: grid;
        gap: var(--cs-6);
        min-width: 0;
      }
      @media (min-width: 1000px) {
        .columns.two {
          grid-template-columns: minmax(0, 1.75fr) minmax(280px, 1fr);
        }
      }
      /* A card that has nothing to say hides itself; a column of such cards takes no room, and a page of them says so. */
      .column:not(:has(> :not([hidden]))) {
        display: none;
      }
      .columns.two:not(:has(> .column:first-child > :not([hidden]))),
      .columns.two:not(:has(> .column:last-child > :not([hidden]))) {
        grid-template-columns: minmax(0, 720px);
      }
      .quiet {
        display: none;
      }
      .columns:not(:has(> .column > :not([hidden]))) + .quiet {
        display: block;
      }
      @media (max-width: 700px) {
        :host {
          padding-top: var(--cs-5);
        }
        header {
          margin-bottom: var(--cs-5);
        }
      }
    `,
  ];

  @state() private now = Date.now();

  protected override watches() {
    const timer = setInterval(() => {
      this.now = Date.now();
    }, MINUTE);
    return [
      () => {
        clearInterval(timer);
      },
      this.redrawOn(session),
    ];
  }

  override render() {
    const person = session.value?.person;
    const main = this.#cards("main");
    const side = this.#cards("side");
    return html`<div class="measure">
      <header>
        <p class="date">${longDateOf(this.now)}<span class="lunar">${lunarDateOf(this.now)}</span></p>
        <h1 tabindex="-1">${greeting(person?.name ?? "", hourOf(this.now))}</h1>
      </header>
      <div class=${side.length > 0 && main.length > 0 ? "columns two" : "columns"}>
        ${main.length > 0 ? html`<div class="column">${main.map(mounted)}</div>` : nothing}
        ${side.length > 0 ? html`<div class="column">${side.map(mounted)}</div>` : nothing}
      </div>
      <cs-state
        class="quiet"
        heading=${msg("Chưa có việc nào ở đây", { id: "today.empty-heading" })}
        text=${msg("Thư mới, việc chờ bạn và lịch trong ngày sẽ hiện ở trang này.", { id: "today.empty-text" })}
      ></cs-state>
    </div>`;
  }

  override updated(): void {
    pageTitle.set(msg("Hôm nay", { id: "today.title" }));
  }

  override focus(): void {
    this.renderRoot.querySelector("h1")?.focus();
  }

  #cards(column: TodayCard["column"]): TodayCard[] {
    return offered(registeredFeatures())
      .flatMap(({ todayCards = [] }) => todayCards)
      .filter((card) => card.column === column && (card.permission === undefined || can(card.permission)))
      .sort((a, b) => a.order - b.order);
  }
}

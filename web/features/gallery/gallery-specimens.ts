import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Pick } from "../../ui/picking.ts";
import { ICON_NAMES } from "../../kernel/icon-names.ts";
import { PagedList } from "../../kernel/paged-list.ts";
import { found } from "../../kernel/fold.ts";
import { offerUndo, toast } from "../../kernel/toasts.ts";
import { confirm } from "../../ui/confirm.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base, blocks } from "../../ui/styles.ts";
import samples from "./samples.json";

const { people, rows, words } = samples;
const picks: readonly Pick[] = people.map((person, index) => ({ key: `person:${String(index + 1)}`, ...person }));
const HOUR = 3_600_000;

interface Row {
  readonly id: number;
  readonly title: string;
  readonly second: string;
  readonly urgency: string;
  readonly name: string;
  readonly at: number;
}

function row(id: number): Row {
  const sample = rows[id % rows.length] ?? { title: "", second: "", urgency: "" };
  const at = Date.now() - id * id * HOUR;
  return { id, ...sample, name: people[id % people.length]?.name ?? "", at };
}

/** The specimens of one ground. */
@customElement("gallery-specimens")
export class GallerySpecimens extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-6) var(--cs-gutter) var(--cs-12);
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
      .list {
        display: flex;
        height: 400px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        overflow: hidden;
      }
      .fields {
        display: grid;
        gap: var(--cs-4);
        max-width: 520px;
      }
      .icons {
        display: grid;
        grid-template-columns: repeat(auto-fill, 36px);
        gap: 8px;
      }
      .swatches {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: 6px;
      }
      .swatch {
        height: 44px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
      }
      .framed {
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        overflow: hidden;
      }
      .xxl {
        font-size: var(--cs-text-xxl);
        font-weight: 600;
      }
      .xl {
        font-size: var(--cs-text-xl);
        font-weight: 600;
      }
    `,
  ];

  readonly #list = new PagedList<Row>(this, {
    fetch: (after) => {
      const from = Number(after ?? 0);
      const items = Array.from({ length: 50 }, (_, index) => row(from + index));
      return Promise.resolve({ items, ...(from < 4950 && { next: String(from + 50) }) });
    },
    keyOf: ({ id }) => id,
  });

  override render() {
    const sections: readonly [string, TemplateResult][] = [
      ["tokens", this.#type()],
      ["cs-button", this.#buttons()],
      ["cs-field, cs-select, cs-check, cs-choice", this.#fields()],
      ["cs-people-picker, cs-file-drop, cs-progress", this.#pickers()],
      ["cs-list, cs-row", this.#lists()],
      ["cs-avatar, cs-person, cs-date", this.#people()],
      ["cs-badge, cs-count, cs-kbd, cs-note", this.#marks()],
      ["cs-tabs, cs-menu, cs-card", this.#groups()],
      ["cs-dialog, toast, offerUndo", this.#overlays()],
      ["cs-state", this.#states()],
      [
        "cs-icon",
        html`<div class="icons">
          ${ICON_NAMES.map((name) => html`<cs-icon name=${name} title=${name}></cs-icon>`)}
        </div>`,
      ],
    ];
    return sections.map(
      ([name, content]) =>
        html`<section>
          <h2>${name}</h2>
          ${content}
        </section>`,
    );
  }

  #type() {
    return html`<p class="xxl">${words.alphabet}</p>
      <p class="xl">${words.alphabet}</p>
      <p>${words.alphabet}</p>
      <p class="small quiet">${words.alphabet}</p>`;
  }

  #buttons() {
    return html`<div class="stack">
      <div class="line">
        <cs-button kind="primary" icon="send">${words.primary}</cs-button><cs-button>${words.plain}</cs-button
        ><cs-button kind="quiet">${words.quiet}</cs-button
        ><cs-button kind="danger" icon="trash">${words.danger}</cs-button>
      </div>
      <div class="line">
        <cs-button kind="primary" busy>${words.busy}</cs-button><cs-button disabled>${words.plain}</cs-button
        ><cs-button kind="primary" disabled>${words.primary}</cs-button
        ><cs-button kind="quiet" disabled>${words.quiet}</cs-button>
      </div>
      <div class="line">
        <cs-button size="small" icon="reply">${words.reply}</cs-button
        ><cs-button icon="search" label=${words.search}></cs-button
        ><cs-button kind="quiet" icon="star" label=${words.search}></cs-button
        ><cs-button kind="quiet" icon="filter" .pressed=${true} label=${words.search}></cs-button
        ><cs-button href="/ui" icon="external">${words.forward}</cs-button>
      </div>
    </div>`;
  }

  #fields() {
    const options = people.map(({ detail }) => ({ value: detail, title: detail }));
    const answers = [
      { value: "yes", title: words.yes },
      { value: "no", title: words.no, detail: words.hint },
      { value: "other", title: words.other, disabled: true },
    ];
    return html`<div class="fields">
      <cs-field label=${words.label} required .value=${words.value} hint=${words.hint}></cs-field>
      <cs-field label=${words.label} error=${words.error}></cs-field>
      <cs-field label=${words.label} .value=${words.value} disabled></cs-field>
      <cs-field label=${words.password} type="password" .value=${words.password}></cs-field>
      <cs-field label=${words.notes} lines="3" .value=${words.value} max-length="60"></cs-field>
      <cs-select label=${words.department} .options=${options} .value=${options[2]?.value ?? ""}></cs-select>
      <div>
        <cs-check label=${words.check} detail=${words.checkDetail} checked></cs-check>
        <cs-check label=${words.check}></cs-check>
        <cs-check label=${words.check} disabled></cs-check>
      </div>
      <cs-choice label=${words.answer} .options=${answers} .value=${"yes"}></cs-choice>
      <cs-choice label=${words.answer} many inline .options=${answers} .values=${["yes", "no"]}></cs-choice>
    </div>`;
  }

  #pickers() {
    return html`<div class="fields">
      <cs-people-picker
        label=${words.people}
        placeholder=${words.typeName}
        .picked=${picks.slice(0, 2)}
        .find=${(text: string) => Promise.resolve(picks.filter(({ name }) => found(name, text)))}
      ></cs-people-picker>
      <cs-file-drop many hint=${words.files}></cs-file-drop>
      <cs-progress label=${words.progress} value="128" total="1240"></cs-progress>
      <cs-progress label=${words.progress}></cs-progress>
    </div>`;
  }

  #lists() {
    return html`<div class="list">
      <cs-list
        label=${words.inbox}
        selectable
        .list=${this.#list}
        .currentKey=${2}
        .row=${(one: Row) =>
          html`<cs-row ?unread=${one.id % 3 === 0}>
            <cs-avatar slot="lead" name=${one.name}></cs-avatar>${one.title}<cs-date slot="at" at=${one.at}></cs-date
            ><span slot="second">${one.second}</span>
            ${one.urgency ? html`<cs-badge slot="state" urgency=${one.urgency}></cs-badge>` : ""}
          </cs-row>`}
      ></cs-list>
    </div>`;
  }

  #people() {
    return html`<div class="stack">
      <div class="line">${people.map(({ name }) => html`<cs-avatar name=${name}></cs-avatar>`)}</div>
      <cs-person size="large" name=${people[0]?.name ?? ""} detail=${people[0]?.detail ?? ""}></cs-person>
      <cs-person name=${people[1]?.name ?? ""} detail=${people[1]?.detail ?? ""}></cs-person>
      <cs-person size="small" name=${people[2]?.name ?? ""}></cs-person>
      <div class="line">
        ${[0, 26, 100, 9000].map((hours) => html`<cs-date at=${Date.now() - hours * HOUR}></cs-date><span class="quiet">·</span>`)}
        <cs-date form="full" at=${Date.now()}></cs-date>
      </div>
    </div>`;
  }

  #marks() {
    return html`<div class="stack">
      <div class="line">
        <cs-badge urgency="flash"></cs-badge><cs-badge urgency="immediate"></cs-badge
        ><cs-badge urgency="urgent"></cs-badge> <cs-badge tone="indigo">${words.open}</cs-badge
        ><cs-badge>${words.closed}</cs-badge><cs-badge tone="red" icon="clock">${words.late}</cs-badge
        ><cs-badge tone="amber">${words.draft}</cs-badge><cs-badge tone="green" icon="check">${words.done}</cs-badge>
      </div>
      <div class="line">
        <cs-count value="7"></cs-count><cs-count value="128" strong></cs-count><cs-kbd keys="ctrl+k"></cs-kbd
        ><cs-kbd keys="g m"></cs-kbd>
      </div>
      <cs-note>${words.note}</cs-note><cs-note kind="done">${words.done}</cs-note>
      <cs-note kind="warning">${words.late}</cs-note><cs-note kind="error">${words.error}</cs-note>
    </div>`;
  }

  #groups() {
    const tabs = [
      { value: "inbox", title: words.inbox, count: 12 },
      { value: "sent", title: words.sent },
      { value: "drafts", title: words.drafts, count: 1 },
    ];
    const items = [
      { title: words.reply, icon: "reply" as const, keys: "r" },
      { title: words.forward, icon: "forward" as const },
      { title: words.print, icon: "print" as const, disabled: true },
      undefined,
      { title: words.danger, icon: "trash" as const, danger: true },
    ];
    return html`<div class="stack">
      <cs-tabs .tabs=${tabs} value="inbox"></cs-tabs>
      <div>
        <cs-menu label=${words.menu} .items=${items}><cs-button icon="more" label=${words.menu}></cs-button></cs-menu>
      </div>
      <cs-card heading=${words.card} count="3" href="/ui" href-text=${words.all}>
        ${rows.slice(0, 2).map(
          ({ title, second }, index) =>
            html`<cs-row-link href="/ui"
              ><cs-row unread
                ><cs-avatar slot="lead" name=${people[index]?.name ?? ""}></cs-avatar>${title}<span slot="second"
                  >${second}</span
                ></cs-row
              ></cs-row-link
            >`,
        )}
      </cs-card>
    </div>`;
  }

  #overlays() {
    return html`<div class="line">
      <cs-button
        @click=${() => void confirm({ heading: words.dialogHeading, text: words.dialogText, verb: words.danger, destroys: true })}
        >${words.danger}</cs-button
      >
      <cs-button
        @click=${() => {
          offerUndo(words.archived, () => {
            toast(words.done);
          });
        }}
        >${words.archived}</cs-button
      >
      <cs-button
        @click=${() => {
          toast(words.errorText, { kind: "error" });
        }}
        >${words.errorText}</cs-button
      >
    </div>`;
  }

  #states() {
    return html`<div class="stack">
      <div class="framed">
        <cs-state heading=${words.emptyHeading} text=${words.emptyText}
          ><cs-button kind="primary" icon="plus">${words.emptyDo}</cs-button></cs-state
        >
      </div>
      <div class="framed"><cs-state kind="error" text=${words.errorText} .retry=${() => undefined}></cs-state></div>
      <div class="framed"><cs-state kind="forbidden"></cs-state></div>
      <div class="framed"><cs-state kind="missing"></cs-state></div>
      <div class="framed"><cs-state kind="loading" rows="3"></cs-state></div>
    </div>`;
  }
}

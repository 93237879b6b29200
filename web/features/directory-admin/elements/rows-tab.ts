import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { IconName } from "../../../kernel/icon-names.ts";
import type { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";

export interface RowsTab<T> {
  /** What these rows are for, in a sentence. */
  readonly hint: string;
  readonly addVerb: string;
  readonly add: () => unknown;
  readonly row: (item: T, place: number, all: readonly T[]) => TemplateResult;
  readonly empty: { readonly heading: string; readonly icon?: IconName };
}

/** A tab of administration that is one list: its purpose, the button that adds, and the rows. Drawn under `tabStyles`. */
export function rowsTab<T extends { readonly id: number }>(
  rows: LoadController<T[]>,
  { hint, addVerb, add, row, empty }: RowsTab<T>,
): TemplateResult {
  return html`<div class="tab">
    <div class="tools">
      <p>${hint}</p>
      <cs-button kind="primary" icon="plus" @click=${() => void add()}>${addVerb}</cs-button>
    </div>
    ${loadView(rows, {
      ready: (items) =>
        html`<div class="rows" role="list">
          ${repeat(
            items,
            ({ id }) => id,
            (item, place) => row(item, place, items),
          )}
        </div>`,
      empty: () => html`<cs-state icon=${empty.icon ?? ""} heading=${empty.heading}></cs-state>`,
    })}
  </div>`;
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Mode } from "../../../../server/modules/notifications/contract.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { registeredFeatures } from "../../../kernel/registry.ts";
import "../../../ui/cs-badge.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { Preferences } from "../api.ts";
import { groupKinds } from "../state.ts";
import { settingsStyles } from "./settings-styles.ts";
import "./way-cell.ts";

type Channel = Preferences["channels"][number];

/** One row: a kind, and how it goes over each channel that carries it. */
export interface WayRow {
  readonly name: string;
  readonly module: string;
  readonly title: Preferences["kinds"][number]["title"];
  readonly urgent: boolean;
  readonly ways: ReadonlyMap<string, { readonly mode: Mode; readonly fixed: boolean }>;
}

export interface WayChange {
  readonly kind: string;
  readonly channel: string;
  readonly mode: Mode;
  readonly fixed: boolean;
}

/**
 * Kinds by module, channels across. With `fixing` the administrator also says what nobody may change.
 * @fires way-input - `detail`: WayChange
 */
@customElement("ways-matrix")
export class WaysMatrix extends OfficeElement {
  static override styles = [
    base,
    blocks,
    settingsStyles,
    css`
      .fix {
        display: block;
        margin-top: 2px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .fix input {
        width: 16px;
        height: 16px;
        margin: 0 4px 0 0;
        vertical-align: -3px;
        accent-color: var(--cs-indigo-fill);
      }
      @media (max-width: 560px) {
        tr {
          display: grid;
          grid-template-columns: repeat(var(--ways), minmax(0, 1fr));
        }
        tr > th:first-child {
          grid-column: 1 / -1;
        }
        thead {
          position: sticky;
          top: 0;
          background: var(--cs-raised);
        }
        tbody tr:not(:first-child) th {
          height: auto;
          padding-top: var(--cs-2);
        }
        .way {
          width: auto;
          padding-bottom: var(--cs-2);
        }
      }
    `,
  ];

  @property({ attribute: false }) channels: readonly Channel[] = [];
  @property({ attribute: false }) rows: readonly WayRow[] = [];
  @property({ type: Boolean }) fixing = false;

  override render() {
    // The roles stay what they are where a narrow screen lays the rows out anew.
    return html`<table role="table" style="--ways: ${this.channels.length}">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            <span class="for-readers">${msg("Loại việc", { id: "notifications.kind" })}</span>
          </th>
          ${this.channels.map(({ title }) => html`<th scope="col" role="columnheader" class="way">${title[language()]}</th>`)}
        </tr>
      </thead>
      ${groupKinds(this.rows).map(
        ({ module, kinds }) =>
          html`<tbody role="rowgroup">
            <tr role="row">
              <th class="module" role="rowheader" scope="rowgroup" colspan=${this.channels.length + 1}>
                ${moduleTitle(module)}
              </th>
            </tr>
            ${kinds.map((row) => this.#row(row))}
          </tbody>`,
      )}
    </table>`;
  }

  #row(row: WayRow) {
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        ${row.title[language()]}${row.urgent ? html` <cs-badge tone="red">${msg("Khẩn", { id: "notifications.urgent" })}</cs-badge>` : nothing}
      </th>
      ${this.channels.map((channel) => html`<td class="way" role="cell">${this.#cell(row, channel)}</td>`)}
    </tr>`;
  }

  #cell(row: WayRow, channel: Channel) {
    const way = row.ways.get(channel.name);
    if (!way) return html`<span aria-hidden="true">–</span>`;
    const label = `${row.title[language()]}: ${channel.title[language()]}`;
    const change = (changes: Partial<WayChange>) => {
      const detail: WayChange = { kind: row.name, channel: channel.name, mode: way.mode, fixed: way.fixed, ...changes };
      this.emit("way-input", detail);
    };
    return html`<way-cell
        label=${label}
        .mode=${way.mode}
        ?digests=${channel.digests}
        ?fixed=${way.fixed && !this.fixing}
        @mode-input=${(event: CustomEvent<Mode>) => {
          change({ mode: event.detail });
        }}
      ></way-cell>
      ${
        this.fixing
          ? html`<label class="fix"
              ><input
                type="checkbox"
                aria-label=${msg(str`${label}: không cho đổi`, { id: "notifications.fix-label" })}
                .checked=${way.fixed}
                @change=${(event: Event) => {
                  change({ fixed: (event.target as HTMLInputElement).checked });
                }}
              />${msg("cố định", { id: "notifications.fix" })}</label
            >`
          : nothing
      }`;
  }
}

/** The feature's own name where it has one here. */
function moduleTitle(module: string): string {
  const feature = registeredFeatures().find(({ name }) => name === module);
  return feature?.title() ?? msg(str`Khác (${module})`, { id: "notifications.other-module" });
}

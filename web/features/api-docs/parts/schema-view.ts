import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Field } from "../state.ts";

/** Fields in a table: name by depth, type, limits. */
@customElement("schema-view")
export class SchemaView extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--cs-text-s);
      }
      caption {
        padding-block: var(--cs-2) var(--cs-1);
        color: var(--cs-ink-2);
        font-weight: 600;
        text-align: left;
      }
      th,
      td {
        padding: 5px var(--cs-3) 5px 0;
        border-top: 1px solid var(--cs-line);
        font-weight: 400;
        text-align: left;
        vertical-align: top;
      }
      code {
        font-family: var(--cs-font-mono);
        overflow-wrap: anywhere;
      }
      .name {
        min-width: 140px;
      }
      .optional {
        color: var(--cs-ink-2);
      }
      .bounds {
        color: var(--cs-ink-2);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() heading = "";
  /** What the whole is, where it has a word of its own: `string[]`. */
  @property() type = "";
  @property({ attribute: false }) fields: readonly Field[] = [];

  override render() {
    return html`<table>
      <caption>
        ${this.heading}
        <code>${this.type}</code>
      </caption>
      <thead class="for-readers">
        <tr>
          <th scope="col">${msg("Trường", { id: "api-docs.field" })}</th>
          <th scope="col">${msg("Kiểu", { id: "api-docs.type" })}</th>
          <th scope="col">${msg("Giới hạn", { id: "api-docs.bounds" })}</th>
        </tr>
      </thead>
      <tbody>
        ${this.fields.map(
          ({ name, depth, type, required, bounds }) =>
            html`<tr>
              <th scope="row" class="name" data-depth=${depth}>
                <code>${name}</code>${
                  required
                    ? nothing
                    : html` <span class="optional">${msg("không bắt buộc", { id: "api-docs.optional" })}</span>`
                }
              </th>
              <td><code>${type}</code></td>
              <td class="bounds">${bounds}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  protected override updated(): void {
    for (const cell of this.renderRoot.querySelectorAll<HTMLElement>("[data-depth]")) {
      cell.style.paddingInlineStart = `${String(Number(cell.dataset["depth"]) * 20)}px`;
    }
  }
}

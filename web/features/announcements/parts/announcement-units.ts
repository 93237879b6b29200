import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatNumber, msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchUnits, type AnnouncementDetail } from "../api.ts";

/** The roll in numbers, department by department. */
@customElement("announcement-units")
export class AnnouncementUnits extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--cs-text-s);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--cs-line);
        text-align: right;
        white-space: nowrap;
      }
      th:first-child,
      td:first-child {
        padding-left: 0;
        text-align: left;
        white-space: normal;
      }
      th {
        color: var(--cs-ink-2);
        font-weight: 500;
      }
      .whole {
        color: var(--cs-green);
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;
  #shown = "";
  readonly #units = new LoadController(this, {
    args: () => this.post.id,
    load: (id, signal) => fetchUnits(id, signal),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { id, delivered, opened, confirmed } = this.post;
    const shown = [id, delivered, opened, confirmed].join();
    const isFirst = this.#shown === "";
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (!isFirst) void this.#units.reload();
  }

  override render() {
    const units = this.#units.value ?? [];
    if (units.length < 2) return nothing;
    const asks = this.post.asksConfirmation;
    return html`<table>
      <thead>
        <tr>
          <th>${msg("Đơn vị", { id: "announcements.unit" })}</th>
          <th>${msg("Đã gửi", { id: "announcements.unit-delivered" })}</th>
          <th>${msg("Đã đọc", { id: "announcements.unit-opened" })}</th>
          ${asks ? html`<th>${msg("Đã xác nhận", { id: "announcements.confirmed" })}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${units.map(
          ({ unit, delivered, opened, confirmed }) =>
            html`<tr>
              <td>${unit === "" ? msg("Không thuộc đơn vị nào", { id: "announcements.no-unit" }) : unit}</td>
              <td>${formatNumber(delivered)}</td>
              <td class=${opened === delivered ? "whole" : ""}>${formatNumber(opened)}</td>
              ${asks ? html`<td class=${confirmed === delivered ? "whole" : ""}>${formatNumber(confirmed)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

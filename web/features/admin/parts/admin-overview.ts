import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { formatNumber, formatSize, msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchHealth, fetchOverview, type HealthFinding, type Overview } from "../api.ts";
import { spanText, verdictText, verdictTone } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

/** How the office is: figures, and what the doctor finds. */
@customElement("admin-overview")
export class AdminOverview extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  #figures = new LoadController(this, { args: () => true, load: (_: boolean, signal) => fetchOverview(signal) });
  #health = new LoadController(this, { args: () => true, load: (_: boolean, signal) => fetchHealth(signal) });

  override render() {
    return html`<div class="stack">
      <cs-card padded heading=${msg("Chương trình", { id: "admin.program" })}>
        ${loadView(this.#figures, { ready: figures })}
      </cs-card>
      <cs-card padded heading=${msg("Khám sức khỏe", { id: "admin.health" })}>
        <cs-button slot="actions" kind="quiet" size="small" icon="refresh" @click=${() => void this.#health.reload()}
          >${msg("Khám lại", { id: "admin.examine" })}</cs-button
        >
        ${loadView(this.#health, {
          ready: ({ items }) =>
            html`<ul>
              ${items.map(finding)}
            </ul>`,
        })}
      </cs-card>
    </div>`;
  }
}

function figures(overview: Overview) {
  const doors = overview.doors.map(({ door, port }) => `${door} ${String(port)}`).join(", ");
  const facts: readonly (readonly [string, string])[] = [
    [msg("Phiên bản", { id: "admin.version" }), overview.version],
    [msg("Đã chạy", { id: "admin.uptime" }), spanText(Date.now() - overview.startedAt)],
    [msg("Cửa đang mở", { id: "admin.doors" }), doors === "" ? "–" : doors],
    [msg("Cơ sở dữ liệu", { id: "admin.database" }), formatSize(overview.databaseSize)],
    [msg("Ổ đĩa còn trống", { id: "admin.disk" }), formatSize(overview.diskFree)],
    [msg("Bộ nhớ đang dùng", { id: "admin.memory" }), formatSize(overview.memory)],
    [msg("Người dùng", { id: "admin.people" }), formatNumber(overview.people)],
    [msg("Phiên đăng nhập", { id: "admin.tab-sessions" }), formatNumber(overview.sessions)],
    [msg("Dòng nhật ký", { id: "admin.audit-lines" }), formatNumber(overview.auditLines)],
    [msg("Việc bị bỏ lại", { id: "admin.tab-letters" }), formatNumber(overview.deadLetters)],
  ];
  return html`<dl>
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function finding({ text, verdict }: HealthFinding) {
  return html`<li>
    <span class="what">${text}</span>
    <cs-badge tone=${verdictTone(verdict)}>${verdictText(verdict)}</cs-badge>
  </li>`;
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { auditCsvUrl, fetchAudit, verifyAudit, type AuditFilter, type AuditLine } from "../api.ts";

const TYPING = 350;
/** What the name of an action looks like. */
const ACTION = "polls.closed";

/** The audit record: who did what, by action and day, whether its chain holds, and out as CSV. */
@customElement("admin-audit")
export class AdminAudit extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
        min-height: 0;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-3);
        padding: var(--cs-3) var(--cs-5);
        border-bottom: 1px solid var(--cs-line);
      }
      cs-field,
      cs-day-field {
        flex: 0 1 170px;
        min-width: 150px;
      }
      cs-note {
        margin: var(--cs-3) var(--cs-4);
      }
    `,
  ];

  @state() private filter: AuditFilter = { action: "", fromOn: "", toOn: "" };
  @state() private verdict: { kind: "done" | "error"; text: string } | undefined;
  @state() private busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lines = new PagedList<AuditLine>(this, {
    fetch: (after, signal) => fetchAudit(this.filter, after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
  });

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    return html`<div class="bar">
        <cs-field
          label=${msg("Việc", { id: "admin.audit-action" })}
          placeholder=${ACTION}
          .value=${this.filter.action}
          @cs-input=${(event: Event) => {
            const action = (event.target as CsField).value.trim();
            if (/^[a-z0-9.-]*$/.test(action)) this.#change({ action });
          }}
        ></cs-field>
        ${this.#day("fromOn", msg("Từ ngày", { id: "admin.audit-from" }))}
        ${this.#day("toOn", msg("Đến ngày", { id: "admin.audit-to" }))}
        <cs-button icon="download" download href=${auditCsvUrl(this.filter)}
          >${msg("Xuất CSV", { id: "admin.audit-csv" })}</cs-button
        >
        <cs-button icon="lock" ?busy=${this.busy} @click=${() => void this.#verify()}
          >${msg("Kiểm tra chuỗi", { id: "admin.audit-verify" })}</cs-button
        >
      </div>
      <div aria-live="polite">
        ${this.verdict ? html`<cs-note kind=${this.verdict.kind}>${this.verdict.text}</cs-note>` : nothing}
      </div>
      <cs-list label=${msg("Nhật ký", { id: "admin.tab-audit" })} .list=${this.#lines} .row=${row}>
        <cs-state
          slot="empty"
          heading=${msg("Không có dòng nào", { id: "admin.audit-none" })}
          text=${msg("Hãy nới khoảng ngày hoặc bỏ bớt điều kiện.", { id: "admin.audit-none-text" })}
        ></cs-state>
      </cs-list>`;
  }

  #day(name: "fromOn" | "toOn", label: string) {
    return html`<cs-day-field
      label=${label}
      .value=${this.filter[name]}
      @cs-input=${(event: Event) => {
        this.#change({ [name]: (event.target as CsDayField).value });
      }}
    ></cs-day-field>`;
  }

  #change(change: Partial<AuditFilter>): void {
    this.filter = { ...this.filter, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lines.start(), TYPING);
  }

  async #verify(): Promise<void> {
    this.busy = true;
    try {
      const { ok, lines, brokenAt } = await verifyAudit();
      this.verdict = ok
        ? { kind: "done", text: msg(str`Nhật ký liền mạch, ${formatNumber(lines)} dòng.`, { id: "admin.audit-sound" }) }
        : {
            kind: "error",
            text: msg(
              str`Nhật ký bị đứt hoặc bị sửa từ dòng ${brokenAt ?? 0}. Hãy giữ nguyên dữ liệu và đối chiếu với bản sao lưu.`,
              {
                id: "admin.audit-broken",
              },
            ),
          };
    } catch (error) {
      this.verdict = { kind: "error", text: error instanceof Error ? error.message : "" };
    } finally {
      this.busy = false;
    }
  }
}

function row({ action, actorName, door, at, subjectType, subjectId, detail }: AuditLine) {
  const subject = subjectType === null ? "" : `${subjectType} ${subjectId ?? ""}`;
  return html`<cs-row>
    <cs-avatar slot="lead" name=${actorName}></cs-avatar>
    ${action} ${subject}
    <cs-date slot="at" form="sentence" at=${at}></cs-date>
    <span slot="second"
      >${actorName === "" ? msg("Chưa đăng nhập", { id: "admin.stranger" }) : actorName} ·
      ${door}${detail === null ? "" : ` · ${detail}`}</span
    >
  </cs-row>`;
}

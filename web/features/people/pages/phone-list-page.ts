import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { dateOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchAllPeople, fetchDepartments, fetchRanks, type Department, type PersonRow } from "../api.ts";
import { byRank, phoneText } from "../state.ts";

interface PhoneList {
  readonly departments: readonly Department[];
  readonly people: readonly PersonRow[];
}

/** The telephone list by department, for A4. */
@customElement("phone-list-page")
export class PhoneListPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
      }
      .paper {
        max-width: 820px;
        padding: var(--cs-8);
        border: 1px solid var(--cs-line);
        background: var(--cs-raised);
      }
      .top {
        margin-bottom: var(--cs-6);
        text-align: center;
      }
      .top h2 {
        font-size: var(--cs-text-xl);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--cs-text-s);
      }
      th,
      td {
        padding: 6px 8px;
        border-bottom: 1px solid var(--cs-line);
        text-align: left;
        vertical-align: top;
      }
      tr.department th {
        padding-top: var(--cs-5);
        font-weight: 600;
      }
      tr {
        break-inside: avoid;
      }
      tr.department {
        break-after: avoid;
      }
      td.number {
        white-space: nowrap;
      }
      @media (max-width: 560px) {
        .paper {
          padding: var(--cs-3);
          overflow-x: auto;
        }
      }
      @media print {
        .paper {
          max-width: none;
          padding: 0;
          border: 0;
        }
      }
    `,
  ];

  readonly #list = new LoadController<PhoneList>(this, {
    args: () => true,
    load: async (_, signal) => {
      const [departments, people, ranks] = await Promise.all([
        fetchDepartments(signal),
        fetchAllPeople({}, signal),
        fetchRanks(signal),
      ]);
      return { departments, people: byRank(people, ranks) };
    },
  });

  override render() {
    return html`<cs-page wide back="/people" heading=${msg("Danh bạ điện thoại", { id: "people.phone-list" })}>
      <cs-button
        slot="actions"
        kind="primary"
        icon="print"
        @click=${() => {
          window.print();
        }}
        >${msg("In", { id: "people.print-now" })}</cs-button
      >
      ${loadView(this.#list, { ready: (list) => this.#draw(list) })}
    </cs-page>`;
  }

  #draw({ departments, people }: PhoneList) {
    const without = people.filter(({ departmentId }) => departmentId === null);
    return html`<div class="paper">
      <div class="top">
        <p>${session.value?.agency.name ?? ""}</p>
        <h2>${msg("DANH BẠ ĐIỆN THOẠI", { id: "people.paper-heading" })}</h2>
        <p>${msg(str`Ngày ${dateOf(Date.now())}`, { id: "people.paper-date" })}</p>
      </div>
      <table>
        <thead>
          <tr>
            <th>${msg("Họ và tên", { id: "people.name" })}</th>
            <th>${msg("Chức vụ", { id: "people.position" })}</th>
            <th>${msg("Di động", { id: "people.mobile" })}</th>
            <th>${msg("Cơ quan", { id: "people.office-phone" })}</th>
            <th>${msg("Máy lẻ", { id: "people.extension" })}</th>
            <th>${msg("Phòng", { id: "people.room" })}</th>
          </tr>
        </thead>
        <tbody>
          ${without.map((person) => this.#row(person))}
          ${departments.map((department) => {
            const own = people.filter(({ departmentId }) => departmentId === department.id);
            if (own.length === 0) return nothing;
            return html`<tr class="department">
                <th colspan="6">${department.name}${department.phone ? ` · ${phoneText(department.phone)}` : ""}</th>
              </tr>
              ${own.map((person) => this.#row(person))}`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  #row(person: PersonRow) {
    const phone = (number: string | null) => (number ? phoneText(number) : "");
    return html`<tr>
      <td>${person.name}</td>
      <td>${person.positionTitle}</td>
      <td class="number">${phone(person.mobile)}</td>
      <td class="number">${phone(person.officePhone)}</td>
      <td class="number">${person.extension}</td>
      <td>${person.room}</td>
    </tr>`;
  }
}

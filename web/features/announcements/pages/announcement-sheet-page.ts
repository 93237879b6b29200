import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { dateOf, dayOf, timeOf } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { Place } from "../../../kernel/router.ts";
import { session } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchSheet, sheetUrl, type Sheet } from "../api.ts";
import { paperStyles } from "../../../ui/paper-styles.ts";
import { addressOf, idOf } from "../state.ts";

interface Which {
  readonly id: number;
  readonly sheetId: number;
}

/** An issued acknowledgement sheet on A4 under the agency's heading, with the hash that the office vouches for. */
@customElement("announcement-sheet-page")
export class AnnouncementSheetPage extends OfficeElement {
  static override styles = [base, paperStyles];

  @property({ attribute: false }) place!: Place;

  #which: Which | undefined;
  readonly #sheet = new LoadController<Sheet, Which>(this, {
    args: () => this.#which,
    load: ({ id, sheetId }, signal) => fetchSheet(id, sheetId, signal),
  });

  protected override willUpdate(): void {
    const id = idOf(this.place.params["id"]);
    const sheetId = idOf(this.place.params["sheetId"]);
    if (id === this.#which?.id && sheetId === this.#which?.sheetId) return;
    this.#which = id === undefined || sheetId === undefined ? undefined : { id, sheetId };
  }

  override render() {
    const which = this.#which;
    return html`<cs-page
      wide
      sheet
      heading=${msg("Phiếu tiếp nhận", { id: "announcements.sheet" })}
      back=${addressOf("mine", which?.id)}
    >
      ${
        which === undefined
          ? html`<cs-state kind="missing"></cs-state>`
          : html`<cs-button slot="actions" icon="download" href=${sheetUrl(which.id, which.sheetId)} download
                >${msg("Tải Excel", { id: "announcements.excel" })}</cs-button
              >
              <cs-button
                slot="actions"
                kind="primary"
                icon="print"
                @click=${() => {
                  window.print();
                }}
                >${msg("In", { id: "announcements.print" })}</cs-button
              >
              ${loadView(this.#sheet, { ready: (sheet) => this.#paper(sheet) })}`
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #paper({ content, hash }: Sheet) {
    const [year, month, day] = dayOf(content.issuedAt).split("-");
    // Decree 30/2020 pads the months 1 and 2 only.
    const shortMonth = Number(month) < 3 ? month : String(Number(month));
    const facts: readonly (readonly [string, string])[] = [
      [msg("Người phát hành", { id: "announcements.paper-author" }), content.author],
      [msg("Phát hành lúc", { id: "announcements.paper-published" }), at(content.publishedAt)],
      [
        msg("Đã gửi tới", { id: "announcements.paper-delivered" }),
        msg(
          str`${formatNumber(content.delivered)} người; đã mở ${formatNumber(content.opened)}; đã xác nhận ${formatNumber(content.confirmed)}`,
          { id: "announcements.paper-counts" },
        ),
      ],
      [msg("Lập phiếu lúc", { id: "announcements.paper-issued" }), at(content.issuedAt)],
    ];
    return html`<article class="paper" tabindex="0" aria-label=${msg("Phiếu tiếp nhận", { id: "announcements.sheet" })}>
      <header>
        <div class="agency">
          <p>${session.value?.agency.name ?? ""}</p>
        </div>
        <div class="state">
          <p class="country">${msg("Cộng hòa xã hội chủ nghĩa Việt Nam", { id: "announcements.country" })}</p>
          <p class="motto">${msg("Độc lập - Tự do - Hạnh phúc", { id: "announcements.motto" })}</p>
        </div>
      </header>
      <p class="date">
        ${msg(str`Ngày ${day ?? ""} tháng ${shortMonth ?? ""} năm ${year ?? ""}`, { id: "announcements.paper-date" })}
      </p>
      <h2>${msg("Phiếu tiếp nhận thông báo", { id: "announcements.paper-title" })}</h2>
      <p class="subject">${content.title}</p>
      <dl>
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}:</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${content.units.map((unit) => this.#unit(unit, content.questions))}
      <p class="note">
        ${msg("Mã kiểm chứng (SHA-256); cơ quan kiểm lại được phiếu này bằng mã dưới đây:", {
          id: "announcements.paper-hash",
        })}
      </p>
      <p class="hash">${hash}</p>
      <footer>
        <div>
          <p class="role">${msg("Người lập", { id: "announcements.made-by" })}</p>
          <p class="sign">${msg("(Ký, ghi rõ họ tên)", { id: "announcements.sign-here" })}</p>
          <p class="name">${content.issuedBy}</p>
        </div>
      </footer>
    </article>`;
  }

  #unit({ unit, readers }: Sheet["content"]["units"][number], questions: number | undefined) {
    return html`<table>
      <thead>
        <tr>
          <th colspan=${questions === undefined ? 4 : 5}>
            ${unit === "" ? msg("Không thuộc đơn vị nào", { id: "announcements.no-unit" }) : unit}
          </th>
        </tr>
        <tr>
          <th class="ordinal">${msg("STT", { id: "announcements.ordinal" })}</th>
          <th>${msg("Họ và tên", { id: "announcements.full-name" })}</th>
          <th class="who">${msg("Mở lúc", { id: "announcements.opened-at" })}</th>
          <th class="who">${msg("Xác nhận lúc", { id: "announcements.confirmed-when" })}</th>
          ${questions === undefined ? nothing : html`<th>${msg("Đúng", { id: "announcements.quiz-right" })}</th>`}
        </tr>
      </thead>
      <tbody>
        ${readers.map(
          ({ name, openedAt, confirmedAt, score }, index) =>
            html`<tr>
              <td class="ordinal">${index + 1}</td>
              <td>${name}</td>
              <td>${openedAt === null ? "" : at(openedAt)}</td>
              <td>${confirmedAt === null ? "" : at(confirmedAt)}</td>
              ${
                questions === undefined
                  ? nothing
                  : html`<td>
                      ${score === null || score === undefined ? "" : `${String(score)}/${String(questions)}`}
                    </td>`
              }
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

const at = (instant: number): string => `${timeOf(instant)} ${dateOf(instant)}`;

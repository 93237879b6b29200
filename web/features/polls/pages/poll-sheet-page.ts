import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { dayOf, dateOf, timeOf } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import type { Place } from "../../../kernel/router.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { excelUrl, fetchAllTexts, fetchPoll, notePrinted, type PollDetail, type PollText } from "../api.ts";
import { kindText, percentText, secrecyTitle } from "../labels.ts";
import { paperStyles } from "../../../ui/paper-styles.ts";
import { addressOf, idOf, percent, quorumOf } from "../state.ts";

interface Sheet {
  readonly poll: PollDetail;
  readonly texts: readonly PollText[];
}

/** The result of a poll as the office files it: one sheet of A4 under the agency's heading. */
@customElement("poll-sheet-page")
export class PollSheetPage extends OfficeElement {
  static override styles = [base, paperStyles];

  @property({ attribute: false }) place!: Place;

  readonly #sheet = new LoadController<Sheet, number>(this, {
    args: () => idOf(this.place.params["id"]),
    load: async (id, signal) => {
      const poll = await fetchPoll(id, signal);
      return { poll, texts: poll.kind === "text" && poll.can.seeResults ? await fetchAllTexts(id, signal) : [] };
    },
  });

  override render() {
    const id = idOf(this.place.params["id"]);
    const poll = this.#sheet.value?.poll;
    const ready = poll?.can.seeResults ?? false;
    return html`<cs-page
      wide
      sheet
      heading=${msg("Phiếu kết quả", { id: "polls.sheet" })}
      back=${addressOf("waiting", id)}
    >
      ${
        poll && ready
          ? html`<cs-button slot="actions" icon="download" href=${excelUrl(poll.id)} download
                >${msg("Tải Excel", { id: "polls.excel" })}</cs-button
              >
              <cs-button slot="actions" kind="primary" icon="print" @click=${this.#print}
                >${msg("In", { id: "polls.print" })}</cs-button
              >`
          : nothing
      }
      ${
        id === undefined
          ? html`<cs-state kind="missing"></cs-state>`
          : loadView(this.#sheet, { ready: (sheet) => (ready ? this.#paper(sheet) : this.#hidden()) })
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // However it is begun: our button, Ctrl+P or the browser's menu.
    addEventListener("beforeprint", this.#printed);
  }

  override disconnectedCallback(): void {
    removeEventListener("beforeprint", this.#printed);
    super.disconnectedCallback();
  }

  readonly #printed = () => {
    const poll = this.#sheet.value?.poll;
    if (poll?.can.seeResults) notePrinted(poll.id).catch(toastError);
  };

  #print(): void {
    window.print();
  }

  #hidden() {
    return html`<cs-state
      heading=${msg("Chưa có kết quả để in", { id: "polls.no-sheet" })}
      text=${msg("Kết quả hiện sau khi cuộc trưng cầu đóng.", { id: "polls.no-sheet-text" })}
    ></cs-state>`;
  }

  #paper({ poll, texts }: Sheet) {
    const [year, month, day] = dayOf(Date.now()).split("-");
    // Decree 30/2020 pads the months 1 and 2 only.
    const shortMonth = Number(month) < 3 ? month : String(Number(month));
    return html`<article class="paper" tabindex="0" aria-label=${msg("Phiếu kết quả", { id: "polls.sheet" })}>
      <header>
        <div class="agency">
          <p>${session.value?.agency.name ?? ""}</p>
        </div>
        <div class="state">
          <p class="country">${msg("Cộng hòa xã hội chủ nghĩa Việt Nam", { id: "polls.country" })}</p>
          <p class="motto">${msg("Độc lập - Tự do - Hạnh phúc", { id: "polls.motto" })}</p>
        </div>
      </header>
      <p class="date">
        ${msg(str`Ngày ${day ?? ""} tháng ${shortMonth ?? ""} năm ${year ?? ""}`, { id: "polls.paper-date" })}
      </p>
      <h2>${msg("Kết quả trưng cầu ý kiến", { id: "polls.paper-title" })}</h2>
      <p class="subject">${poll.title}</p>
      ${this.#facts(poll)} ${poll.kind === "text" ? this.#texts(texts) : this.#votes(poll)} ${this.#verdict(poll)}
      <footer>
        <div>
          <p class="role">${msg("Người lập", { id: "polls.made-by" })}</p>
          <p class="sign">${msg("(Ký, ghi rõ họ tên)", { id: "polls.sign-here" })}</p>
          <p class="name">${session.value?.person.name ?? ""}</p>
        </div>
      </footer>
    </article>`;
  }

  #facts(poll: PollDetail) {
    const at = (instant: number) => `${timeOf(instant)} ${dateOf(instant)}`;
    const facts: readonly (readonly [string, string])[] = [
      [msg("Người hỏi", { id: "polls.paper-author" }), poll.author.name],
      [msg("Hỏi ai", { id: "polls.fact-audience" }), poll.audience.map(({ name }) => name).join(", ")],
      [
        msg("Thời gian", { id: "polls.fact-period" }),
        msg(str`từ ${at(poll.opensAt)} đến ${at(poll.closedAt ?? poll.closesAt)}`, { id: "polls.paper-period" }),
      ],
      [msg("Hình thức", { id: "polls.paper-form" }), `${secrecyTitle(poll.secrecy)}. ${kindText(poll)}`],
      [
        msg("Đã trả lời", { id: "polls.turnout" }),
        msg(
          str`${formatNumber(poll.answered)} trên ${formatNumber(poll.asked)} người được hỏi (${percentText(percent(poll.answered, poll.asked))})`,
          { id: "polls.paper-turnout" },
        ),
      ],
    ];
    return html`<dl>
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}:</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #votes(poll: PollDetail) {
    return html`<table>
        <thead>
          <tr>
            <th class="ordinal">${msg("STT", { id: "polls.ordinal" })}</th>
            <th>${msg("Phương án", { id: "polls.options" })}</th>
            <th class="figure">${msg("Số người chọn", { id: "polls.votes" })}</th>
            <th class="figure">${msg("Tỷ lệ", { id: "polls.share" })}</th>
          </tr>
        </thead>
        <tbody>
          ${poll.options.map(
            ({ text, votes }, index) =>
              html`<tr>
                <td class="ordinal">${index + 1}</td>
                <td>${text}</td>
                <td class="figure">${formatNumber(votes ?? 0)}</td>
                <td class="figure">${percentText(percent(votes ?? 0, poll.answered))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="note">${msg("Tỷ lệ tính trên số người trả lời.", { id: "polls.share-note" })}</p>`;
  }

  #texts(texts: readonly PollText[]) {
    const named = texts.some(({ person }) => person !== null);
    return html`<table>
      <thead>
        <tr>
          <th class="ordinal">${msg("STT", { id: "polls.ordinal" })}</th>
          ${named ? html`<th class="who">${msg("Họ và tên", { id: "polls.full-name" })}</th>` : nothing}
          <th>${msg("Ý kiến", { id: "polls.texts" })}</th>
        </tr>
      </thead>
      <tbody>
        ${texts.map(
          ({ text, person }, index) =>
            html`<tr>
              <td class="ordinal">${index + 1}</td>
              ${named ? html`<td>${person?.name ?? ""}</td>` : nothing}
              <td class="words">${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #verdict(poll: PollDetail) {
    const quorum = quorumOf(poll);
    if (poll.state !== "closed") {
      return html`<p class="verdict">
        ${msg("Cuộc trưng cầu chưa đóng; số liệu còn thay đổi.", { id: "polls.paper-running" })}
      </p>`;
    }
    if (!quorum) return nothing;
    const rule = String(poll.quorum);
    return html`<p class="verdict">
      ${
        quorum.met
          ? msg(str`Kết luận: đủ tỷ lệ tối thiểu ${rule} % số người được hỏi trả lời; kết quả có giá trị.`, {
              id: "polls.verdict-met",
            })
          : msg(
              str`Kết luận: không đủ tỷ lệ tối thiểu ${rule} % số người được hỏi trả lời; kết quả không có giá trị.`,
              {
                id: "polls.verdict-failed",
              },
            )
      }
    </p>`;
  }
}

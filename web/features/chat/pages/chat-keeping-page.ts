import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  changeKeeping,
  exportUrl,
  fetchKeeping,
  fetchKeptRooms,
  releaseRoom,
  type Keeping,
  type KeepingRule,
  type KeptRoom,
} from "../api.ts";
import { openHold } from "../dialogs/open.ts";
import { findPeople, personIdsOf } from "../dialogs/pick.ts";
import { kindText } from "../state.ts";

const DAYS: readonly number[] = [30, 90, 180, 365, 730, 1_825, 3_650];

/** How long conversations are kept, by kind of room; what the nights took away; which rooms are held by law. */
@customElement("chat-keeping-page")
export class ChatKeepingPage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      section {
        margin-bottom: var(--cs-8);
      }
      h2 {
        margin-bottom: var(--cs-2);
        font-size: var(--cs-text-l);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2) var(--cs-4);
        min-height: 56px;
        padding-block: var(--cs-2);
        border-top: 1px solid var(--cs-line);
      }
      .row .main {
        flex: 1;
        min-width: 180px;
      }
      cs-select {
        width: 180px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 8px 12px 8px 0;
        border-top: 1px solid var(--cs-line);
        text-align: start;
      }
      .number {
        text-align: end;
      }
      cs-people-picker {
        max-width: 420px;
        margin-block: var(--cs-3);
      }
    `,
  ];

  @state() private picked: readonly Pick[] = [];
  @state() private version = 0;

  readonly #keeping = new LoadController<Keeping>(this, {
    args: () => true,
    load: (_, signal) => fetchKeeping(signal),
  });
  readonly #rooms = new LoadController<KeptRoom[], string>(this, {
    args: () => `${this.picked[0]?.key ?? ""} ${String(this.version)}`,
    load: (_, signal) => fetchKeptRooms(personIdsOf(this.picked)[0], signal),
  });

  override render() {
    return html`<cs-page wide heading=${msg("Lưu giữ hội thoại", { id: "chat.keeping" })}>
      ${loadView(this.#keeping, { ready: (keeping) => this.#draw(keeping) })}
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #draw({ rules, sweeps }: Keeping) {
    return html`<section>
        <h2>${msg("Thời hạn theo loại phòng", { id: "chat.keeping-rules" })}</h2>
        <p class="quiet">
          ${msg("Hết hạn, tin và tệp bị xóa hẳn vào ban đêm, kể cả tin đã ghim. Người trong phòng thấy thời hạn ở đầu phòng.", { id: "chat.keeping-hint" })}
        </p>
        ${rules.map((rule) => this.#rule(rule))}
      </section>
      <section>
        <h2>${msg("Lưu giữ theo yêu cầu pháp luật", { id: "chat.holds" })}</h2>
        <p class="quiet">
          ${msg("Không có gì trong phòng bị xóa hẳn cho đến khi thôi lưu giữ; người trong phòng thấy lý do. Nội dung chỉ xem được bằng cách xuất ra, và việc đó được ghi lại.", { id: "chat.holds-hint" })}
        </p>
        <cs-people-picker
          label=${msg("Các phòng của một người", { id: "chat.rooms-of" })}
          .picked=${this.picked}
          .find=${findPeople}
          @cs-input=${(event: Event) => {
            this.picked = (event.target as CsPeoplePicker).picked.slice(-1);
          }}
        ></cs-people-picker>
        ${loadView(this.#rooms, {
          ready: (rooms) =>
            rooms.length === 0
              ? html`<p class="quiet">${msg("Chưa lưu giữ phòng nào.", { id: "chat.no-holds" })}</p>`
              : html`${rooms.map((room) => this.#room(room))}`,
        })}
      </section>
      <section>
        <h2>${msg("Những đêm đã dọn", { id: "chat.sweeps" })}</h2>
        ${
          sweeps.length === 0
            ? html`<p class="quiet">${msg("Chưa có gì bị xóa hẳn.", { id: "chat.no-sweeps" })}</p>`
            : this.#sweeps(sweeps)
        }
      </section>`;
  }

  #rule(rule: KeepingRule) {
    const { kind, days, hold } = rule;
    const known = days === null || DAYS.includes(days) ? DAYS : [...DAYS, days].toSorted((a, b) => a - b);
    const title = kindText(kind);
    return html`<div class="row">
      <div class="main">${title}</div>
      <cs-check
        .checked=${hold}
        @cs-input=${(event: Event) => void this.#save({ ...rule, hold: (event.target as CsCheck).checked })}
        >${msg("Lưu giữ tất cả", { id: "chat.hold-kind" })}</cs-check
      >
      <cs-select
        label-hidden
        label=${msg(str`Thời hạn: ${title}`, { id: "chat.keeping-of" })}
        .options=${[
          { value: "", title: msg("Giữ mãi", { id: "chat.keep-forever" }) },
          ...known.map((each) => ({
            value: String(each),
            title: msg(str`Giữ ${each} ngày`, { id: "chat.keep-days" }),
          })),
        ]}
        .value=${days === null ? "" : String(days)}
        @cs-input=${(event: Event) => {
          const { value } = event.target as CsSelect;
          void this.#save({ ...rule, days: value === "" ? null : Number(value) });
        }}
      ></cs-select>
    </div>`;
  }

  #room(room: KeptRoom) {
    const { id, title, kind, people, messages, hold } = room;
    return html`<div class="row">
      <div class="main">
        <div>${title}</div>
        <div class="quiet small">
          ${kindText(kind)} · ${msg(str`${people} người`, { id: "chat.people-count" })} ·
          ${msg(str`${formatNumber(messages)} tin`, { id: "chat.messages-count" })}
          ${hold === null || hold === "" ? nothing : html` · ${hold}`}
        </div>
      </div>
      ${
        hold === null
          ? html`<cs-button size="small" icon="lock" @click=${() => void this.#hold(id)}
              >${msg("Lưu giữ", { id: "chat.hold" })}</cs-button
            >`
          : html`<cs-button size="small" icon="download" href=${exportUrl(id)}
                >${msg("Xuất", { id: "chat.export-short" })}</cs-button
              >
              <cs-button size="small" kind="quiet" @click=${() => void this.#release(id)}
                >${msg("Thôi lưu giữ", { id: "chat.release" })}</cs-button
              >`
      }
    </div>`;
  }

  #sweeps(sweeps: Keeping["sweeps"]) {
    return html`<table>
      <thead>
        <tr>
          <th>${msg("Lúc", { id: "chat.sweep-at" })}</th>
          <th>${msg("Loại phòng", { id: "chat.sweep-kind" })}</th>
          <th>${msg("Tin trước", { id: "chat.sweep-before" })}</th>
          <th class="number">${msg("Số tin", { id: "chat.sweep-messages" })}</th>
          <th class="number">${msg("Số tệp", { id: "chat.sweep-files" })}</th>
        </tr>
      </thead>
      <tbody>
        ${sweeps.map(
          ({ at, kind, beforeAt, messages, files }) =>
            html`<tr>
              <td>${fullDate(at)}</td>
              <td>${kindText(kind)}</td>
              <td>${fullDate(beforeAt)}</td>
              <td class="number">${formatNumber(messages)}</td>
              <td class="number">${formatNumber(files)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  async #save(rule: KeepingRule): Promise<void> {
    try {
      this.#keeping.set(await changeKeeping(rule));
      toast(msg("Đã lưu", { id: "chat.saved" }));
    } catch (error) {
      toastError(error);
      await this.#keeping.reload();
    }
  }

  async #hold(id: number): Promise<void> {
    if (await openHold(id)) this.version += 1;
  }

  async #release(id: number): Promise<void> {
    try {
      await releaseRoom(id);
      this.version += 1;
    } catch (error) {
      toastError(error);
    }
  }
}

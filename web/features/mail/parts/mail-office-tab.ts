import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dateOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  addShared,
  changeShared,
  endHold,
  fetchAllShared,
  fetchHolds,
  fetchPowers,
  findBodies,
  findColleagues,
  savePowers,
  setHold,
  type Hold,
  type MailPowers,
  type SharedListed,
} from "../office/api.ts";
import { settingsStyles } from "./settings-styles.ts";

/** What the administrator decides: shared mailboxes, receipts and recall, how long trash stays, legal holds. */
@customElement("mail-office-tab")
export class MailOfficeTab extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  @state() private body: readonly Pick[] = [];
  @state() private name = "";
  @state() private held: readonly Pick[] = [];
  @state() private reason = "";
  readonly #shared = new LoadController<SharedListed[]>(this, {
    args: () => true,
    load: (_, signal) => fetchAllShared(signal),
  });
  readonly #powers = new LoadController<MailPowers>(this, {
    args: () => true,
    load: (_, signal) => fetchPowers(signal),
  });
  readonly #holds = new LoadController<Hold[]>(this, { args: () => true, load: (_, signal) => fetchHolds(signal) });

  override render() {
    return html`<div class="tab">
      <section class="stack">
        <h2>${msg("Hộp thư chung", { id: "mail.shared-title" })}</h2>
        <p class="quiet">
          ${msg("Thư gửi đến đơn vị hoặc nhóm có hộp thư chung vào một nơi mà mọi thành viên cùng xử lý.", {
            id: "mail.shared-hint",
          })}
        </p>
        ${this.#newShared()} ${loadView(this.#shared, { ready: (items) => this.#sharedRows(items) })}
      </section>
      <section class="stack">
        <h2>${msg("Quy định về thư", { id: "mail.powers-title" })}</h2>
        ${loadView(this.#powers, { ready: (powers) => this.#decisions(powers) })}
      </section>
      <section class="stack">
        <h2>${msg("Lưu giữ theo pháp luật", { id: "mail.hold-title" })}</h2>
        <p class="quiet">
          ${msg("Thư mà người này xóa hẳn vẫn được giữ lại, không ai thấy, cho đến khi kết thúc lưu giữ.", {
            id: "mail.hold-hint",
          })}
        </p>
        ${this.#newHold()} ${loadView(this.#holds, { ready: (items) => this.#holdRows(items) })}
      </section>
    </div>`;
  }

  async #do(what: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await what();
      toast(said);
    } catch (error) {
      toastError(error);
    }
    await Promise.all([this.#shared.reload(), this.#powers.reload(), this.#holds.reload()]);
  }

  #newShared() {
    const [picked] = this.body;
    return html`<div class="card stack">
      <div class="fields">
        <cs-people-picker
          single
          label=${msg("Đơn vị hoặc nhóm", { id: "mail.shared-body" })}
          .picked=${this.body}
          .find=${findBodies}
          @cs-input=${(event: Event) => {
            this.body = (event.target as CsPeoplePicker).picked;
            const [now] = this.body;
            if (now && this.name === "") this.name = now.name;
          }}
        ></cs-people-picker>
        <cs-field
          max-length="100"
          label=${msg("Tên hộp thư", { id: "mail.shared-name" })}
          .value=${this.name}
          @cs-input=${(event: Event) => {
            this.name = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      <div class="line">
        <cs-button
          icon="plus"
          ?disabled=${!picked || this.name.trim() === ""}
          @click=${() => {
            if (!picked) return;
            void this.#do(
              async () => {
                await addShared(picked.key, this.name.trim());
                this.body = [];
                this.name = "";
              },
              msg("Đã tạo hộp thư chung", { id: "mail.shared-created" }),
            );
          }}
          >${msg("Tạo hộp thư chung", { id: "mail.shared-create" })}</cs-button
        >
      </div>
    </div>`;
  }

  #sharedRows(items: readonly SharedListed[]) {
    if (items.length === 0) return nothing;
    return html`<div class="rows" role="list">
      ${items.map((item) => {
        const { name, ownerName, members, address, closedAt } = item;
        return html`<div class="row ${closedAt === null ? "" : "off"}" role="listitem">
          <div class="main">
            ${name}
            <p>${msg(str`${ownerName}; ${members} thành viên; ${address}`, { id: "mail.shared-line" })}</p>
          </div>
          ${closedAt === null ? nothing : html`<cs-badge>${msg("đã đóng", { id: "mail.shared-closed" })}</cs-badge>`}
          <cs-button
            size="small"
            @click=${() =>
              void this.#do(
                () => changeShared(item.accountId, { closed: closedAt === null }),
                msg("Đã lưu", { id: "mail.office-saved" }),
              )}
            >${closedAt === null ? msg("Ngừng nhận", { id: "mail.shared-close" }) : msg("Mở lại", { id: "mail.shared-reopen" })}</cs-button
          >
        </div>`;
      })}
    </div>`;
  }

  #decisions(powers: MailPowers) {
    const save = (change: Partial<MailPowers>) =>
      this.#do(() => savePowers({ ...powers, ...change }), msg("Đã lưu", { id: "mail.office-saved" }));
    const number = (field: "recallHours" | "trashDays" | "junkDays", label: string, hint: string) =>
      html`<cs-field
        type="number"
        label=${label}
        hint=${hint}
        .value=${String(powers[field])}
        @change=${(event: Event) => {
          const value = Number((event.target as CsField).value);
          if (Number.isInteger(value) && value >= 0) void save({ [field]: value });
        }}
      ></cs-field>`;
    return html`<div class="card stack">
      <cs-check
        label=${msg("Luôn cho người gửi biết ai đã mở thư", { id: "mail.powers-receipts" })}
        detail=${msg("Nếu không, chỉ khi người gửi yêu cầu. Người nhận luôn được biết.", {
          id: "mail.powers-receipts-detail",
        })}
        .checked=${powers.receipts === "always"}
        @cs-input=${(event: Event) => void save({ receipts: (event.target as CsCheck).checked ? "always" : "requested" })}
      ></cs-check>
      <div class="fields">
        ${number(
          "recallHours",
          msg("Cho thu hồi trong (giờ)", { id: "mail.powers-recall" }),
          msg("0: không cho thu hồi.", { id: "mail.powers-recall-hint" }),
        )}
        ${number(
          "trashDays",
          msg("Thùng rác giữ (ngày)", { id: "mail.powers-trash" }),
          msg("0: giữ mãi.", { id: "mail.powers-days-hint" }),
        )}
        ${number(
          "junkDays",
          msg("Thư rác giữ (ngày)", { id: "mail.powers-junk" }),
          msg("0: giữ mãi.", { id: "mail.powers-days-hint" }),
        )}
      </div>
      <cs-check
        label=${msg("Xếp Lưu trữ của năm cũ vào thư mục từng năm", { id: "mail.powers-years" })}
        .checked=${powers.archiveByYear}
        @cs-input=${(event: Event) => void save({ archiveByYear: (event.target as CsCheck).checked })}
      ></cs-check>
      <cs-field
        lines="2"
        label=${msg("Máy chủ thư cũ được phép lấy thư", { id: "mail.powers-servers" })}
        hint=${msg("Mỗi dòng một máy chủ: tên, tên:cổng, hoặc imap://tên:cổng nếu không có TLS.", {
          id: "mail.powers-servers-hint",
        })}
        .value=${powers.pullServers.join("\n")}
        @change=${(event: Event) => {
          const lines = (event.target as CsField).value.split(/\s+/).filter((line) => line !== "");
          void save({ pullServers: [...new Set(lines)] });
        }}
      ></cs-field>
    </div>`;
  }

  #newHold() {
    const [picked] = this.held;
    return html`<div class="card stack">
      <div class="fields">
        <cs-people-picker
          single
          label=${msg("Thư của", { id: "mail.hold-person" })}
          .picked=${this.held}
          .find=${findColleagues}
          @cs-input=${(event: Event) => {
            this.held = (event.target as CsPeoplePicker).picked;
          }}
        ></cs-people-picker>
        <cs-field
          max-length="300"
          label=${msg("Theo văn bản nào", { id: "mail.hold-reason" })}
          .value=${this.reason}
          @cs-input=${(event: Event) => {
            this.reason = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      <div class="line">
        <cs-button
          icon="lock"
          ?disabled=${!picked || this.reason.trim() === ""}
          @click=${() => {
            if (!picked) return;
            void this.#do(
              async () => {
                await setHold(Number(picked.key.slice("person:".length)), this.reason.trim());
                this.held = [];
                this.reason = "";
              },
              msg("Đã bắt đầu lưu giữ", { id: "mail.hold-set" }),
            );
          }}
          >${msg("Bắt đầu lưu giữ", { id: "mail.hold-start" })}</cs-button
        >
      </div>
    </div>`;
  }

  #holdRows(items: readonly Hold[]) {
    if (items.length === 0) return nothing;
    return html`<div class="rows" role="list">
      ${items.map(({ personId, name, reason, setAt, held }) => {
        const since = dateOf(setAt);
        return html`<div class="row" role="listitem">
          <div class="main">
            ${name}
            <p>${msg(str`${reason}; từ ${since}; đang giữ ${held} thư đã xóa`, { id: "mail.hold-line" })}</p>
          </div>
          <cs-button size="small" @click=${() => void this.#endHold(personId, name)}
            >${msg("Kết thúc", { id: "mail.hold-end" })}</cs-button
          >
        </div>`;
      })}
    </div>`;
  }

  async #endHold(personId: number, name: string): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Kết thúc lưu giữ thư của ${name}?`, { id: "mail.hold-end-heading" }),
      text: msg("Những thư đã xóa mà đang được giữ sẽ mất hẳn.", { id: "mail.hold-end-text" }),
      verb: msg("Kết thúc", { id: "mail.hold-end" }),
      destroys: true,
    });
    if (sure) await this.#do(() => endHold(personId), msg("Đã kết thúc lưu giữ", { id: "mail.hold-ended" }));
  }
}

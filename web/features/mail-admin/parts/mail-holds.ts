import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dateOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { endHold, fetchHolds, findColleagues, setHold, type Hold } from "../office-api.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Whose mail is kept by law, whatever its owner deletes. */
@customElement("mail-holds")
export class MailHolds extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  @state() private held: readonly Pick[] = [];
  @state() private reason = "";
  readonly #holds = new LoadController<Hold[]>(this, { args: () => true, load: (_, signal) => fetchHolds(signal) });

  override render() {
    return html`<cs-card padded heading=${msg("Lưu giữ theo pháp luật", { id: "mail-admin.hold-title" })}>
      <div class="stack">
        <p class="quiet">
          ${msg("Thư mà người này xóa hẳn vẫn được giữ lại, không ai thấy, cho đến khi kết thúc lưu giữ.", {
            id: "mail-admin.hold-hint",
          })}
        </p>
        ${this.#newHold()} ${loadView(this.#holds, { ready: (items) => this.#holdRows(items) })}
      </div>
    </cs-card>`;
  }

  async #do(what: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await what();
      toast(said);
    } catch (error) {
      toastError(error);
    }
    await this.#holds.reload();
  }

  #newHold() {
    const [picked] = this.held;
    return html`<div class="stack">
      <div class="fields">
        <cs-people-picker
          single
          label=${msg("Thư của", { id: "mail-admin.hold-person" })}
          .picked=${this.held}
          .find=${findColleagues}
          @cs-input=${(event: Event) => {
            this.held = (event.target as CsPeoplePicker).picked;
          }}
        ></cs-people-picker>
        <cs-field
          max-length="300"
          label=${msg("Theo văn bản nào", { id: "mail-admin.hold-reason" })}
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
              msg("Đã bắt đầu lưu giữ", { id: "mail-admin.hold-set" }),
            );
          }}
          >${msg("Bắt đầu lưu giữ", { id: "mail-admin.hold-start" })}</cs-button
        >
      </div>
    </div>`;
  }

  #holdRows(items: readonly Hold[]) {
    if (items.length === 0) return nothing;
    return html`<ul>
      ${items.map(({ personId, name, reason, setAt, held }) => {
        const since = dateOf(setAt);
        return html`<li>
          <div class="what">
            ${name}
            <p class="small quiet">
              ${msg(str`${reason}; từ ${since}; đang giữ ${held} thư đã xóa`, { id: "mail-admin.hold-line" })}
            </p>
          </div>
          <cs-button size="small" @click=${() => void this.#endHold(personId, name)}
            >${msg("Kết thúc", { id: "mail-admin.hold-end" })}</cs-button
          >
        </li>`;
      })}
    </ul>`;
  }

  async #endHold(personId: number, name: string): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Kết thúc lưu giữ thư của ${name}?`, { id: "mail-admin.hold-end-heading" }),
      text: msg("Những thư đã xóa mà đang được giữ sẽ mất hẳn.", { id: "mail-admin.hold-end-text" }),
      verb: msg("Kết thúc", { id: "mail-admin.hold-end" }),
      destroys: true,
    });
    if (sure) await this.#do(() => endHold(personId), msg("Đã kết thúc lưu giữ", { id: "mail-admin.hold-ended" }));
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { enterPin, fetchModems, testModem, type ModemLine } from "../api.ts";
import { modemName, phaseText, phaseTone, troubleText } from "../labels.ts";
import { watchSms } from "../state.ts";
import { modemStyles } from "./modem-styles.ts";

/** The modems: how each stands, what is wrong with it and what to do. */
@customElement("sms-modems")
export class SmsModems extends OfficeElement {
  static override styles = [base, blocks, modemStyles];

  @state() private testing = "";
  @state() private pin = "";

  readonly #modems = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchModems(signal),
    isEmpty: ({ items }) => items.length === 0,
  });

  protected override watches() {
    return [watchSms("modem", () => void this.#modems.reload())];
  }

  override render() {
    return loadView(this.#modems, {
      empty: () =>
        html`<cs-state
          icon="phone"
          heading=${msg("Chưa thấy modem nào", { id: "sms.modems-none" })}
          text=${msg("Cắm modem 4G có SIM vào máy chủ; văn phòng tự nhận trong vài giây.", { id: "sms.modems-none-text" })}
        ></cs-state>`,
      ready: ({ items }) => html`<div class="modems">${items.map((modem) => this.#modem(modem))}</div>`,
    });
  }

  #modem(modem: ModemLine) {
    const facts: readonly (readonly [string, string | null])[] = [
      [msg("Cổng", { id: "sms.modem-port" }), modem.ports.join(", ") || modem.path],
      [msg("IMEI", { id: "sms.modem-imei" }), modem.imei],
      [msg("SIM", { id: "sms.modem-sim" }), modem.sim],
      [msg("Mạng", { id: "sms.modem-network" }), modem.network],
      [
        msg("Sóng", { id: "sms.modem-signal" }),
        modem.signal === null ? null : msg(str`${modem.signal} dBm`, { id: "sms.dbm" }),
      ],
      [
        msg("Số dư", { id: "sms.modem-balance" }),
        modem.balance === null ? modem.balanceText : msg(str`${formatNumber(modem.balance)} đồng`, { id: "sms.dong" }),
      ],
      [
        msg("Hôm nay đã gửi", { id: "sms.modem-today" }),
        msg(str`${formatNumber(modem.sentToday)} / ${formatNumber(modem.dailyCap)} phần`, { id: "sms.modem-cap" }),
      ],
    ];
    return html`<cs-card padded heading=${modemName(modem)}>
      <cs-badge slot="actions" tone=${phaseTone(modem)}>${phaseText(modem.phase)}</cs-badge>
      <cs-button
        slot="actions"
        size="small"
        icon="refresh"
        ?busy=${this.testing === modem.path}
        @click=${() => void this.#test(modem.path)}
        >${msg("Kiểm tra", { id: "sms.modem-test" })}</cs-button
      >
      ${modem.trouble === null ? nothing : html`<cs-note kind="warning">${troubleText(modem.trouble)}</cs-note>`}
      ${modem.trouble?.startsWith("pin") ? this.#pinForm(modem.path) : nothing}
      <dl>
        ${facts
          .filter(([, value]) => modem.kind === "modem" || value !== null)
          .map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value ?? "–"}</dd>
              </div>`,
          )}
      </dl>
    </cs-card>`;
  }

  #pinForm(path: string) {
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#enter(path);
      }}
    >
      <cs-field
        label=${msg("Mã PIN của SIM", { id: "sms.pin" })}
        type="password"
        .value=${this.pin}
        @cs-input=${(event: Event) => (this.pin = (event.target as CsField).value)}
      ></cs-field>
      <cs-button type="submit">${msg("Lưu mã PIN", { id: "sms.pin-save" })}</cs-button>
    </form>`;
  }

  async #enter(path: string): Promise<void> {
    try {
      await enterPin(path, this.pin);
      this.pin = "";
      await this.#modems.reload();
    } catch (error) {
      toastError(error);
    }
  }

  async #test(path: string): Promise<void> {
    this.testing = path;
    try {
      await testModem(path);
      await this.#modems.reload();
    } catch (error) {
      toastError(error);
    } finally {
      this.testing = "";
    }
  }
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { formatSize, msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchDevices, fetchTraffic, type MailDevice, type TrafficLine } from "../api.ts";
import { outcomeOf } from "../state.ts";

const TYPING = 350;
const DAY = 86_400_000;

/** What came in, went out and was refused, with the words that were said; by address and day. */
@customElement("mail-traffic")
export class MailTraffic extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
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
      .bar cs-field {
        flex: 1 1 220px;
        max-width: 360px;
      }
    `,
  ];

  @state() private address = "";
  @state() private fromOn = "";
  @state() private toOn = "";
  /** The number of a device; empty for all. */
  @state() private device = "";
  readonly #devices = new LoadController<{ items: MailDevice[] }>(this, {
    args: () => true,
    load: (_, signal) => fetchDevices(signal),
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #lines = new PagedList<TrafficLine>(this, {
    fetch: (after, signal) =>
      fetchTraffic(
        {
          address: this.address,
          device: this.device === "" ? undefined : Number(this.device),
          from: this.fromOn === "" ? undefined : startOf(this.fromOn),
          to: this.toOn === "" ? undefined : startOf(this.toOn) + DAY,
        },
        after,
        signal,
      ),
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
          type="search"
          label=${msg("Địa chỉ người gửi hoặc người nhận", { id: "mail-admin.traffic-address" })}
          .value=${this.address}
          @cs-input=${(event: Event) => {
            this.address = (event.target as CsField).value.trim();
            this.#later();
          }}
        ></cs-field>
        ${this.#day("fromOn", msg("Từ ngày", { id: "mail-admin.from" }))}
        ${this.#day("toOn", msg("Đến ngày", { id: "mail-admin.to" }))} ${this.#device()}
        <cs-button icon="refresh" @click=${() => void this.#lines.start()}
          >${msg("Xem lại", { id: "mail-admin.again" })}</cs-button
        >
      </div>
      <cs-list label=${msg("Thư đến, thư đi", { id: "mail-admin.tab-traffic" })} .list=${this.#lines} .row=${row}>
        <cs-state
          slot="empty"
          heading=${msg("Không có thư nào", { id: "mail-admin.traffic-none" })}
          text=${msg("Thư đến, thư đi và thư bị từ chối trong những ngày được giữ sẽ hiện ở đây.", { id: "mail-admin.traffic-none-text" })}
        ></cs-state>
      </cs-list>`;
  }

  /** Which device sent it, where there are devices. */
  #device() {
    const devices = this.#devices.value?.items ?? [];
    if (devices.length === 0) return nothing;
    return html`<cs-select
      label=${msg("Thiết bị gửi", { id: "mail-admin.traffic-device" })}
      .options=${[
        { value: "", title: msg("Tất cả", { id: "mail-admin.traffic-all" }) },
        ...devices.map(({ id, name }) => ({ value: String(id), title: name })),
      ]}
      .value=${this.device}
      @cs-input=${(event: Event) => {
        this.device = (event.target as CsSelect).value;
        void this.#lines.start();
      }}
    ></cs-select>`;
  }

  #day(name: "fromOn" | "toOn", label: string) {
    return html`<cs-day-field
      label=${label}
      .value=${this[name]}
      @cs-input=${(event: Event) => {
        this[name] = (event.target as CsDayField).value;
        this.#later();
      }}
    ></cs-day-field>`;
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lines.start(), TYPING);
  }
}

/** The first instant of a day where the reader is. */
const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

function row({ what, at, sender, recipient, peer, door, size, reply, device }: TrafficLine) {
  const { text, tone } = outcomeOf(what);
  const where = [device ?? "", door, peer, size > 0 ? formatSize(size) : ""].filter((part) => part !== "").join(" · ");
  return html`<cs-row>
    ${sender === "" ? "<>" : sender} → ${recipient}
    <cs-badge slot="at" tone=${tone}>${text}</cs-badge>
    <span slot="second"
      ><cs-date form="sentence" at=${at}></cs-date> · ${where}${reply === "" ? "" : ` · ${reply}`}</span
    >
  </cs-row>`;
}

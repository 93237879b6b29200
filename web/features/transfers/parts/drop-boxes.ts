import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { TRANSFER_CHANGED } from "../../../../server/modules/transfers/contract.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { can } from "../../../kernel/session.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchBoxes, type DropBox } from "../api.ts";
import { takeFiles } from "../take-files.ts";

/** The drop boxes that are open to me: what is dropped on one goes into it. */
@customElement("drop-boxes")
export class DropBoxes extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: var(--cs-5) var(--cs-gutter);
      }
      .boxes {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--cs-4);
      }
      .card {
        display: grid;
        gap: var(--cs-3);
        height: 100%;
      }
      h3 {
        font-size: var(--cs-text-l, var(--cs-text-m));
      }
    `,
  ];

  readonly #boxes = new LoadController<DropBox[]>(this, {
    args: () => true,
    load: (_, signal) => fetchBoxes(signal),
    isEmpty: (boxes) => boxes.length === 0,
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === TRANSFER_CHANGED) void this.#boxes.reload();
      }),
    ];
  }

  override render() {
    return loadView(this.#boxes, {
      ready: (boxes) => html`<div class="boxes">${boxes.map((box) => this.#box(box))}</div>`,
      empty: () =>
        html`<cs-state
          heading=${msg("Chưa có hộp nhận tệp nào", { id: "transfers.no-boxes" })}
          text=${msg("Mỗi đơn vị có thể có một hộp: ai được phép thì bỏ tệp vào, người của đơn vị lấy ra.", { id: "transfers.no-boxes-text" })}
          >${
            can("transfers.manage")
              ? html`<cs-button icon="settings" href="/transfers/settings"
                  >${msg("Thiết lập", { id: "transfers.settings" })}</cs-button
                >`
              : nothing
          }</cs-state
        >`,
    });
  }

  #box(box: DropBox) {
    const target = { id: box.id, name: box.name };
    return html`<cs-hand-over name=${box.name} .box=${target} ?disabled=${!box.can.put}>
      <section class="card">
        <h3>${box.name}</h3>
        <p class="quiet small">
          ${box.departmentName} · ${msg(str`giữ ${formatNumber(box.keepDays)} ngày`, { id: "transfers.box-keeps" })}
        </p>
        <div class="line">
          ${
            box.can.put
              ? html`<cs-button icon="upload" @click=${() => void takeFiles({ files: [], to: [], box: target })}
                  >${msg("Bỏ tệp vào", { id: "transfers.put" })}</cs-button
                >`
              : nothing
          }
          ${
            box.can.take
              ? html`<cs-button icon="inbox" href=${`/transfers/box/${String(box.id)}`}
                  >${msg(str`Mở hộp (${formatNumber(box.waiting)})`, { id: "transfers.open-box" })}</cs-button
                >`
              : nothing
          }
        </div>
      </section>
    </cs-hand-over>`;
  }
}

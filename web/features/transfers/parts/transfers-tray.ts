import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { can } from "../../../kernel/session.ts";
import "../../../ui/cs-icon.ts";
import "../../../ui/cs-progress.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { arriving, offers, startIncoming } from "../incoming.ts";
import { paceText } from "../labels.ts";
import { jobs, startOutgoing } from "../outgoing.ts";
import "./job-line.ts";
import "./offer-popups.ts";
import { trayStyles } from "./tray-styles.ts";

/** Stands in the top bar while files are on their way: how many, and in the panel under it how far each is. Holds the popups of offers, too. */
@customElement("transfers-tray")
export class TransfersTray extends OfficeElement {
  static override styles = [base, blocks, trayStyles];

  @state() private open = false;
  @query("#panel") private panel!: HTMLElement;
  @query("#tray") private button!: HTMLElement;

  protected override watches() {
    startOutgoing();
    startIncoming();
    return [this.redrawOn(jobs, arriving, offers)];
  }

  override render() {
    if (!can("transfers.use")) return nothing;
    const count = jobs.value.filter(({ phase }) => phase !== "done" && phase !== "over").length + arriving.value.size;
    const isSeen = count > 0 || jobs.value.length > 0;
    const label = msg(str`Tệp đang chuyển: ${formatNumber(count)}`, { id: "transfers.tray" });
    return html`<button
        id="tray"
        type="button"
        ?hidden=${!isSeen}
        aria-label=${label}
        title=${label}
        aria-expanded=${this.open ? "true" : "false"}
        popovertarget="panel"
      >
        <cs-icon name="send"></cs-icon>${
          count > 0 ? html`<span class="count" aria-hidden="true">${formatNumber(count)}</span>` : nothing
        }
      </button>
      <section id="panel" popover aria-label=${label} @toggle=${this.#toggled}>
        <header>
          <h2>${msg("Tệp đang chuyển", { id: "transfers.tray-heading" })}</h2>
          <a href="/transfers">${msg("Xem tất cả", { id: "transfers.all" })}</a>
        </header>
        <div class="list">
          ${repeat(
            jobs.value,
            ({ id }) => id,
            ({ id }) => html`<div class="one"><job-line .transferId=${id}></job-line></div>`,
          )}
          ${[...arriving.value].map(([id, pace]) => {
            const offer = offers.value.find((one) => one.id === id);
            return offer
              ? html`<div class="one">
                  <cs-progress
                    label=${offer.title}
                    value=${pace.done}
                    total=${Math.max(offer.size, 1)}
                    count-text=${paceText(pace, offer.size)}
                  ></cs-progress>
                  <p class="small quiet">
                    ${msg(str`Đang nhận từ ${offer.sender.name}`, { id: "transfers.arriving-from" })}
                  </p>
                </div>`
              : nothing;
          })}
        </div>
      </section>
      <offer-popups></offer-popups>`;
  }

  readonly #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === "open";
    if (!this.open) return;
    const { bottom, right } = this.button.getBoundingClientRect();
    this.panel.style.top = `${String(bottom + 4)}px`;
    this.panel.style.right = `${String(Math.max(8, innerWidth - right))}px`;
  };
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { markSeen, type Transfer } from "../api.ts";
import { accept, offers, refuse } from "../incoming.ts";
import { contentText, warningOf } from "../labels.ts";

/** So many stand over the page; the others wait in the list. */
const SHOWN = 3;

/** Who offers files now: yes, no, and "always from this person". */
@customElement("offer-popups")
export class OfferPopups extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        position: fixed;
        z-index: 45;
        bottom: var(--cs-4);
        left: calc(50% - min(210px, 50vw - 8px));
        display: grid;
        gap: var(--cs-2);
        width: min(420px, 100vw - 16px);
      }
      article {
        display: grid;
        gap: var(--cs-3);
        padding: var(--cs-4);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        box-shadow: var(--cs-float);
      }
      header {
        display: flex;
        align-items: flex-start;
        gap: var(--cs-3);
      }
      header div {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      h3 {
        font-size: var(--cs-text-m);
        font-weight: 400;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--cs-2);
      }
      @media (max-width: 700px) {
        :host {
          bottom: 72px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** Put aside: they wait in the list. */
  @state() private aside: ReadonlySet<number> = new Set();
  readonly #told = new Set<number>();

  protected override watches() {
    return [this.redrawOn(offers)];
  }

  #shown(): Transfer[] {
    return offers.value.filter(({ id, mine }) => mine === "asked" && !this.aside.has(id)).slice(0, SHOWN);
  }

  override render() {
    return this.#shown().map((transfer) => this.#offer(transfer));
  }

  override updated(): void {
    const fresh = this.#shown().filter(({ id }) => !this.#told.has(id));
    if (fresh.length === 0 || document.visibilityState !== "visible") return;
    for (const { id } of fresh) this.#told.add(id);
    void markSeen(fresh.map(({ id }) => id));
  }

  #offer(transfer: Transfer) {
    const { id, sender, title, note } = transfer;
    const warning = warningOf(transfer);
    const act = (run: () => Promise<void>) => () => {
      run().catch(toastError);
    };
    return html`<article aria-label=${msg(str`${sender.name} gửi tệp cho bạn`, { id: "transfers.offer-label" })}>
      <header>
        <cs-avatar name=${sender.name} photo=${sender.photoHash ? photoUrl(sender.photoHash) : ""}></cs-avatar>
        <div>
          <h3><strong>${sender.name}</strong> ${msg("gửi tệp cho bạn", { id: "transfers.offers-you" })}</h3>
          <a href=${`/transfers/${String(id)}`}>${title}</a>
          <p class="quiet small">${contentText(transfer)}</p>
          ${note ? html`<p class="small">“${note}”</p>` : nothing}
        </div>
        <cs-button
          size="small"
          kind="quiet"
          icon="x"
          label=${msg("Để sau", { id: "transfers.later" })}
          @click=${() => {
            this.aside = new Set([...this.aside, id]);
          }}
        ></cs-button>
      </header>
      ${warning ? html`<cs-note kind="warning">${warning}</cs-note>` : nothing}
      <div class="actions">
        <cs-button size="small" kind="quiet" @click=${act(() => refuse(id))}
          >${msg("Từ chối", { id: "transfers.refuse" })}</cs-button
        >
        <cs-button size="small" @click=${act(() => accept(id, true))}
          >${msg("Luôn nhận từ người này", { id: "transfers.accept-always" })}</cs-button
        >
        <cs-button size="small" kind="primary" icon="download" @click=${act(() => accept(id, false))}
          >${msg("Nhận", { id: "transfers.accept" })}</cs-button
        >
      </div>
    </article>`;
  }
}

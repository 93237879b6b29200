import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { TRANSFER_CHANGED } from "../../../../server/modules/transfers/contract.ts";
import { msg } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can, session } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchTransfers, type Transfer } from "../api.ts";
import "../parts/drop-boxes.ts";
import "../parts/transfer-detail.ts";
import { transferRow } from "../parts/transfer-row.ts";
import { addressOf, idOf, listOf, TABS, tabOf, type Tab } from "../state.ts";
import { takeFiles } from "../take-files.ts";

/** What comes to me, what I send, and the drop boxes; the chosen transfer beside its list. Files dropped anywhere on it are sent. */
@customElement("transfers-page")
export class TransfersPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-hand-over {
        display: flex;
        flex: 1;
        min-width: 0;
        min-height: 0;
      }
      cs-page {
        flex: 1;
        min-width: 0;
      }
      @media (max-width: 1099.9px) {
        :host([reading]) .of-list {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  #at: { tab: Tab; boxId?: number | undefined } = { tab: "incoming" };
  readonly #row = (transfer: Transfer) => transferRow(transfer, transfer.sender.id === session.value?.person.id);
  readonly #list = new PagedList<Transfer>(this, {
    fetch: (after, signal) => fetchTransfers(listOf(this.#at).list, { ...listOf(this.#at), after }, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => b.id - a.id,
    idle: () => this.#isBoxes(),
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Gửi tệp", { id: "transfers.title" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Gửi tệp cho đồng nghiệp", { id: "transfers.send-command" }),
          run: () => void this.#send(),
        },
        ...TABS.map((tab, index) => ({
          keys: String(index + 1),
          title: () => this.#tabTitle(tab),
          run: () => void navigate(addressOf({ tab })),
        })),
      ],
    });
  }

  override connectedCallback(): void {
    this.#at = this.#whereabouts();
    super.connectedCallback();
  }

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === TRANSFER_CHANGED && !this.#isBoxes()) void this.#list.reload();
      }),
    ];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("reading", this.place.params["id"] !== undefined);
    const now = this.#whereabouts();
    if (now.tab === this.#at.tab && now.boxId === this.#at.boxId) return;
    this.#at = now;
    if (!this.#isBoxes()) void this.#list.start();
  }

  #whereabouts(): { tab: Tab; boxId?: number | undefined } {
    const boxId = idOf(this.place.params["boxId"]);
    return boxId === undefined ? { tab: tabOf(this.place.query) } : { tab: "boxes", boxId };
  }

  #isBoxes(): boolean {
    return this.#at.tab === "boxes" && this.#at.boxId === undefined;
  }

  override render() {
    return html`<cs-hand-over>
      <cs-page flush heading=${msg("Gửi tệp", { id: "transfers.title" })}>
        ${
          can("transfers.manage")
            ? html`<cs-button class="of-list" slot="actions" kind="quiet" icon="settings" href="/transfers/settings"
                >${msg("Thiết lập", { id: "transfers.settings" })}</cs-button
              >`
            : nothing
        }
        <cs-button class="of-list" slot="actions" kind="primary" icon="send" @click=${() => void this.#send()}
          >${msg("Gửi tệp", { id: "transfers.title" })}</cs-button
        >
        <cs-tabs
          class="of-list"
          slot="bar"
          label=${msg("Gửi tệp", { id: "transfers.title" })}
          value=${this.#at.tab}
          .tabs=${TABS.map((value) => ({ value, title: this.#tabTitle(value), href: addressOf({ tab: value }) }))}
        ></cs-tabs>
        ${this.#isBoxes() ? html`<drop-boxes></drop-boxes>` : this.#split()}
      </cs-page>
    </cs-hand-over>`;
  }

  #split() {
    const id = idOf(this.place.params["id"]);
    return html`<cs-split ?open=${this.place.params["id"] !== undefined} @cs-close=${this.#leave}>
      <cs-list
        slot="list"
        label=${this.#tabTitle(this.#at.tab)}
        .list=${this.#list}
        .row=${this.#row}
        .currentKey=${id}
        @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(addressOf(this.#at, event.detail.key))}
        >${this.#empty()}</cs-list
      >
      ${
        id === undefined
          ? html`<cs-state slot="detail" kind="missing"></cs-state>`
          : html`<transfer-detail slot="detail" .transferId=${id} back=${addressOf(this.#at)}></transfer-detail>`
      }
      <cs-state
        slot="none"
        heading=${msg("Chọn một lần gửi", { id: "transfers.choose-heading" })}
        text=${msg("Các tệp, tiến độ và người nhận hiện ở đây. Thả tệp vào trang này để gửi.", { id: "transfers.choose-text" })}
      ></cs-state>
    </cs-split>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #tabTitle(tab: Tab): string {
    switch (tab) {
      case "incoming":
        return msg("Đến tôi", { id: "transfers.tab-incoming" });
      case "sending":
        return msg("Đang gửi", { id: "transfers.phase-sending" });
      case "outgoing":
        return msg("Đã gửi", { id: "transfers.tab-outgoing" });
      case "boxes":
        return msg("Hộp nhận tệp", { id: "transfers.tab-boxes" });
    }
  }

  #empty() {
    const texts: Record<Tab, readonly [string, string]> = {
      incoming: [
        msg("Chưa ai gửi tệp cho bạn", { id: "transfers.none-incoming" }),
        msg("Khi có người gửi, bạn được hỏi trước khi nhận.", { id: "transfers.none-incoming-text" }),
      ],
      sending: [
        msg("Không có tệp nào đang gửi", { id: "transfers.none-sending" }),
        msg("Thả tệp hoặc cả thư mục vào đây: lớn đến đâu cũng được, mất mạng thì gửi tiếp.", {
          id: "transfers.none-sending-text",
        }),
      ],
      outgoing: [
        msg("Bạn chưa gửi tệp nào", { id: "transfers.none-outgoing" }),
        msg("Thả tệp hoặc cả thư mục vào đây: lớn đến đâu cũng được, mất mạng thì gửi tiếp.", {
          id: "transfers.none-sending-text",
        }),
      ],
      boxes: [
        msg("Trong hộp chưa có tệp nào", { id: "transfers.none-box" }),
        msg("Tệp bỏ vào hộp hiện ở đây cho đến khi hết hạn.", { id: "transfers.none-box-text" }),
      ],
    };
    const [heading, text] = texts[this.#at.tab];
    return html`<cs-state slot="empty" heading=${heading} text=${text}
      >${
        this.#at.tab === "boxes"
          ? nothing
          : html`<cs-button icon="send" @click=${() => void this.#send()}
              >${msg("Gửi tệp", { id: "transfers.title" })}</cs-button
            >`
      }</cs-state
    >`;
  }

  async #send(): Promise<void> {
    await takeFiles({ files: [], to: [] });
  }

  #leave(): void {
    void navigate(addressOf(this.#at));
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchList, type AnnouncementSummary } from "../api.ts";
import { tabTitle } from "../labels.ts";
import { watchNews } from "../news.ts";
import "../parts/announcement-detail.ts";
import { announcementRow } from "../parts/announcement-row.ts";
import { addressOf, compareRows, idOf, tabOf, TABS, tabsFor, type Tab } from "../state.ts";

const SEARCH_PAUSE = 250;

/** The announcements of this person, in tabs, and the chosen one beside them. */
@customElement("announcements-page")
export class AnnouncementsPage extends OfficeElement {
  static override styles = [
    base,
    css`
      .search {
        max-width: 320px;
        padding-inline: var(--cs-gutter);
      }
      /* Where the detail covers the list, what belongs to the list goes with it. */
      @media (max-width: 1099.9px) {
        :host([reading]) .of-list {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  #tab: Tab = "inbox";
  #words = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #row = (post: AnnouncementSummary) => announcementRow(post, this.#tab);
  readonly #posts = new PagedList<AnnouncementSummary>(this, {
    fetch: (after, signal) => fetchList(this.#tab, after, signal, this.#words),
    keyOf: ({ id }) => id,
    compare: compareRows,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Bảng tin", { id: "announcements.nav" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Soạn thông báo", { id: "announcements.create" }),
          run: () => {
            if (can("announcements.write")) void navigate("/announcements/new");
          },
        },
        {
          keys: "/",
          title: () => msg("Tìm trong bảng tin", { id: "announcements.search" }),
          run: () => {
            this.renderRoot.querySelector<HTMLElement>(".search")?.focus();
          },
        },
        ...TABS.map((tab, index) => ({
          keys: String(index + 1),
          title: () => tabTitle(tab),
          run: () => {
            if (tabsFor(can).includes(tab)) void navigate(addressOf(tab));
          },
        })),
      ],
    });
  }

  override connectedCallback(): void {
    this.#tab = tabOf(this.place.query);
    super.connectedCallback();
  }

  protected override watches() {
    return [
      watchNews(() => void this.#posts.reload()),
      () => {
        clearTimeout(this.#timer);
      },
    ];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("reading", this.place.params["id"] !== undefined);
    const tab = tabOf(this.place.query);
    if (tab === this.#tab) return;
    this.#tab = tab;
    void this.#posts.start();
  }

  override render() {
    const id = idOf(this.place.params["id"]);
    const tab = this.#tab;
    return html`<cs-page flush heading=${msg("Bảng tin", { id: "announcements.nav" })}>
      ${
        can("announcements.write")
          ? html`<cs-button class="of-list" slot="actions" icon="plus" href="/announcements/new"
              >${msg("Soạn mới", { id: "announcements.new" })}</cs-button
            >`
          : nothing
      }
      <cs-button class="of-list" slot="actions" kind="quiet" icon="check" href="/announcements/check"
        >${msg("Kiểm tra phiếu", { id: "announcements.check" })}</cs-button
      >
      <cs-field
        class="of-list search"
        slot="bar"
        type="search"
        label-hidden
        label=${msg("Tìm trong bảng tin", { id: "announcements.search" })}
        placeholder=${msg("Tìm, không cần dấu", { id: "announcements.search-hint" })}
        max-length="100"
        @cs-input=${this.#typed}
      ></cs-field>
      <cs-tabs
        class="of-list"
        slot="bar"
        label=${msg("Bảng tin", { id: "announcements.nav" })}
        value=${tab}
        .tabs=${tabsFor(can).map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
      ></cs-tabs>
      <cs-split ?open=${this.place.params["id"] !== undefined} @cs-close=${this.#leave}>
        <cs-list
          slot="list"
          label=${tabTitle(tab)}
          .list=${this.#posts}
          .row=${this.#row}
          .currentKey=${id}
          @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(addressOf(tab, event.detail.key))}
          >${this.#empty()}</cs-list
        >
        ${
          id === undefined
            ? html`<cs-state slot="detail" kind="missing"></cs-state>`
            : html`<announcement-detail
                slot="detail"
                .announcementId=${id}
                back=${addressOf(tab)}
                @announcement-changed=${this.#changed}
                @announcement-removed=${this.#removed}
              ></announcement-detail>`
        }
        <cs-state
          slot="none"
          heading=${msg("Chọn một thông báo", { id: "announcements.choose-heading" })}
          text=${msg("Nội dung, tệp kèm theo và ai đã đọc hiện ở đây.", { id: "announcements.choose-text" })}
        ></cs-state>
      </cs-split>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  readonly #typed = (event: Event): void => {
    this.#words = (event.target as CsField).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#posts.start(), SEARCH_PAUSE);
  };

  #empty() {
    if (this.#words !== "") {
      return html`<cs-state
        slot="empty"
        heading=${msg("Không tìm thấy thông báo nào", { id: "announcements.none-found" })}
        text=${msg("Thử ít từ hơn, hoặc tìm ở thẻ khác.", { id: "announcements.none-found-text" })}
      ></cs-state>`;
    }
    const texts: Record<Tab, readonly [string, string]> = {
      inbox: [
        msg("Chưa có thông báo nào", { id: "announcements.none-inbox" }),
        msg("Thông báo gửi tới bạn hay đơn vị của bạn hiện ở đây.", { id: "announcements.none-inbox-text" }),
      ],
      confirm: [
        msg("Không có gì chờ bạn xác nhận", { id: "announcements.none-confirm" }),
        msg("Thông báo cần bạn xác nhận đã đọc hiện ở đây.", { id: "announcements.none-confirm-text" }),
      ],
      mine: [
        msg("Bạn chưa soạn thông báo nào", { id: "announcements.none-mine" }),
        msg("Gửi tới vài người, một đơn vị hay toàn cơ quan, và thấy ngay ai đã đọc.", {
          id: "announcements.none-mine-text",
        }),
      ],
      approval: [
        msg("Không có thông báo chờ duyệt", { id: "announcements.none-approval" }),
        msg("Thông báo của người chưa có quyền phát hành chờ bạn ở đây.", { id: "announcements.none-approval-text" }),
      ],
      all: [
        msg("Cơ quan chưa có thông báo nào", { id: "announcements.none-all" }),
        msg("Ở đây là mọi thông báo đã gửi.", { id: "announcements.none-all-text" }),
      ],
    };
    const [heading, text] = texts[this.#tab];
    return html`<cs-state slot="empty" heading=${heading} text=${text}
      >${
        this.#tab === "mine"
          ? html`<cs-button icon="plus" href="/announcements/new"
              >${msg("Soạn thông báo", { id: "announcements.create" })}</cs-button
            >`
          : nothing
      }</cs-state
    >`;
  }

  /** The row follows its detail at once; what left this list for another goes when the list is read next. */
  #changed(event: CustomEvent<AnnouncementSummary>): void {
    if (this.#posts.items.some(({ id }) => id === event.detail.id)) this.#posts.put(event.detail);
  }

  #removed(event: CustomEvent<number>): void {
    this.#posts.remove(event.detail);
    this.#leave();
  }

  #leave(): void {
    void navigate(addressOf(this.#tab));
  }
}

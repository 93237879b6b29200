import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchNotices, type Notice } from "../api.ts";
import { mark, markEverything, startInbox, unread, watchInbox } from "../inbox.ts";
import { noticeRow } from "../parts/notice-row.ts";
import { addressOf, byNewest, filterOf, FILTERS, isMarked, type Filter, type Update } from "../state.ts";

/** All notices of this person, or those not read yet. */
@customElement("notifications-page")
export class NotificationsPage extends OfficeElement {
  static override styles = [
    base,
    css`
      .tight {
        display: none;
      }
      @media (max-width: 700px) {
        .roomy {
          display: none;
        }
        .tight {
          display: inline-flex;
        }
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private selected: ReadonlySet<number> = new Set();

  #filter: Filter = "all";
  readonly #notices = new PagedList<Notice>(this, {
    fetch: (after, signal) => fetchNotices(this.#filter, { after, signal }),
    keyOf: ({ id }) => id,
    compare: byNewest,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Thông báo", { id: "notifications.title" }),
      shortcuts: [
        {
          keys: "shift+a",
          title: () => msg("Đánh dấu đã đọc hết", { id: "notifications.mark-all" }),
          run: () => {
            this.#readAll();
          },
        },
        ...FILTERS.map((filter, index) => ({
          keys: String(index + 1),
          title: () => this.#title(filter),
          run: () => void navigate(addressOf(filter)),
        })),
      ],
    });
  }

  override connectedCallback(): void {
    this.#filter = filterOf(this.place.query);
    super.connectedCallback();
  }

  protected override watches() {
    startInbox();
    return [
      this.redrawOn(unread),
      watchInbox((update) => {
        this.#follow(update);
      }),
    ];
  }

  protected override willUpdate(): void {
    const filter = filterOf(this.place.query);
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.selected = new Set();
    void this.#notices.start();
  }

  override render() {
    const filter = this.#filter;
    return html`<cs-page flush heading=${msg("Thông báo", { id: "notifications.title" })}>
      ${this.#actions()}
      <cs-tabs
        slot="bar"
        label=${msg("Thông báo", { id: "notifications.title" })}
        value=${filter}
        .tabs=${FILTERS.map((value) => ({
          value,
          title: this.#title(value),
          href: addressOf(value),
          ...(value === "unread" && { count: unread.value }),
        }))}
      ></cs-tabs>
      <cs-list
        label=${this.#title(filter)}
        selectable
        .list=${this.#notices}
        .row=${noticeRow}
        @cs-open=${(event: CustomEvent<{ item: Notice }>) => {
          this.#open(event.detail.item);
        }}
        @cs-selection=${(event: CustomEvent<ReadonlySet<number>>) => (this.selected = event.detail)}
        >${this.#empty()}</cs-list
      >
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #actions() {
    const count = this.selected.size;
    if (count > 0) {
      return html`<cs-button slot="actions" @click=${() => this.#markSelected(false)}
          >${msg("Đánh dấu chưa đọc", { id: "notifications.mark-unread" })}</cs-button
        >
        <cs-button slot="actions" kind="primary" icon="check" @click=${() => this.#markSelected(true)}
          >${msg(str`Đánh dấu đã đọc (${formatNumber(count)})`, { id: "notifications.mark-read" })}</cs-button
        >`;
    }
    return html`${
        can("notifications.must-arrive")
          ? html`<cs-button slot="actions" class="roomy" href="/notices"
                >${msg("Thông báo phải đến", { id: "notifications.must-title" })}</cs-button
              ><cs-button
                slot="actions"
                class="tight"
                kind="quiet"
                icon="alert"
                href="/notices"
                label=${msg("Thông báo phải đến", { id: "notifications.must-title" })}
              ></cs-button>`
          : nothing
      }<cs-button
        slot="actions"
        kind="quiet"
        icon="settings"
        href="/notifications/settings"
        label=${msg("Cách nhận thông báo", { id: "notifications.settings" })}
      ></cs-button>
      ${
        unread.value > 0
          ? html`<cs-button slot="actions" class="roomy" icon="check" @click=${this.#readAll}
                >${msg("Đánh dấu đã đọc hết", { id: "notifications.mark-all" })}</cs-button
              ><cs-button
                slot="actions"
                class="tight"
                kind="quiet"
                icon="check"
                label=${msg("Đánh dấu đã đọc hết", { id: "notifications.mark-all" })}
                @click=${this.#readAll}
              ></cs-button>`
          : nothing
      }`;
  }

  #title(filter: Filter): string {
    return filter === "unread"
      ? msg("Chưa đọc", { id: "notifications.unread" })
      : msg("Tất cả", { id: "notifications.all" });
  }

  #empty() {
    return this.#filter === "unread"
      ? html`<cs-state
          slot="empty"
          heading=${msg("Bạn đã đọc hết", { id: "notifications.all-read" })}
          text=${msg("Việc mới dành cho bạn sẽ hiện ở đây.", { id: "notifications.all-read-text" })}
        ></cs-state>`
      : html`<cs-state
          slot="empty"
          heading=${msg("Chưa có thông báo nào", { id: "notifications.none" })}
          text=${msg("Việc mới dành cho bạn sẽ hiện ở đây, cùng tên và ảnh người gửi.", { id: "notifications.none-text" })}
        ></cs-state>`;
  }

  #open(notice: Notice): void {
    if (!notice.read) void mark([notice.id], true);
    void navigate(notice.path);
  }

  #markSelected(read: boolean): void {
    void mark([...this.selected].slice(0, 200), read);
  }

  readonly #readAll = (): void => {
    const newest = this.#notices.items[0];
    if (newest) void markEverything(newest.id);
  };

  /** What is read stays in its place until the list is read anew: rows do not run away under the hand. */
  #follow(update: Update): void {
    if (update.kind === "added") this.#notices.put(update.notice);
    else if (update.kind === "removed") this.#notices.remove(...update.ids);
    else {
      for (const notice of this.#notices.items) {
        if (isMarked(notice.id, update) && notice.read !== update.read) {
          this.#notices.put({ ...notice, read: update.read });
        }
      }
    }
  }
}

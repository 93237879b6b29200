import { css, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchReminders, type ReminderItem } from "../api.ts";
import { openMutes } from "../dialogs/open.ts";
import { tabTitle } from "../labels.ts";
import { watchReminders } from "../news.ts";
import "../parts/reminder-detail.ts";
import "../parts/reminder-quick.ts";
import type { ReminderQuick } from "../parts/reminder-quick.ts";
import { reminderRow } from "../parts/reminder-row.ts";
import { addressOf, idOf, tabOf, TABS, type Tab } from "../state.ts";

/** A person's reminders, five ways, a line to write the next one, and the chosen one beside them. */
@customElement("reminders-page")
export class RemindersPage extends OfficeElement {
  static override styles = [
    base,
    css`
      .bar {
        flex: 1;
        min-width: 0;
      }
      reminder-quick {
        padding: 0 var(--cs-gutter) var(--cs-2);
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
  @query("reminder-quick") private quick!: ReminderQuick | null;

  #tab: Tab = "today";
  readonly #row = (item: ReminderItem) => reminderRow(item, this.#tab);
  readonly #reminders = new PagedList<ReminderItem>(this, {
    fetch: (after, signal) => fetchReminders(this.#tab, after, signal),
    keyOf: ({ key }) => key,
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Nhắc việc", { id: "reminders.title" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Nhắc tôi…", { id: "reminders.quick" }),
          run: () => {
            this.quick?.focus();
          },
        },
        ...TABS.map((tab, index) => ({
          keys: String(index + 1),
          title: () => tabTitle(tab),
          run: () => void navigate(addressOf(tab)),
        })),
      ],
    });
  }

  override connectedCallback(): void {
    this.#tab = tabOf(this.place.query);
    super.connectedCallback();
  }

  protected override watches() {
    return [watchReminders(() => void this.#reminders.reload())];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("reading", this.place.params["id"] !== undefined);
    const tab = tabOf(this.place.query);
    if (tab === this.#tab) return;
    this.#tab = tab;
    void this.#reminders.start();
  }

  override render() {
    const id = idOf(this.place.params["id"]);
    const tab = this.#tab;
    const current = this.#reminders.items.find((item) => item.id === id)?.key;
    return html`<cs-page flush heading=${msg("Nhắc việc", { id: "reminders.title" })}>
      <cs-menu
        class="of-list"
        slot="actions"
        edge="end"
        label=${msg("Việc khác", { id: "reminders.more" })}
        .items=${[
          { title: msg("In danh sách", { id: "reminders.print-list" }), icon: "print", href: "/reminders/print" },
          {
            title: msg("Không nhận nhắc việc từ…", { id: "reminders.mutes" }),
            icon: "x",
            run: () => void openMutes(),
          },
        ]}
        ><cs-button kind="quiet" icon="more" label=${msg("Việc khác", { id: "reminders.more" })}></cs-button
      ></cs-menu>
      <div class="bar of-list" slot="bar">
        <reminder-quick></reminder-quick>
        <cs-tabs
          label=${msg("Nhắc việc", { id: "reminders.title" })}
          value=${tab}
          .tabs=${TABS.map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
        ></cs-tabs>
      </div>
      <cs-split ?open=${this.place.params["id"] !== undefined} @cs-close=${this.#leave}>
        <cs-list
          slot="list"
          label=${tabTitle(tab)}
          .list=${this.#reminders}
          .row=${this.#row}
          .currentKey=${current}
          @cs-open=${(event: CustomEvent<{ key: string }>) => {
            void navigate(addressOf(tab, Number(event.detail.key.split(".")[0])));
          }}
          >${this.#empty()}</cs-list
        >
        ${
          id === undefined
            ? html`<cs-state slot="detail" kind="missing"></cs-state>`
            : html`<reminder-detail
                slot="detail"
                .reminderId=${id}
                back=${addressOf(tab)}
                @reminder-removed=${this.#leave}
              ></reminder-detail>`
        }
        <cs-state
          slot="none"
          heading=${msg("Chọn một việc", { id: "reminders.choose-heading" })}
          text=${msg("Khi nào nhắc, nhắc ai và ai đã xong hiện ở đây.", { id: "reminders.choose-text" })}
        ></cs-state>
      </cs-split>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #empty() {
    const texts: Record<Tab, readonly [string, string]> = {
      today: [
        msg("Hôm nay không có việc nào cần nhắc", { id: "reminders.none-today" }),
        msg("Viết ở trên, ví dụ “15h30 chiều nay gọi cho Sở Nội vụ”.", { id: "reminders.none-today-text" }),
      ],
      upcoming: [
        msg("Chưa có việc nào sắp tới", { id: "reminders.none-upcoming" }),
        msg("Những việc từ ngày mai trở đi hiện ở đây.", { id: "reminders.none-upcoming-text" }),
      ],
      repeating: [
        msg("Chưa có việc nào lặp lại", { id: "reminders.none-repeating" }),
        msg("Ví dụ “thứ sáu hằng tuần lúc 16h nộp báo cáo tuần”, “mùng 1 âm hằng tháng”.", {
          id: "reminders.none-repeating-text",
        }),
      ],
      given: [
        msg("Bạn chưa đặt nhắc việc cho ai", { id: "reminders.none-given" }),
        msg("Bấm Chi tiết để nhắc người khác hay cả đơn vị, và xem ai đã xong.", { id: "reminders.none-given-text" }),
      ],
      done: [
        msg("Chưa có việc nào đã xong", { id: "reminders.none-done" }),
        msg("Việc bạn đánh dấu xong được giữ ở đây.", { id: "reminders.none-done-text" }),
      ],
    };
    const [heading, text] = texts[this.#tab];
    return html`<cs-state slot="empty" heading=${heading} text=${text}></cs-state>`;
  }

  #leave(): void {
    void navigate(addressOf(this.#tab));
  }
}

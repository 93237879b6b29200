import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PollSummary } from "../api.ts";
import { fetchPolls } from "../api.ts";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { tabTitle } from "../labels.ts";
import { watchNews } from "../news.ts";
import "../parts/poll-detail.ts";
import { pollRow } from "../parts/poll-row.ts";
import { addressOf, compareIn, idOf, tabOf, TABS, type Tab } from "../state.ts";

/** The polls of this person, four ways, and the chosen one beside them. */
@customElement("polls-page")
export class PollsPage extends OfficeElement {
  static override styles = [
    base,
    css`
      /* Where the detail covers the list, what belongs to the list goes with it. */
      @media (max-width: 1099.9px) {
        :host([reading]) .of-list {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;

  #tab: Tab = "waiting";
  readonly #row = (poll: PollSummary) => pollRow(poll, this.#tab);
  readonly #polls = new PagedList<PollSummary>(this, {
    fetch: (after, signal) => fetchPolls(this.#tab, after, signal),
    keyOf: ({ id }) => id,
    compare: (a, b) => compareIn(this.#tab)(a, b),
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Trưng cầu ý kiến", { id: "polls.title" }),
      shortcuts: [
        {
          keys: "c",
          title: () => msg("Tạo trưng cầu", { id: "polls.create" }),
          run: () => {
            if (can("polls.create")) void navigate("/polls/new");
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
    return [watchNews(() => void this.#polls.reload())];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("reading", this.place.params["id"] !== undefined);
    const tab = tabOf(this.place.query);
    if (tab === this.#tab) return;
    this.#tab = tab;
    void this.#polls.start();
  }

  override render() {
    const id = idOf(this.place.params["id"]);
    const tab = this.#tab;
    return html`<cs-page flush heading=${msg("Trưng cầu", { id: "polls.nav" })}>
      ${
        can("polls.create")
          ? html`<cs-button class="of-list" slot="actions" icon="plus" href="/polls/new"
              >${msg("Tạo mới", { id: "polls.new" })}</cs-button
            >`
          : nothing
      }
      <cs-tabs
        class="of-list"
        slot="bar"
        label=${msg("Trưng cầu ý kiến", { id: "polls.title" })}
        value=${tab}
        .tabs=${TABS.map((value) => ({ value, title: tabTitle(value), href: addressOf(value) }))}
      ></cs-tabs>
      <cs-split ?open=${this.place.params["id"] !== undefined} @cs-close=${this.#leave}>
        <cs-list
          slot="list"
          label=${tabTitle(tab)}
          .list=${this.#polls}
          .row=${this.#row}
          .currentKey=${id}
          @cs-open=${(event: CustomEvent<{ key: number }>) => void navigate(addressOf(tab, event.detail.key))}
          >${this.#empty()}</cs-list
        >
        ${
          id === undefined
            ? html`<cs-state slot="detail" kind="missing"></cs-state>`
            : html`<poll-detail
                slot="detail"
                .pollId=${id}
                back=${addressOf(tab)}
                @poll-changed=${this.#changed}
                @poll-removed=${this.#removed}
              ></poll-detail>`
        }
        <cs-state
          slot="none"
          heading=${msg("Chọn một cuộc trưng cầu", { id: "polls.choose-heading" })}
          text=${msg("Câu hỏi, câu trả lời và kết quả hiện ở đây.", { id: "polls.choose-text" })}
        ></cs-state>
      </cs-split>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #empty() {
    const texts: Record<Tab, readonly [string, string]> = {
      waiting: [
        msg("Không có câu hỏi nào chờ bạn", { id: "polls.none-waiting" }),
        msg("Khi ai hỏi ý kiến bạn, câu hỏi hiện ở đây, gấp nhất ở trên.", { id: "polls.none-waiting-text" }),
      ],
      open: [
        msg("Không có cuộc nào đang mở", { id: "polls.none-open" }),
        msg("Ở đây là những cuộc đang nhận câu trả lời.", { id: "polls.none-open-text" }),
      ],
      closed: [
        msg("Chưa có cuộc nào đã đóng", { id: "polls.none-closed" }),
        msg("Kết quả của những cuộc đã đóng được giữ ở đây.", { id: "polls.none-closed-text" }),
      ],
      mine: [
        msg("Bạn chưa hỏi ý kiến ai", { id: "polls.none-mine" }),
        msg("Hỏi ý kiến vài người, một đơn vị hay toàn cơ quan, và xem kết quả ngay.", { id: "polls.none-mine-text" }),
      ],
    };
    const [heading, text] = texts[this.#tab];
    return html`<cs-state slot="empty" heading=${heading} text=${text}
      >${
        this.#tab === "mine" && can("polls.create")
          ? html`<cs-button icon="plus" href="/polls/new">${msg("Tạo trưng cầu", { id: "polls.create" })}</cs-button>`
          : nothing
      }</cs-state
    >`;
  }

  /** The row follows its detail at once; what left this list for another goes when the list is read next. */
  #changed(event: CustomEvent<PollSummary>): void {
    if (this.#polls.items.some(({ id }) => id === event.detail.id)) this.#polls.put(event.detail);
  }

  #removed(event: CustomEvent<number>): void {
    this.#polls.remove(event.detail);
    this.#leave();
  }

  #leave(): void {
    void navigate(addressOf(this.#tab));
  }
}

import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { live } from "../../../kernel/live.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { CsList } from "../../../ui/cs-list.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { MailActions } from "../actions.ts";
import * as api from "../api.ts";
import type { Mailbox, MailboxRole, Message, MessageFilter } from "../api.ts";
import { boxTitle, filterTitle } from "../labels.ts";
import { watchNews, type MailNews } from "../news.ts";
import "../parts/mail-compose.ts";
import "../parts/mail-folders.ts";
import { keyOfRow, type ListRow } from "../parts/mail-row.ts";
import "../parts/mail-reader.ts";
import type { MailReader } from "../parts/mail-reader.ts";
import { pageStyles } from "../parts/page-styles.ts";
import { addressOf, listKeyOf, spotOf, type Spot } from "../state.ts";
import { write, writeOn } from "../writing.ts";

const FILTERS: readonly (MessageFilter | undefined)[] = [undefined, "unread", "flagged", "attachments"];

/** Mail in three panes: folders, list, and the message that is read or written. Below 1,100 px one at a time. */
@customElement("mail-page")
export class MailPage extends OfficeElement {
  static override styles = [base, pageStyles];

  @property({ attribute: false }) place!: Place;
  @state() private boxes: readonly Mailbox[] = [];
  @state() private marked: ReadonlySet<string | number> = new Set();
  @query("cs-list") private listElement!: CsList<ListRow> | null;
  @query("mail-reader") private reader!: MailReader | null;

  #spot: Spot = { box: "inbox" };
  #overview: Promise<readonly Mailbox[]> | undefined;
  readonly #list = new PagedList<ListRow>(this, {
    fetch: (after, signal) => this.#fetch(after, signal),
    keyOf: keyOfRow,
  });
  readonly #actions = new MailActions({
    list: this.#list,
    boxes: () => this.boxes,
    box: () => this.#box,
    spot: () => this.#spot,
    unmark: () => this.listElement?.clearSelection(),
  });
  readonly #row = (row: ListRow) => html`<mail-row .row=${row} ?as-sent=${this.#role === "sent"}></mail-row>`;

  constructor() {
    super();
    const forCurrent = (run: (id: number) => void) => () => {
      if (this.#spot.id !== undefined && this.#spot.draft === undefined) run(this.#spot.id);
    };
    const acted = (act: string) => () => {
      const message = this.reader?.message;
      if (message && this.#spot.draft === undefined) void this.#act(act, message);
    };
    new ShortcutsController(this, {
      title: () => msg("Thư", { id: "mail.nav" }),
      shortcuts: [
        { keys: "c", title: () => msg("Soạn thư", { id: "mail.write" }), run: () => void write({}, this.#spot) },
        {
          keys: "/",
          title: () => msg("Tìm trong thư", { id: "mail.search" }),
          run: () => {
            this.renderRoot.querySelector<HTMLElement>(".search")?.focus();
          },
        },
        {
          keys: "r",
          title: () => msg("Trả lời", { id: "mail.reply" }),
          run: forCurrent((id) => void this.#answer(id, "reply")),
        },
        {
          keys: "a",
          title: () => msg("Trả lời tất cả", { id: "mail.reply-all" }),
          run: forCurrent((id) => void this.#answer(id, "replyAll")),
        },
        {
          keys: "f",
          title: () => msg("Chuyển tiếp", { id: "mail.forward" }),
          run: forCurrent((id) => void this.#answer(id, "forward")),
        },
        { keys: "s", title: () => msg("Gắn hoặc gỡ sao", { id: "mail.star-key" }), run: acted("star") },
        { keys: "u", title: () => msg("Đánh dấu chưa đọc", { id: "mail.mark-unread" }), run: acted("unread") },
        { keys: "e", title: () => msg("Lưu trữ", { id: "mail.archive" }), run: acted("archive") },
        {
          keys: "delete",
          title: () => msg("Chuyển vào Thùng rác", { id: "mail.to-trash" }),
          run: () => {
            if (this.marked.size > 0) void this.#actions.toRole(this.#markedIds(), "trash");
            else acted("delete")();
          },
        },
      ],
    });
  }

  override connectedCallback(): void {
    this.#spot = spotOf(this.place);
    void this.#readBoxes();
    super.connectedCallback();
  }

  protected override watches() {
    return [
      watchNews((news) => {
        this.#heard(news);
      }),
      live.onReset(() => void this.#readBoxes()),
    ];
  }

  protected override willUpdate(): void {
    const spot = spotOf(this.place);
    const isOther = listKeyOf(spot) !== listKeyOf(this.#spot);
    this.#spot = spot;
    this.toggleAttribute("reading", spot.id !== undefined || spot.draft !== undefined);
    if (!isOther) return;
    this.marked = new Set();
    void this.#list.start();
  }

  get #box(): Mailbox | undefined {
    const { box } = this.#spot;
    return this.boxes.find(({ role, id }) => role === box || String(id) === box);
  }

  get #role(): MailboxRole | null {
    return this.#box?.role ?? null;
  }

  override render() {
    const { box, id, draft, q } = this.#spot;
    const heading =
      q === undefined
        ? this.#box
          ? boxTitle(this.#box)
          : msg("Thư", { id: "mail.nav" })
        : msg(str`Tìm: ${q}`, { id: "mail.found" });
    const isOpen = id !== undefined || draft !== undefined;
    return html`<cs-page flush heading=${heading}>
      <cs-menu
        slot="actions"
        class="boxes of-list"
        edge="end"
        .items=${this.#boxMenu()}
        label=${msg("Thư mục", { id: "mail.folders" })}
        ><cs-button icon="folder" label=${msg("Thư mục", { id: "mail.folders" })}></cs-button
      ></cs-menu>
      <cs-button slot="actions" class="of-list wide" kind="primary" icon="edit" @click=${this.#write}
        >${msg("Soạn thư", { id: "mail.write" })}</cs-button
      >
      <cs-button
        slot="actions"
        class="of-list small"
        kind="primary"
        icon="edit"
        label=${msg("Soạn thư", { id: "mail.write" })}
        @click=${this.#write}
      ></cs-button>
      <div class="panes">
        <mail-folders class="folders" .boxes=${this.boxes} current=${box}></mail-folders>
        <cs-split ?open=${isOpen} @cs-close=${this.#leave}>
          <div slot="list" class="list">
            ${this.#above()}
            <cs-list
              selectable
              label=${heading}
              .list=${this.#list}
              .row=${this.#row}
              .currentKey=${id === undefined ? (draft === undefined ? undefined : `d${String(draft)}`) : `m${String(id)}`}
              @cs-open=${this.#open}
              @cs-selection=${(event: CustomEvent<ReadonlySet<string | number>>) => {
                this.marked = event.detail;
              }}
              >${this.#empty()}</cs-list
            >
          </div>
          ${this.#detail()}
          <cs-state
            slot="none"
            heading=${msg("Chọn một thư để đọc", { id: "mail.choose" })}
            text=${msg("Phím ↑ ↓ để đi trong danh sách, Enter để mở, c để soạn thư.", { id: "mail.choose-text" })}
          ></cs-state>
        </cs-split>
      </div>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #detail() {
    const { id, draft } = this.#spot;
    if (draft !== undefined) {
      return html`<mail-compose slot="detail" .draftId=${draft} @mail-left=${this.#written}></mail-compose>`;
    }
    if (id === undefined) return html`<cs-state slot="detail" kind="missing"></cs-state>`;
    return html`<mail-reader
      slot="detail"
      .messageId=${id}
      .spot=${this.#spot}
      back=${addressOf({ ...this.#spot, id: undefined })}
      @mail-opened=${(event: CustomEvent<Message>) => void this.#opened(event.detail)}
      @mail-act=${(event: CustomEvent<{ act: string; message: Message }>) =>
        void this.#act(event.detail.act, event.detail.message)}
    ></mail-reader>`;
  }

  #above() {
    if (this.marked.size > 0) {
      const ids = this.#markedIds();
      const isTrash = this.#role === "trash" || this.#role === "junk";
      return html`<div class="above">
        <span class="grow">${CsList.selectionText(this.marked.size)}</span>
        <cs-button
          kind="quiet"
          icon="eye"
          label=${msg("Đánh dấu đã đọc", { id: "mail.mark-read" })}
          @click=${() => void this.#actions.mark(ids, { seen: true })}
        ></cs-button>
        <cs-button
          kind="quiet"
          icon="archive"
          label=${msg("Lưu trữ", { id: "mail.archive" })}
          @click=${() => void this.#actions.toRole(ids, "archive")}
        ></cs-button>
        <cs-button
          kind="quiet"
          icon="trash"
          label=${isTrash ? msg("Xóa hẳn", { id: "mail.expunge" }) : msg("Chuyển vào Thùng rác", { id: "mail.to-trash" })}
          @click=${() => void (isTrash ? this.#actions.expunge(ids) : this.#actions.toRole(ids, "trash"))}
        ></cs-button>
        <cs-button
          kind="quiet"
          icon="x"
          label=${msg("Bỏ chọn", { id: "mail.unselect" })}
          @click=${() => {
            this.listElement?.clearSelection();
          }}
        ></cs-button>
      </div>`;
    }
    return html`<div class="above">
      <cs-field
        class="search grow"
        type="search"
        label-hidden
        label=${msg("Tìm trong thư", { id: "mail.search" })}
        placeholder=${msg("Tìm người, chủ đề, nội dung", { id: "mail.search-hint" })}
        .value=${this.#spot.q ?? ""}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === "Enter") this.#search((event.target as CsField).value);
        }}
        @change=${(event: Event) => {
          this.#search((event.target as CsField).value);
        }}
      ></cs-field>
      ${
        this.#role === "drafts" && this.#spot.q === undefined
          ? nothing
          : html`<cs-menu edge="end" .items=${this.#filterMenu()} label=${msg("Lọc", { id: "mail.filter" })}
              ><cs-button
                kind="quiet"
                icon="filter"
                label=${filterTitle(this.#spot.filter)}
                .pressed=${this.#spot.filter !== undefined}
              ></cs-button
            ></cs-menu>`
      }
      ${
        (this.#role === "trash" || this.#role === "junk") && this.#list.items.length > 0
          ? html`<cs-button size="small" @click=${() => void this.#actions.emptyBox()}
              >${msg("Dọn sạch", { id: "mail.empty" })}</cs-button
            >`
          : nothing
      }
    </div>`;
  }

  #boxMenu() {
    return this.boxes.map((box) => ({
      title: boxTitle(box),
      ...(box.unseen > 0 && box.role === "inbox" && { detail: String(box.unseen) }),
      href: addressOf({ box: box.role ?? String(box.id) }),
      checked: box === this.#box,
    }));
  }

  #filterMenu() {
    return FILTERS.map((filter) => ({
      title: filterTitle(filter),
      checked: filter === this.#spot.filter,
      href: addressOf({ ...this.#spot, id: undefined, draft: undefined, filter }),
    }));
  }

  #empty() {
    const { q, filter } = this.#spot;
    if (q !== undefined || filter !== undefined) {
      return html`<cs-state
        slot="empty"
        heading=${msg("Không tìm thấy thư nào", { id: "mail.none-found" })}
        text=${msg("Thử ít từ hơn; không cần gõ dấu.", { id: "mail.none-found-text" })}
        ><cs-button href=${addressOf({ box: this.#spot.box })}
          >${msg("Xem tất cả", { id: "mail.see-all" })}</cs-button
        ></cs-state
      >`;
    }
    return html`<cs-state
      slot="empty"
      heading=${
        this.#role === "inbox"
          ? msg("Hộp thư đến đang trống", { id: "mail.empty-inbox" })
          : msg("Ở đây chưa có thư", { id: "mail.empty-box" })
      }
      text=${msg("Thư mới hiện ở đây ngay khi đến.", { id: "mail.empty-text" })}
      ><cs-button icon="edit" @click=${() => void write({}, this.#spot)}
        >${msg("Soạn thư", { id: "mail.write" })}</cs-button
      ></cs-state
    >`;
  }

  async #readBoxes(): Promise<readonly Mailbox[]> {
    const reading = api.fetchOverview().then(({ items }) => items);
    this.#overview = reading;
    try {
      this.boxes = await reading;
    } catch (error) {
      if (this.boxes.length === 0) toastError(error);
    }
    return this.boxes;
  }

  async #fetch(after: string | undefined, signal: AbortSignal) {
    const { q, filter, box } = this.#spot;
    const page = { ...(after !== undefined && { after }), ...(filter && { filter }) };
    const asRows = ({ items, next }: { items: api.MessageRow[]; next?: string }) => ({
      items: items.map((message): ListRow => ({ kind: "message", message })),
      ...(next !== undefined && { next }),
    });
    if (q !== undefined) return asRows(await api.fetchMessages({ q, ...page }, signal));
    if (box === "drafts") {
      const { items, next } = await api.fetchDrafts(after, signal);
      return {
        items: items.map((draft): ListRow => ({ kind: "draft", draft })),
        ...(next !== undefined && { next }),
      };
    }
    const boxes = await (this.#overview ?? this.#readBoxes());
    const mailbox = boxes.find(({ role, id }) => role === box || String(id) === box)?.id;
    return asRows(await api.fetchMessages({ ...(mailbox !== undefined && { mailbox }), ...page }, signal));
  }

  #heard(news: MailNews): void {
    void this.#readBoxes();
    if (news.kind === "drafts") {
      if (this.#spot.box === "drafts") void this.#list.reload();
      return;
    }
    const touched = news.kind === "arrived" ? [news.data.mailboxId] : news.data.mailboxIds;
    if (this.#spot.q === undefined && this.#box && touched.includes(this.#box.id)) void this.#list.reload();
    if (news.kind === "changed" && this.#spot.id !== undefined && news.data.messageIds.includes(this.#spot.id)) {
      this.reader?.reload();
    }
  }

  #isDrafts(mailboxId: number): boolean {
    return this.boxes.find(({ id }) => id === mailboxId)?.role === "drafts";
  }

  #open(event: CustomEvent<{ item: ListRow }>): void {
    const row = event.detail.item;
    if (row.kind === "message" && this.#isDrafts(row.message.mailboxId)) {
      void writeOn(row.message.id);
      return;
    }
    const next =
      row.kind === "message"
        ? { ...this.#spot, id: row.message.id, draft: undefined }
        : { ...this.#spot, id: undefined, draft: row.draft.id };
    void navigate(addressOf(next));
  }

  readonly #write = (): void => {
    void write({}, this.#spot);
  };

  readonly #leave = (): void => {
    void navigate(addressOf({ ...this.#spot, id: undefined, draft: undefined }));
  };

  /** After writing, what was read before is shown again. */
  readonly #written = (): void => {
    void navigate(addressOf({ ...this.#spot, draft: undefined }));
    void this.#readBoxes();
    if (this.#spot.box === "drafts" || this.#role === "sent") void this.#list.reload();
  };

  #search(text: string): void {
    const q = text.trim();
    if (q === (this.#spot.q ?? "")) return;
    void navigate(addressOf({ box: this.#spot.box, ...(q !== "" && { q }) }));
  }

  #markedIds(): number[] {
    return [...this.marked].flatMap((key) => (String(key).startsWith("m") ? [Number(String(key).slice(1))] : []));
  }

  #answer(messageId: number, as: "reply" | "replyAll" | "forward"): Promise<void> {
    return write({ original: { messageId, as } }, this.#spot);
  }

  async #opened(message: Message): Promise<void> {
    if (message.seen) return;
    await this.#actions.mark([message.id], { seen: true });
  }

  async #act(act: string, message: Message): Promise<void> {
    if (act === "reply" || act === "replyAll" || act === "forward") await this.#answer(message.id, act);
    else if (act === "star") await this.#actions.mark([message.id], { flagged: !message.flagged });
    else if (act === "unread") await this.#actions.mark([message.id], { seen: !message.seen });
    else if (act === "archive") await this.#actions.toRole([message.id], "archive");
    else if (this.#role === "trash" || this.#role === "junk") await this.#actions.expunge([message.id]);
    else await this.#actions.toRole([message.id], "trash");
  }
}

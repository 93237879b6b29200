import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import type { CsList } from "../../../ui/cs-list.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { MailActions } from "../actions.ts";
import type { Mailbox, MessageRow } from "../api.ts";
import { boxTitle } from "../labels.ts";
import { MailLists } from "../lists.ts";
import { watchNews, type MailNews } from "../news.ts";
import { OthersController } from "../office/others.ts";
import { OverviewController } from "../overview.ts";
import { PageActs } from "../page-acts.ts";
import { mailKeys } from "../page-keys.ts";
import { placesMenu, viewsMenu } from "../places.ts";
import "../parts/mail-above.ts";
import "../parts/mail-away.ts";
import "../parts/mail-bulk.ts";
import "../parts/mail-compose.ts";
import "../parts/mail-empty.ts";
import "../parts/mail-folders.ts";
import "../parts/mail-reader.ts";
import type { MailReader } from "../parts/mail-reader.ts";
import "../parts/mail-row.ts";
import { pageStyles } from "../parts/page-styles.ts";
import { beginDrag } from "../drag.ts";
import { messageIds, type ListRow } from "../rows.ts";
import { addressOf, labelOf, listKeyOf, spotOf, type Spot } from "../state.ts";
import { write, writeOn } from "../writing.ts";

/** Mail in three panes: folders, list, and the message that is read or written. Below 1,100 px one at a time. */
@customElement("mail-page")
export class MailPage extends OfficeElement {
  static override styles = [base, pageStyles];

  @property({ attribute: false }) place!: Place;
  @state() private marked: ReadonlySet<string | number> = new Set();
  /** The whole list is marked, beyond what is read of it. */
  @state() private whole = false;
  @query("cs-list") private listElement!: CsList<ListRow> | null;
  @query("mail-reader") private reader!: MailReader | null;

  #spot: Spot = { box: "inbox" };
  readonly #overview = new OverviewController(this);
  readonly #lists = new MailLists(this, { spot: () => this.#spot, overview: () => this.#overview.known() });
  readonly #actions = new MailActions({
    lists: this.#lists,
    overview: () => this.#overview.value,
    box: () => this.#box,
    spot: () => this.#spot,
    unmark: () => {
      this.#unmark();
    },
  });
  readonly #others = new OthersController(this);
  readonly #acts = new PageActs({
    actions: this.#actions,
    overview: this.#overview,
    spot: () => this.#spot,
    box: () => this.#box,
    list: () => this.listElement,
    reader: () => this.reader,
    marked: () => (this.whole ? "all" : messageIds(this.marked)),
    unmark: () => {
      this.#unmark();
    },
    search: () => this.renderRoot.querySelector<HTMLElement>("mail-above")?.focus(),
  });
  readonly #row = (row: ListRow) =>
    html`<mail-row .row=${row} .labels=${this.#overview.labels} ?as-sent=${this.#box?.role === "sent"}></mail-row>`;

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Thư", { id: "mail.nav" }),
      shortcuts: mailKeys((act) => void this.#acts.key(act)),
    });
  }

  override connectedCallback(): void {
    this.#spot = spotOf(this.place);
    super.connectedCallback();
  }

  protected override watches() {
    return [
      watchNews((news) => {
        this.#heard(news);
      }),
    ];
  }

  protected override willUpdate(): void {
    const spot = spotOf(this.place);
    const isOther = listKeyOf(spot) !== listKeyOf(this.#spot);
    this.#spot = spot;
    this.toggleAttribute("reading", spot.id !== undefined || spot.draft !== undefined);
    if (!isOther) return;
    this.#unmark();
    void this.#lists.start();
  }

  get #box(): Mailbox | undefined {
    const { box } = this.#spot;
    return this.#overview.boxes.find(({ role, id }) => role === box || String(id) === box);
  }

  get #heading(): string {
    const { box, q } = this.#spot;
    if (q !== undefined) return msg(str`Tìm: ${q}`, { id: "mail.found" });
    const label = this.#overview.labels.find(({ id }) => id === labelOf(box));
    return label?.name ?? (this.#box ? boxTitle(this.#box) : msg("Thư", { id: "mail.nav" }));
  }

  override render() {
    const { id, draft, box } = this.#spot;
    const heading = this.#heading;
    const { boxes, labels } = this.#overview;
    return html`<cs-page flush heading=${heading}>
      ${this.#tools()}
      <div class="panes" @mail-star=${this.#starred}>
        <mail-folders
          class="folders"
          .boxes=${boxes}
          .labels=${labels}
          waiting=${this.#overview.value?.waiting ?? 0}
          current=${box}
          @mail-drop=${(event: CustomEvent<Parameters<PageActs["drop"]>[0]>) => void this.#acts.drop(event.detail)}
          @mail-folder=${(event: CustomEvent<Parameters<PageActs["folder"]>[0]>) => void this.#acts.folder(event.detail)}
          @mail-label=${(event: CustomEvent<Parameters<PageActs["label"]>[0]>) => void this.#acts.label(event.detail)}
        ></mail-folders>
        <cs-split ?open=${id !== undefined || draft !== undefined} @cs-close=${this.#leave}>
          <div slot="list" class="list" @keydown=${this.#listKey}>
            ${this.#box?.role === "inbox" ? html`<mail-away></mail-away>` : nothing}
            <mail-above
              .spot=${this.#spot}
              .boxRole=${this.#box?.role ?? null}
              .understood=${this.#lists.understood}
              .labels=${labels}
              marked=${this.marked.size}
              total=${this.#lists.isPaged ? 0 : this.#lists.current.length}
              ?whole=${this.whole}
              @mail-search=${this.#search}
              @mail-bulk=${(event: CustomEvent<Parameters<PageActs["bulk"]>[0]>) => void this.#acts.bulk(event.detail)}
              @mail-mark=${this.#markAll}
              @mail-empty=${() => void this.#actions.emptyBox()}
            ></mail-above>
            <cs-list
              selectable
              .draggableRows=${matchMedia("(hover: hover)").matches}
              label=${heading}
              .list=${this.#lists.current}
              .row=${this.#row}
              .currentKey=${id === undefined ? (draft === undefined ? undefined : `d${String(draft)}`) : `m${String(id)}`}
              @cs-open=${this.#open}
              @cs-drag=${(event: CustomEvent<{ keys: (string | number)[]; event: DragEvent }>) => {
                beginDrag(event.detail.event, messageIds(event.detail.keys));
              }}
              @cs-selection=${(event: CustomEvent<ReadonlySet<string | number>>) => {
                this.marked = event.detail;
                this.whole = false;
              }}
              ><mail-empty slot="empty" .spot=${this.#spot} .boxRole=${this.#box?.role ?? null}></mail-empty
            ></cs-list>
            <mail-bulk></mail-bulk>
          </div>
          ${this.#detail()}
          <cs-state
            slot="none"
            icon="mail"
            heading=${msg("Chọn một thư để đọc", { id: "mail.choose" })}
            text=${msg("Phím ↑ ↓ để đi trong danh sách, Enter để mở, c để soạn thư, ? để xem mọi phím.", { id: "mail.choose-text" })}
          ></cs-state>
        </cs-split>
      </div>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #tools() {
    const write = msg("Soạn thư", { id: "mail.write" });
    return html`<cs-menu
        slot="actions"
        class="boxes of-list"
        edge="end"
        .items=${placesMenu({
          overview: this.#overview,
          others: this.#others,
          here: this.#spot.box,
          restart: () => this.#lists.start(),
        })}
        label=${msg("Thư mục", { id: "mail.folders" })}
        ><cs-button icon="folder" label=${msg("Thư mục", { id: "mail.folders" })}></cs-button></cs-menu
      ><cs-menu
        slot="actions"
        class="of-list views"
        edge="end"
        .items=${viewsMenu(this.#overview, () => this.#lists.start())}
        label=${msg("Cách xem", { id: "mail.view" })}
        ><cs-button icon="rows" label=${msg("Cách xem", { id: "mail.view" })}></cs-button></cs-menu
      ><cs-button slot="actions" class="of-list wide" kind="primary" icon="edit" @click=${this.#write}
        >${write}</cs-button
      ><cs-button
        slot="actions"
        class="of-list small"
        kind="primary"
        icon="edit"
        label=${write}
        @click=${this.#write}
      ></cs-button>`;
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
      .labels=${this.#overview.labels}
      ?conversations=${this.#overview.value?.conversations === true}
      ?disposable=${this.#box?.role === "trash" || this.#box?.role === "junk"}
      back=${addressOf({ ...this.#spot, id: undefined })}
      @mail-opened=${(event: CustomEvent<readonly MessageRow[]>) => void this.#acts.opened(event.detail)}
      @mail-act=${(event: CustomEvent<Parameters<PageActs["act"]>[0]>) => void this.#acts.act(event.detail)}
    ></mail-reader>`;
  }

  #heard(news: MailNews): void {
    void this.#overview.reload();
    if (news.kind === "folders") return;
    if (news.kind === "drafts") {
      if (this.#spot.box === "drafts") void this.#lists.reload();
      return;
    }
    const touched = news.kind === "arrived" ? [news.data.mailboxId] : news.data.mailboxIds;
    const isHere = labelOf(this.#spot.box) !== undefined || (this.#box && touched.includes(this.#box.id));
    if (this.#spot.q === undefined && isHere) void this.#lists.reload();
    if (this.#spot.id !== undefined) this.reader?.heard(news);
  }

  #isDrafts(mailboxId: number): boolean {
    return this.#overview.boxes.find(({ id }) => id === mailboxId)?.role === "drafts";
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

  readonly #starred = (event: CustomEvent<MessageRow>): void => {
    const { id, flagged, conversation } = event.detail;
    void this.#actions.mark([id], { flagged: !(conversation?.flagged ?? flagged) }, { quiet: true, whole: false });
  };

  readonly #write = (): void => {
    void write({}, this.#spot);
  };

  readonly #leave = (): void => {
    void navigate(addressOf({ ...this.#spot, id: undefined, draft: undefined }));
    this.listElement?.focus();
  };

  /** After writing, what was read before is shown again. */
  readonly #written = (): void => {
    void navigate(addressOf({ ...this.#spot, draft: undefined }));
    void this.#overview.reload();
    if (this.#spot.box === "drafts" || this.#box?.role === "sent") void this.#lists.reload();
  };

  /** While one types, the same step of the way back is used; Enter makes the list ready for the keys. */
  readonly #search = ({ detail: { q, final } }: CustomEvent<{ q: string; final: boolean }>): void => {
    const before = this.#spot.q;
    if (q !== (before ?? "")) {
      const to = addressOf({ box: this.#spot.box, ...(q !== "" && { q }) });
      void navigate(to, { replace: before !== undefined });
    }
    if (final && q !== "") this.listElement?.focus();
  };

  /** While something is read beside the list, j and k go on reading; the arrows only walk. */
  readonly #listKey = {
    handleEvent: (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (!isPlain || this.#spot.id === undefined || (event.key !== "j" && event.key !== "k")) return;
      if (event.composedPath()[0] instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      void this.#acts.key(event.key === "j" ? "next" : "previous");
    },
    capture: true,
  };

  readonly #markAll = (event: CustomEvent<"none" | "all">): void => {
    if (event.detail === "none") this.#unmark();
    else this.whole = true;
  };

  #unmark(): void {
    this.whole = false;
    this.marked = new Set();
    this.listElement?.clearSelection();
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { CsList } from "../../../ui/cs-list.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Label, MailboxRole, MessageFilter, SearchChip } from "../api.ts";
import { filterTitle, partTitle } from "../labels.ts";
import { addressOf, labelOf, type Spot } from "../state.ts";
import "./mail-search.ts";
import "./mail-tone.ts";

const FILTERS: readonly (MessageFilter | undefined)[] = [undefined, "unread", "flagged", "attachments"];

/** What the bar over the list can do with marked rows. */
export type Bulk = "read" | "unread" | "archive" | "trash" | "move" | "label" | "star";

/**
 * Over the list: the search and the filters; while rows are marked, what can be done with them.
 * @fires mail-bulk - `detail: Bulk`
 * @fires mail-mark - `detail: "none" | "all"`: let the marked rows go, or take the whole list
 * @fires mail-empty - everything here goes for good
 */
@customElement("mail-above")
export class MailAbove extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        flex: none;
        border-bottom: 1px solid var(--cs-line);
      }
      .line {
        display: flex;
        align-items: center;
        gap: var(--cs-1);
        min-height: calc(var(--cs-control) + 12px);
        padding: var(--cs-2) var(--cs-2) 0 calc(var(--cs-gutter) - 10px);
      }
      .line.find {
        padding-inline: var(--cs-gutter);
      }
      mail-search,
      .grow {
        flex: 1;
        min-width: 0;
      }
      .chips {
        display: flex;
        align-items: center;
        gap: 2px;
        min-height: 44px;
        padding: 0 calc(var(--cs-gutter) - 10px);
        overflow-x: auto;
        scrollbar-width: none;
      }
      .chip {
        flex: none;
        padding: 3px 10px;
        border-radius: 999px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        text-decoration: none;
        white-space: nowrap;
      }
      .as-button {
        border: 0;
        background: none;
        font: inherit;
        font-size: var(--cs-text-s);
        cursor: pointer;
      }
      .part {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin-left: 4px;
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        --cs-icon-size: 12px;
      }
      .chip:hover {
        background: var(--cs-hover);
      }
      .chip[aria-current="true"] {
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        font-weight: 500;
      }
      .chips cs-button {
        margin-left: auto;
      }
      .all {
        display: flex;
        align-items: center;
        min-height: 44px;
        padding: 0 var(--cs-gutter);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .link {
        padding: 0;
        border: 0;
        background: none;
        color: var(--cs-indigo);
        font: inherit;
        cursor: pointer;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];

  @property({ attribute: false }) spot!: Spot;
  @property({ attribute: false }) boxRole: MailboxRole | null = null;
  /** How the search was understood: each part can be taken out. */
  @property({ attribute: false }) understood: readonly SearchChip[] = [];
  @property({ attribute: false }) labels: readonly Label[] = [];
  /** Marked rows. */
  @property({ type: Number }) marked = 0;
  /** Rows of the list; 0 where it is not known. */
  @property({ type: Number }) total = 0;
  /** The whole list is marked, beyond what is seen. */
  @property({ type: Boolean }) whole = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("mail-search")?.focus();
  }

  override render() {
    return this.marked > 0 || this.whole ? this.#selected() : this.#find();
  }

  get #isDisposable(): boolean {
    return this.boxRole === "trash" || this.boxRole === "junk";
  }

  #selected() {
    const total = formatNumber(this.total);
    return html`<div class="line" role="toolbar" aria-label=${msg("Thư đã chọn", { id: "mail.selected-bar" })}>
        <cs-button
          kind="quiet"
          icon="x"
          label=${msg("Bỏ chọn", { id: "mail.unselect" })}
          @click=${() => {
            this.emit("mail-mark", "none");
          }}
        ></cs-button>
        <span class="grow cut"
          >${this.whole ? msg(str`Đã chọn cả ${total}`, { id: "mail.selected-all" }) : CsList.selectionText(this.marked)}</span
        >
        ${this.#bulkButton("eye", msg("Đánh dấu đã đọc", { id: "mail.mark-read" }), "read")}
        ${this.#bulkButton("archive", msg("Lưu trữ", { id: "mail.archive" }), "archive")}
        ${
          this.#isDisposable && this.whole
            ? nothing
            : this.#bulkButton(
                "trash",
                this.#isDisposable
                  ? msg("Xóa hẳn", { id: "mail.expunge" })
                  : msg("Chuyển vào Thùng rác", { id: "mail.to-trash" }),
                "trash",
              )
        }
        <cs-menu edge="end" label=${msg("Việc khác", { id: "mail.more" })} .items=${this.#bulkMenu()}
          ><cs-button kind="quiet" icon="more" label=${msg("Việc khác", { id: "mail.more" })}></cs-button
        ></cs-menu>
      </div>
      <p class="all">
        ${
          !this.whole && this.total > this.marked
            ? html`<button
                class="link"
                @click=${() => {
                  this.emit("mail-mark", "all");
                }}
              >
                ${msg(str`Chọn cả ${total} mục trong danh sách này`, { id: "mail.select-whole" })}
              </button>`
            : nothing
        }
      </p>`;
  }

  #bulkButton(icon: "eye" | "archive" | "trash", label: string, what: Bulk) {
    return html`<cs-button
      kind="quiet"
      icon=${icon}
      label=${label}
      @click=${() => {
        this.emit("mail-bulk", what);
      }}
    ></cs-button>`;
  }

  #bulkMenu(): MenuEntry[] {
    const act = (what: Bulk) => () => {
      this.emit("mail-bulk", what);
    };
    return [
      { title: msg("Đánh dấu chưa đọc", { id: "mail.mark-unread" }), icon: "mail", keys: "u", run: act("unread") },
      { title: msg("Gắn sao", { id: "mail.star" }), icon: "star", keys: "s", run: act("star") },
      { title: msg("Gắn nhãn", { id: "mail.label" }), icon: "pin", keys: "l", run: act("label") },
      { title: msg("Chuyển vào thư mục", { id: "mail.move-heading" }), icon: "folder", keys: "v", run: act("move") },
    ];
  }

  #find() {
    const { spot } = this;
    const isDrafts = spot.box === "drafts" && spot.q === undefined;
    return html`<div class="line find">
        <mail-search .value=${spot.q ?? ""}></mail-search>
      </div>
      <nav class="chips" aria-label=${msg("Lọc", { id: "mail.filter" })}>
        ${spot.q !== undefined ? this.#parts(spot.q) : isDrafts ? nothing : FILTERS.map((filter) => this.#chip(filter))}
        ${isDrafts ? nothing : this.#labelMenu()}
        ${
          this.#isDisposable && spot.q === undefined && this.total > 0
            ? html`<cs-button
                size="small"
                @click=${() => {
                  this.emit("mail-empty");
                }}
                >${msg("Dọn sạch", { id: "mail.empty" })}</cs-button
              >`
            : nothing
        }
      </nav>`;
  }

  #parts(q: string) {
    // Plain words stand in the box itself.
    const conditions = this.understood.filter(({ kind }) => kind !== "words" && kind !== "phrase");
    return conditions.map(({ kind, not, value, start, end }) => {
      const rest = `${q.slice(0, start)} ${q.slice(end)}`.replace(/\s+/g, " ").trim();
      const text = `${not ? "− " : ""}${partTitle(kind, value)}`;
      return html`<button
        class="chip as-button part"
        aria-label=${msg(str`Bỏ điều kiện ${text}`, { id: "mail.part-remove" })}
        @click=${() => {
          this.emit("mail-search", { q: rest, final: false });
        }}
      >
        ${text}<cs-icon name="x"></cs-icon>
      </button>`;
    });
  }

  #chip(filter: MessageFilter | undefined) {
    const { spot } = this;
    const isCurrent = filter === spot.filter && (filter !== undefined || spot.within === undefined);
    return html`<a
      class="chip"
      href=${addressOf({ ...spot, id: undefined, draft: undefined, filter, ...(filter === undefined && { within: undefined }) })}
      aria-current=${isCurrent ? "true" : "false"}
      >${filterTitle(filter)}</a
    >`;
  }

  #labelMenu() {
    const { spot, labels } = this;
    if (labels.length === 0 || spot.q !== undefined || labelOf(spot.box) !== undefined) return nothing;
    const current = labels.find(({ id }) => id === spot.within);
    const items = labels.map(({ id, name }) => ({
      title: name,
      checked: id === spot.within,
      href: addressOf({ ...spot, id: undefined, draft: undefined, within: id === spot.within ? undefined : id }),
    }));
    return html`<cs-menu label=${msg("Nhãn", { id: "mail.labels" })} .items=${items}
      ><button class="chip as-button" aria-current=${current ? "true" : "false"}>
        ${current?.name ?? msg("Nhãn", { id: "mail.labels" })}
      </button></cs-menu
    >`;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import "../../../ui/cs-row-link.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base } from "../../../ui/styles.ts";
import { searchMessages, type Found, type Wanted } from "../api.ts";
import { findPeople } from "../dialogs/pick.ts";
import { wantedOf, type Filters } from "../filters.ts";

/** Messages of all rooms that have the words, narrowed by who said them, where, when, and whether a file is there. */
@customElement("chat-found")
export class ChatFound extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        border-top: 1px solid var(--cs-line);
      }
      h2 {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--cs-2) var(--cs-gutter);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .filters {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--cs-2);
        padding: 0 var(--cs-gutter) var(--cs-3);
      }
      cs-people-picker,
      .checks {
        grid-column: 1 / -1;
      }
      .checks {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-4);
      }
      .who {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      p,
      .more {
        padding: 0 var(--cs-gutter) var(--cs-3);
        color: var(--cs-ink-2);
      }
    `,
  ];

  @property() typed = "";
  /** The room that is open, for "only here". */
  @property({ type: Number }) roomId: number | undefined;
  @state() private filters: Filters = { authors: [], fromOn: "", toOn: "", hasFile: false, isHere: false };
  @state() private isOpen = false;
  @state() private further: readonly Found[] = [];
  @state() private next: string | undefined;

  readonly #found = new LoadController<Found[], Wanted>(this, {
    args: () => wantedOf(this.typed, this.filters, this.roomId),
    load: async (wanted, signal) => {
      const { items, next } = await searchMessages(wanted, signal);
      this.further = [];
      this.next = next;
      return items;
    },
  });

  override render() {
    const found = this.#found.value;
    return html`<h2>
        ${msg("Trong tin nhắn", { id: "chat.in-messages" })}
        <cs-button
          kind="quiet"
          size="small"
          icon="filter"
          aria-expanded=${this.isOpen ? "true" : "false"}
          @click=${() => {
            this.isOpen = !this.isOpen;
          }}
          >${msg("Lọc", { id: "chat.filter" })}</cs-button
        >
      </h2>
      ${this.isOpen ? this.#drawFilters() : nothing}
      ${found?.length === 0 ? html`<p>${msg("Không có tin nào như vậy.", { id: "chat.nothing-found" })}</p>` : nothing}
      ${[...(found ?? []), ...this.further].map(
        ({ roomId, seq, roomTitle, authorName, text, sentAt, files }) =>
          html`<cs-row-link href=${`/chat/${String(roomId)}?at=${String(seq)}`}
            ><div>
              <div>${text || files.join(", ")}</div>
              <div class="who">
                ${authorName} · ${roomTitle} ·
                ${fullDate(sentAt)}${files.length > 0 && text !== "" ? html` · ${files.join(", ")}` : nothing}
              </div>
            </div></cs-row-link
          >`,
      )}
      ${
        this.next === undefined
          ? nothing
          : html`<div class="more">
              <cs-button size="small" @click=${this.#more}>${msg("Xem thêm", { id: "chat.more-found" })}</cs-button>
            </div>`
      }`;
  }

  #drawFilters() {
    const { authors, fromOn, toOn, hasFile, isHere } = this.filters;
    return html`<div class="filters">
      <cs-people-picker
        label=${msg("Người viết", { id: "chat.filter-author" })}
        .picked=${authors}
        .find=${findPeople}
        @cs-input=${(event: Event) => {
          // One at a time: the latest choice stands.
          const picked: readonly Pick[] = (event.target as CsPeoplePicker).picked;
          this.#set({ authors: picked.slice(-1) });
        }}
      ></cs-people-picker>
      <cs-day-field
        label=${msg("Từ ngày", { id: "chat.filter-from" })}
        .value=${fromOn}
        @cs-input=${(event: Event) => {
          this.#set({ fromOn: (event.target as CsDayField).value });
        }}
      ></cs-day-field>
      <cs-day-field
        label=${msg("Đến ngày", { id: "chat.filter-to" })}
        .value=${toOn}
        @cs-input=${(event: Event) => {
          this.#set({ toOn: (event.target as CsDayField).value });
        }}
      ></cs-day-field>
      <div class="checks">
        <cs-check
          .checked=${hasFile}
          @cs-input=${(event: Event) => {
            this.#set({ hasFile: (event.target as CsCheck).checked });
          }}
          >${msg("Có tệp", { id: "chat.filter-file" })}</cs-check
        >
        ${
          this.roomId === undefined
            ? nothing
            : html`<cs-check
                .checked=${isHere}
                @cs-input=${(event: Event) => {
                  this.#set({ isHere: (event.target as CsCheck).checked });
                }}
                >${msg("Chỉ trong phòng đang mở", { id: "chat.filter-here" })}</cs-check
              >`
        }
      </div>
    </div>`;
  }

  #set(change: Partial<Filters>): void {
    this.filters = { ...this.filters, ...change };
  }

  readonly #more = async (): Promise<void> => {
    const wanted = wantedOf(this.typed, this.filters, this.roomId);
    if (!wanted || this.next === undefined) return;
    try {
      const { items, next } = await searchMessages({ ...wanted, after: this.next });
      this.further = [...this.further, ...items];
      this.next = next;
    } catch (error) {
      toastError(error);
    }
  };
}

import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dateOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsTabs } from "../../../ui/cs-tabs.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { dropKept, fetchKept, fetchMailFiles, type KeptFile, type MailFile, type Stored } from "../compose/api.ts";
import { formatSize } from "../format.ts";
import { safeText } from "../labels.ts";

const TYPING = 250;

type Place = "mail" | "kept";
/** A file of either list, under a key of its own. */
interface Offer {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly risky: boolean;
  readonly stored: Stored;
  readonly keptId?: number;
}

/** Files that one has had by mail, or has put by; several at once. */
@customElement("mail-stored-files-dialog")
export class MailStoredFilesDialog extends DialogElement<undefined, readonly Stored[]> {
  static override styles = [
    base,
    blocks,
    css`
      .rows {
        height: min(340px, 42vh);
        margin-top: var(--cs-2);
        overflow-y: auto;
      }
      .row {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
      cs-check {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .more {
        padding-block: var(--cs-3);
        text-align: center;
      }
    `,
  ];

  @state() private place: Place = "mail";
  @state() private typed = "";
  @state() private chosen: ReadonlyMap<string, Stored> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #mail = new PagedList<Offer>(this, {
    fetch: async (after, signal) => {
      const { items, next } = await fetchMailFiles(this.typed, after, signal);
      return { items: items.map(fromMail), ...(next !== undefined && { next }) };
    },
    keyOf: ({ key }) => key,
  });
  readonly #kept = new PagedList<Offer>(this, {
    fetch: async (after, signal) => {
      const { items, next } = await fetchKept(this.typed, after, signal);
      return { items: items.map(fromKept), ...(next !== undefined && { next }) };
    },
    keyOf: ({ key }) => key,
  });

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  get #list(): PagedList<Offer> {
    return this.place === "mail" ? this.#mail : this.#kept;
  }

  override render() {
    const count = this.chosen.size;
    const search = msg("Tìm theo tên tệp, không cần dấu", { id: "mail.stored-search" });
    return html`<cs-dialog
      heading=${msg("Chọn từ tệp của cơ quan", { id: "mail.stored" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <cs-field
        autofocus
        label-hidden
        type="search"
        max-length="100"
        label=${search}
        placeholder=${search}
        .value=${this.typed}
        @cs-input=${(event: Event) => {
          this.typed = (event.target as CsField).value;
          clearTimeout(this.#timer);
          this.#timer = setTimeout(() => void Promise.all([this.#mail.start(), this.#kept.start()]), TYPING);
        }}
      ></cs-field>
      <cs-tabs
        label=${msg("Tệp ở đâu", { id: "mail.stored-where" })}
        .tabs=${[
          { value: "mail", title: msg("Trong thư của tôi", { id: "mail.stored-mail" }) },
          { value: "kept", title: msg("Tệp đã cất", { id: "mail.stored-kept" }) },
        ]}
        .value=${this.place}
        @cs-input=${(event: Event) => {
          this.place = (event.target as CsTabs).value as Place;
        }}
      ></cs-tabs>
      <div class="rows">${this.#rows()}</div>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "mail.office-cancel" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        icon="paperclip"
        ?disabled=${count === 0}
        @click=${() => {
          this.finish([...this.chosen.values()]);
        }}
        >${count === 0 ? msg("Đính kèm", { id: "mail.attach" }) : msg(str`Đính kèm ${count} tệp`, { id: "mail.stored-attach" })}</cs-button
      >
    </cs-dialog>`;
  }

  #rows() {
    const list = this.#list;
    const { items, state, error } = list;
    if (items.length === 0 && state === "loading") return html`<cs-state kind="loading"></cs-state>`;
    if (items.length === 0 && state === "error") {
      return html`<cs-state kind="error" .error=${error} .retry=${() => void list.start()}></cs-state>`;
    }
    if (items.length === 0 && !list.more) {
      return html`<cs-state
        icon="document"
        heading=${msg("Không có tệp nào như vậy", { id: "mail.stored-none" })}
        text=${
          this.place === "kept"
            ? msg("Cất một tệp bằng nút bên cạnh tệp đính kèm khi đọc thư.", { id: "mail.stored-none-kept" })
            : msg("Ở đây là tệp đính kèm trong mọi thư bạn có.", { id: "mail.stored-none-mail" })
        }
      ></cs-state>`;
    }
    return html`${items.map((offer) => this.#row(offer))}
    ${
      list.more
        ? html`<div class="more">
            <cs-button size="small" @click=${() => void list.loadMore()}
              >${msg("Xem thêm", { id: "mail.stored-more" })}</cs-button
            >
          </div>`
        : nothing
    }`;
  }

  #row({ key, name, detail, risky, stored, keptId }: Offer) {
    const warning = risky ? ` · ${msg("có thể chạy chương trình, chỉ mở khi chắc chắn", { id: "mail.risky" })}` : "";
    return html`<div class="row">
      <cs-check
        label=${name}
        detail=${detail + warning}
        .checked=${this.chosen.has(key)}
        @cs-input=${() => {
          const next = new Map(this.chosen);
          if (!next.delete(key)) next.set(key, stored);
          this.chosen = next;
        }}
      ></cs-check>
      ${
        keptId === undefined
          ? nothing
          : html`<cs-button
              kind="quiet"
              size="small"
              icon="x"
              label=${msg(str`Gỡ ${name} khỏi tệp đã cất`, { id: "mail.stored-drop" })}
              @click=${() => void this.#drop(keptId, key)}
            ></cs-button>`
      }
    </div>`;
  }

  async #drop(id: number, key: string): Promise<void> {
    const putBack = this.#kept.remove(key);
    const next = new Map(this.chosen);
    next.delete(key);
    this.chosen = next;
    try {
      await dropKept(id);
    } catch (error) {
      putBack();
      toastError(error);
    }
  }
}

function fromMail({ messageId, index, name, size, risky, from, subject, receivedAt }: MailFile): Offer {
  return {
    key: `m${String(messageId)}-${String(index)}`,
    name: safeText(name),
    detail: [formatSize(size), safeText(from), safeText(subject), dateOf(receivedAt)]
      .filter((part) => part !== "")
      .join(" · "),
    risky,
    stored: { enclosed: { messageId, index } },
  };
}

function fromKept({ id, name, size, risky, keptAt }: KeptFile): Offer {
  const key = `k${String(id)}`;
  return { key, name, detail: `${formatSize(size)} · ${dateOf(keptAt)}`, risky, stored: { keptId: id }, keptId: id };
}

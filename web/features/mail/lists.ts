import type { ReactiveControllerHost } from "lit";
import type { ListSource } from "../../kernel/list-source.ts";
import { PagedList } from "../../kernel/paged-list.ts";
import { WindowedList } from "../../kernel/windowed-list.ts";
import * as api from "./api.ts";
import { isBelow, keyOfRow, type ListRow } from "./rows.ts";
import { labelOf, type Spot } from "./state.ts";

/** What the lists need to know of the page. */
interface View {
  readonly spot: () => Spot;
  /** What is known of the folders, once it is. */
  readonly overview: () => Promise<api.Overview>;
}

const asRow = (message: api.MessageRow): ListRow => ({ kind: "message", message });

/** The list of where one is: a folder or a label, which may be entered anywhere; or drafts and what a search finds, which are read page by page. */
export class MailLists {
  /** How the last search was understood, part by part. */
  understood: readonly api.SearchChip[] = [];
  /** Messages that a search does not find yet. */
  waiting = 0;
  readonly #view: View;
  readonly #paged: PagedList<ListRow>;
  readonly #folder: WindowedList<ListRow>;

  constructor(host: ReactiveControllerHost, view: View) {
    this.#view = view;
    this.#paged = new PagedList<ListRow>(host, {
      fetch: (after, signal) => this.#page(after, signal),
      keyOf: keyOfRow,
      idle: () => !this.isPaged,
    });
    this.#folder = new WindowedList<ListRow>(host, {
      shape: async (signal) => api.fetchPositions(await this.#scope(), signal),
      range: async (after, until, signal) =>
        (await api.fetchRange(await this.#scope(), after, until, signal)).map(asRow),
      keyOf: keyOfRow,
      isBelow: (row, anchor) => row.kind === "message" && isBelow(row.message, anchor),
      idle: () => this.isPaged,
    });
  }

  /** Whether what is shown comes page by page. */
  get isPaged(): boolean {
    const { q, box } = this.#view.spot();
    return q !== undefined || box === "drafts";
  }

  get current(): ListSource<ListRow> & { readonly items: readonly ListRow[] } {
    return this.isPaged ? this.#paged : this.#folder;
  }

  /** Begins with the list of where one is now. */
  start(): Promise<void> {
    return this.isPaged ? this.#paged.start() : this.#folder.start();
  }

  reload(): Promise<void> {
    return this.current.reload();
  }

  put(row: ListRow): void {
    if (this.isPaged) this.#paged.put(row);
    else this.#folder.put(row);
  }

  /** Takes messages out at once; the returned function puts them back. */
  remove(ids: readonly number[]): () => void {
    const keys = ids.map((id) => `m${String(id)}`);
    return this.isPaged ? this.#paged.remove(...keys) : this.#folder.remove(...keys);
  }

  /** A message's row, where it is here. */
  rowOf(id: number): api.MessageRow | undefined {
    const key = `m${String(id)}`;
    const row = this.current.items.find((item) => keyOfRow(item) === key);
    return row?.kind === "message" ? row.message : undefined;
  }

  /** What the list holds, as the server names it. */
  async #scope(): Promise<api.ListScope> {
    return scopeOf(this.#view.spot(), await this.#view.overview());
  }

  async #page(after: string | undefined, signal: AbortSignal) {
    const { q } = this.#view.spot();
    if (q === undefined) {
      const { items, next } = await api.fetchDrafts(after, signal);
      return { items: items.map((draft): ListRow => ({ kind: "draft", draft })), ...(next !== undefined && { next }) };
    }
    const { items, next, understood, waiting } = await api.searchMessages(
      { q, ...(after !== undefined && { after }) },
      signal,
    );
    this.understood = understood;
    this.waiting = waiting;
    return { items: items.map(asRow), ...(next !== undefined && { next }) };
  }
}

/** What the server is asked for: a folder by its number, a label, or both. */
export function scopeOf({ box, filter, within }: Spot, { items, conversations }: api.Overview): api.ListScope {
  const label = labelOf(box) ?? within;
  const mailbox = items.find(({ role, id }) => role === box || String(id) === box)?.id;
  return {
    ...(mailbox !== undefined && { mailbox }),
    ...(label !== undefined && { label }),
    ...(filter && { filter }),
    rows: conversations ? "conversations" : "messages",
  };
}

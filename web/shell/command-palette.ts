import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { isAbort } from "../kernel/call-error.ts";
import { offered } from "../kernel/features.ts";
import { ICON_NAMES, type IconName } from "../kernel/icon-names.ts";
import { language, msg, str } from "../kernel/i18n.ts";
import { modals } from "../kernel/modals.ts";
import { registeredFeatures } from "../kernel/registry.ts";
import { navigate } from "../kernel/router.ts";
import { can, session } from "../kernel/session.ts";
import { toastError } from "../kernel/toasts.ts";
import "../ui/cs-date.ts";
import "../ui/cs-icon.ts";
import "../ui/cs-kbd.ts";
import { DialogElement } from "../ui/dialog-element.ts";
import { base } from "../ui/styles.ts";
import { localItems, readRecents, withRecent, type PaletteGroup, type PaletteItem } from "./palette-items.ts";
import { paletteStyles } from "./palette-styles.ts";
import { searchOffice, type HitGroup } from "./search-api.ts";

const PAUSE = 150;

/** Ctrl+K: people, things and commands in one box. ↑ ↓ and Enter; Esc closes. */
@customElement("command-palette")
export class CommandPalette extends DialogElement<undefined> {
  static override styles = [base, paletteStyles];

  @state() private typed = "";
  @state() private hits: readonly HitGroup[] = [];
  @state() private searching = false;
  @state() private failed = false;
  @state() private active = 0;
  @query("dialog") private dialog!: HTMLDialogElement;
  @query("input") private box!: HTMLInputElement;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override watches() {
    modals.update((count) => count + 1);
    return [
      () => {
        modals.update((count) => count - 1);
        clearTimeout(this.#timer);
        this.#abort?.abort();
      },
    ];
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    this.box.focus();
  }

  override updated(): void {
    this.renderRoot.querySelector(".item.active")?.scrollIntoView({ block: "nearest" });
  }

  override render() {
    const groups = this.#groups();
    const flat = groups.flatMap(({ items }) => items);
    const active = Math.min(this.active, flat.length - 1);
    const label = msg("Tìm người, việc, lệnh…", { id: "shell.search" });
    return html`<dialog aria-label=${label} @cancel=${this.#leave} @pointerdown=${this.#beside}>
      <div class="box">
        <cs-icon name="search"></cs-icon>
        <input
          type="text"
          role="combobox"
          aria-label=${label}
          aria-expanded="true"
          aria-controls="items"
          aria-activedescendant=${flat.length > 0 ? `item-${String(active)}` : nothing}
          placeholder=${label}
          autocomplete="off"
          spellcheck="false"
          @input=${this.#changed}
          @keydown=${(event: KeyboardEvent) => {
            this.#pressed(event, flat, active);
          }}
        />
        <cs-kbd keys="escape"></cs-kbd>
      </div>
      <div id="items" class="items" role="listbox" aria-label=${label}>
        ${groups.map(
          ({ title, items }) =>
            html`<div role="group" aria-label=${title}>
              <h3 aria-hidden="true">${title}</h3>
              ${items.map((item) => this.#item(item, flat.indexOf(item), active))}
            </div>`,
        )}
      </div>
      ${flat.length === 0 ? html`<p class="says" role="status">${this.#says()}</p>` : nothing}
    </dialog>`;
  }

  #says(): string {
    if (this.failed) return msg("Chưa tìm được. Hãy gõ lại.", { id: "shell.search-failed" });
    if (this.searching) return msg("Đang tìm…", { id: "shell.searching" });
    return msg(str`Không thấy gì với “${this.typed}”.`, { id: "shell.search-none" });
  }

  #item(item: PaletteItem, index: number, active: number) {
    return html`<div
      id="item-${index}"
      class=${index === active ? "item active" : "item"}
      role="option"
      aria-selected=${index === active ? "true" : "false"}
      @pointermove=${() => {
        this.active = index;
      }}
      @click=${() => {
        this.#choose(item);
      }}
    >
      <cs-icon name=${item.icon}></cs-icon>
      <span class="title cut">${item.title}</span>
      ${item.detail ? html`<span class="detail cut">${item.detail}</span>` : nothing}
      ${item.at ? html`<cs-date class="at" at=${item.at}></cs-date>` : nothing}
      ${item.keys ? html`<cs-kbd keys=${item.keys}></cs-kbd>` : nothing}
    </div>`;
  }

  #groups(): PaletteGroup[] {
    const features = offered(registeredFeatures());
    const { commands, places } = localItems(features, this.typed, can);
    const named = features.flatMap(({ searchGroups = [] }) => searchGroups);
    const found = this.hits.map(({ provider, title, hits }): PaletteGroup => {
      const group = named.find((one) => one.provider === provider);
      return {
        title: group?.title() ?? title[language()],
        items: hits.map((hit, index) => ({
          ...hit,
          id: `${provider}:${String(index)}`,
          icon: iconOf(hit.icon) ?? group?.icon ?? "document",
        })),
      };
    });
    return [
      {
        title: msg("Vừa mở", { id: "shell.recent" }),
        items: this.typed === "" ? readRecents(localStorage.getItem(recentsKey())) : [],
      },
      ...(this.typed === "" ? [] : found),
      { title: msg("Việc làm được", { id: "shell.commands" }), items: commands },
      { title: msg("Đến", { id: "shell.places" }), items: places },
    ].filter(({ items }) => items.length > 0);
  }

  #changed(): void {
    this.typed = this.box.value.trim();
    this.active = 0;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.searching = this.typed.length > 1;
    if (this.searching) this.#timer = setTimeout(() => void this.#search(this.typed), PAUSE);
    else this.hits = [];
  }

  async #search(text: string): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const { groups } = await searchOffice(text, abort.signal);
      if (abort.signal.aborted) return;
      this.hits = groups;
      this.failed = false;
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.hits = [];
      this.failed = true;
    }
    this.searching = false;
  }

  #pressed(event: KeyboardEvent, flat: readonly PaletteItem[], active: number): void {
    if (event.isComposing) return;
    event.stopPropagation();
    const count = flat.length;
    if (event.key === "ArrowDown") this.active = count === 0 ? 0 : (active + 1) % count;
    else if (event.key === "ArrowUp") this.active = count === 0 ? 0 : (active - 1 + count) % count;
    else if (event.key === "Enter") {
      const item = flat[active];
      if (item) this.#choose(item);
    } else return;
    event.preventDefault();
  }

  #choose(item: PaletteItem): void {
    localStorage.setItem(
      recentsKey(),
      JSON.stringify(withRecent(readRecents(localStorage.getItem(recentsKey())), item)),
    );
    this.finish();
    if (item.path !== undefined) void navigate(item.path);
    else if (item.run) void Promise.resolve().then(item.run).catch(toastError);
  }

  #beside(event: PointerEvent): void {
    if (event.composedPath()[0] === this.dialog) this.#leave(event);
  }

  #leave(event: Event): void {
    event.preventDefault();
    this.finish();
  }
}

/** Kept per person: at a shared machine, nobody sees what another has opened. */
function recentsKey(): string {
  return `congso.recents.${String(session.value?.person.id ?? 0)}`;
}

function iconOf(name: string | undefined): IconName | undefined {
  return ICON_NAMES.find((one) => one === name);
}

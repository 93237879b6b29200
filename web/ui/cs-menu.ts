import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import "./cs-icon.ts";
import "./cs-kbd.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

export interface MenuItem {
  readonly title: string;
  readonly detail?: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly href?: string;
  readonly run?: () => void;
  /** One of several, and whether it is the one. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

/** `undefined` draws a line between groups; a string is a group's heading. */
export type MenuEntry = MenuItem | string | undefined;

/**
 * What can be done with something, closed until its trigger is pressed. ↑ ↓ Home End walk, a letter jumps, Esc closes.
 * @slot - the trigger, a `cs-button`
 * @slot top - above the items, such as who is signed in
 */
@customElement("cs-menu")
export class CsMenu extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      .menu {
        position: fixed;
        inset: auto;
        min-width: 200px;
        max-width: min(340px, 100vw - 16px);
        max-height: calc(100dvh - 16px);
        margin: 0;
        padding: 6px;
        overflow-y: auto;
        border: 0;
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        color: var(--cs-ink);
        box-shadow: var(--cs-float);
      }
      .item {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        width: 100%;
        min-height: calc(var(--cs-control) - 2px);
        padding: 4px 10px;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        text-decoration: none;
        cursor: pointer;
        --cs-icon-size: 18px;
      }
      .item cs-icon {
        color: var(--cs-ink-2);
      }
      .item:hover,
      .item:focus-visible {
        background: var(--cs-hover);
        outline: none;
      }
      .item:focus-visible {
        box-shadow: inset 0 0 0 2px var(--cs-indigo);
      }
      .item.danger,
      .item.danger cs-icon {
        color: var(--cs-red);
      }
      .item:disabled {
        color: var(--cs-ink-3);
        cursor: default;
      }
      .text {
        flex: 1;
        min-width: 0;
      }
      .detail {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      hr {
        margin: 6px 10px;
        border: 0;
        border-top: 1px solid var(--cs-line);
      }
      h3 {
        padding: 6px 10px 2px;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-xs);
      }
      .check {
        color: var(--cs-indigo) !important;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuEntry[] = [];
  @property() label = "";
  /** Which edge of the trigger the menu keeps to. */
  @property() edge: "start" | "end" = "start";
  @state() private open = false;
  @query(".menu") private menu!: HTMLElement;

  override render() {
    return html`<slot @click=${this.toggle} @keydown=${this.#triggerKey}></slot>
      <div
        class="menu"
        popover="auto"
        role="menu"
        aria-label=${this.label}
        @toggle=${this.#toggled}
        @keydown=${this.#pressed}
      >
        ${this.open ? html`<slot name="top"></slot>${this.items.map((entry) => this.#entry(entry))}` : nothing}
      </div>`;
  }

  readonly toggle = (): void => {
    this.menu.togglePopover();
  };

  #entry(entry: MenuEntry) {
    if (entry === undefined) return html`<hr />`;
    if (typeof entry === "string") return html`<h3 role="presentation">${entry}</h3>`;
    const { title, detail, icon, keys, href, checked, danger, disabled } = entry;
    const role = checked === undefined ? "menuitem" : "menuitemradio";
    const content = html`${icon ? html`<cs-icon name=${icon}></cs-icon>` : nothing}<span class="text"
        >${title}${detail ? html`<div class="detail">${detail}</div>` : nothing}</span
      >${checked ? html`<cs-icon class="check" name="check"></cs-icon>` : nothing}${
        keys ? html`<cs-kbd keys=${keys}></cs-kbd>` : nothing
      }`;
    const shape = danger ? "item danger" : "item";
    if (href) {
      return html`<a class=${shape} role=${role} href=${href} tabindex="-1" @click=${this.#close}>${content}</a>`;
    }
    return html`<button
      type="button"
      class=${shape}
      role=${role}
      tabindex="-1"
      aria-checked=${checked === undefined ? nothing : checked ? "true" : "false"}
      ?disabled=${disabled ?? false}
      @click=${() => {
        this.#close();
        entry.run?.();
      }}
    >
      ${content}
    </button>`;
  }

  #close(): void {
    this.menu.hidePopover();
  }

  async #toggled(event: Event): Promise<void> {
    this.open = (event as ToggleEvent).newState === "open";
    const trigger = this.querySelector<HTMLElement & { expanded?: boolean }>(":scope > :not([slot])");
    if (trigger) trigger.expanded = this.open;
    if (!this.open) {
      if (this.matches(":focus-within") || document.activeElement === document.body) trigger?.focus();
      return;
    }
    await this.updateComplete;
    this.#place();
    (this.#focusable().find((item) => item.ariaChecked === "true") ?? this.#focusable()[0])?.focus();
  }

  #place(): void {
    const trigger = this.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const left = this.edge === "end" ? trigger.right - width : trigger.left;
    const under = trigger.bottom + 4 + height <= innerHeight - 8 || trigger.top < height + 12;
    this.menu.style.left = `${String(Math.max(8, Math.min(left, innerWidth - width - 8)))}px`;
    this.menu.style.top = `${String(under ? trigger.bottom + 4 : trigger.top - height - 4)}px`;
  }

  #focusable(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".item:not(:disabled)")];
  }

  #triggerKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this.menu.showPopover();
  }

  #pressed(event: KeyboardEvent): void {
    const items = this.#focusable();
    const now = items.findIndex((item) => item.matches(":focus"));
    const steps: Record<string, number> = {
      ArrowDown: now + 1,
      ArrowUp: now - 1 + items.length,
      Home: 0,
      End: items.length - 1,
    };
    let to = steps[event.key];
    if (to === undefined && event.key.length === 1) {
      const letter = event.key.toLocaleLowerCase();
      const found = [...items.slice(now + 1), ...items].find((item) =>
        item.innerText.trim().toLocaleLowerCase().startsWith(letter),
      );
      if (found) to = items.indexOf(found);
    }
    if (event.key === "Escape") {
      // It closes the menu and nothing around it.
      event.preventDefault();
      event.stopPropagation();
      this.#close();
      return;
    }
    if (event.key === "Tab") this.#close();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[to % items.length]?.focus();
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Notice } from "../../../../server/modules/notifications/contract.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import "../../../ui/cs-button.ts";
import "../../../ui/cs-icon.ts";
import "../../../ui/cs-state.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { latest, latestError, mark, markEverything, refresh, startInbox, unread } from "../inbox.ts";
import { badgeText } from "../state.ts";
import { bellStyles } from "./bell-styles.ts";
import "../must/waiting-banner.ts";
import { dndUntil, startDnd } from "../dnd.ts";
import "./dnd-menu.ts";
import "./notice-popups.ts";
import { noticeRow } from "./notice-row.ts";

/** The bell of the top bar: how much is new, the newest in a list that opens under it, and the popups. */
@customElement("notice-bell")
export class NoticeBell extends OfficeElement {
  static override styles = [base, bellStyles];

  @state() private open = false;
  @query("#panel") private panel!: HTMLElement;
  @query("#bell") private bell!: HTMLElement;

  protected override watches() {
    startInbox();
    startDnd();
    return [this.redrawOn(unread, latest, latestError, dndUntil)];
  }

  override render() {
    const count = unread.value;
    const isQuiet = typeof dndUntil.value === "number";
    const title =
      count > 0
        ? msg(str`Thông báo, ${count} chưa đọc`, { id: "notifications.bell-unread" })
        : msg("Thông báo", { id: "notifications.title" });
    const label = isQuiet ? `${title}. ${msg("Không làm phiền đang bật", { id: "notifications.dnd-on" })}` : title;
    return html`<button
        id="bell"
        type="button"
        aria-label=${label}
        title=${label}
        aria-haspopup="dialog"
        aria-expanded=${this.open ? "true" : "false"}
        @click=${this.#toggle}
      >
        <cs-icon name=${isQuiet ? "moon" : "bell"}></cs-icon>
        ${count > 0 ? html`<span class="count" aria-hidden="true">${badgeText(count)}</span>` : nothing}
      </button>
      <div
        id="panel"
        popover="auto"
        role="dialog"
        aria-label=${msg("Thông báo", { id: "notifications.title" })}
        @toggle=${this.#toggled}
        @keydown=${this.#pressed}
      >
        ${this.open ? this.#panel() : nothing}
      </div>
      <notice-popups></notice-popups><waiting-banner></waiting-banner>`;
  }

  #panel(): TemplateResult {
    const newest = latest.value?.[0];
    return html`<header>
        <h2>${msg("Thông báo", { id: "notifications.title" })}</h2>
        <cs-button
          kind="quiet"
          size="small"
          icon="check"
          ?disabled=${unread.value === 0 || !newest}
          @click=${() => newest && void markEverything(newest.id)}
          >${msg("Đánh dấu đã đọc hết", { id: "notifications.mark-all" })}</cs-button
        >
        <cs-button
          kind="quiet"
          size="small"
          icon="settings"
          label=${msg("Cách nhận thông báo", { id: "notifications.settings" })}
          href="/notifications/settings"
          @click=${this.#close}
        ></cs-button>
      </header>
      <div class="list">${this.#list()}</div>
      <dnd-menu class="dnd"></dnd-menu>
      <a class="all" href="/notifications" @click=${this.#close}
        >${msg("Xem tất cả thông báo", { id: "notifications.see-all" })}<cs-icon name="chevron-right"></cs-icon
      ></a>`;
  }

  #list() {
    const notices = latest.value;
    if (latestError.value !== undefined) {
      return html`<cs-state kind="error" .error=${latestError.value} .retry=${() => void refresh()}></cs-state>`;
    }
    if (!notices) return html`<cs-state kind="loading"></cs-state>`;
    if (notices.length === 0) {
      return html`<cs-state
        heading=${msg("Chưa có thông báo nào", { id: "notifications.none" })}
        text=${msg("Việc mới dành cho bạn sẽ hiện ở đây, cùng tên và ảnh người gửi.", { id: "notifications.none-text" })}
      ></cs-state>`;
    }
    return notices.map(
      (notice) =>
        html`<a class="notice" href=${notice.path} @click=${() => this.#follow(notice)}>${noticeRow(notice)}</a>`,
    );
  }

  #follow(notice: Notice): void {
    this.#close();
    if (!notice.read) void mark([notice.id], true);
  }

  readonly #toggle = (): void => {
    this.panel.togglePopover();
  };

  readonly #close = (): void => {
    this.panel.hidePopover();
  };

  async #toggled(event: Event): Promise<void> {
    this.open = (event as ToggleEvent).newState === "open";
    if (!this.open) return;
    void refresh();
    this.#place();
    await this.updateComplete;
    (this.#links()[0] ?? this.renderRoot.querySelector<HTMLElement>(".all"))?.focus();
  }

  /** Under the bell, its right edge kept; as wide as the screen where that is narrow. */
  #place(): void {
    const { bottom, right } = this.bell.getBoundingClientRect();
    this.panel.style.top = `${String(bottom + 6)}px`;
    this.panel.style.right = innerWidth <= 480 ? "8px" : `${String(Math.max(8, innerWidth - right))}px`;
    this.panel.style.maxHeight = `calc(100dvh - ${String(bottom + 14)}px)`;
  }

  #links(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".notice")];
  }

  #pressed(event: KeyboardEvent): void {
    const links = this.#links();
    const now = links.findIndex((link) => link.matches(":focus"));
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || links.length === 0) return;
    event.preventDefault();
    links[(to + links.length) % links.length]?.focus();
  }
}

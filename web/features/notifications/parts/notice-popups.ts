import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Notice } from "../../../../server/modules/notifications/contract.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { mark, watchInbox } from "../inbox.ts";
import { isMarked, type Update } from "../state.ts";
import { noticeFace, noticeStyles } from "./notice-row.ts";
import { playNotice } from "../sound.ts";
import { oneWindow, popups, showOrOutside } from "../popups.ts";

/** The popups in the corner: the summary, the sender's name and picture. They rest while the pointer or the focus is on them. */
@customElement("notice-popups")
export class NoticePopups extends OfficeElement {
  static override styles = [
    base,
    noticeStyles,
    css`
      :host {
        position: fixed;
        right: 20px;
        bottom: 20px;
        z-index: 45;
        width: min(380px, 100vw - 32px);
        pointer-events: none;
      }
      .stack {
        display: grid;
        gap: var(--cs-2);
      }
      @media (max-width: 700px) {
        :host {
          right: 16px;
          bottom: 76px;
        }
      }
      article {
        position: relative;
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        box-shadow: var(--cs-float);
        pointer-events: auto;
        animation: come var(--cs-motion) ease-out;
      }
      .urgent {
        box-shadow:
          inset 3px 0 0 var(--cs-red),
          var(--cs-float);
      }
      @keyframes come {
        from {
          opacity: 0;
          translate: 12px 0;
        }
      }
      a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--cs-3);
        padding: 14px 48px 14px 16px;
        border-radius: inherit;
        color: inherit;
        text-decoration: none;
      }
      a > :first-child {
        grid-row: span 3;
      }
      .who {
        font-weight: 600;
      }
      .what {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .body {
        display: -webkit-box;
        overflow: hidden;
        margin-top: 2px;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        overflow-wrap: anywhere;
      }
      .urgency {
        color: var(--cs-red);
        font-weight: 600;
      }
      .close {
        position: absolute;
        top: 6px;
        right: 6px;
        display: grid;
        place-content: center;
        width: 36px;
        height: 36px;
        padding: 0;
        border: 0;
        border-radius: var(--cs-radius);
        background: none;
        color: var(--cs-ink-2);
        cursor: pointer;
        --cs-icon-size: 18px;
      }
      .close:hover {
        background: var(--cs-hover);
        color: var(--cs-ink);
      }
      .more {
        justify-self: end;
        padding: 4px 12px;
        border-radius: 999px;
        background: var(--cs-raised);
        box-shadow: var(--cs-float);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        pointer-events: auto;
      }
    `,
  ];

  #isTouched = false;

  protected override watches() {
    return [
      this.redrawOn(popups.shown),
      watchInbox((update) => {
        this.#follow(update);
      }),
      this.listen(document, "visibilitychange", () => {
        this.#rest();
      }),
    ];
  }

  override render() {
    const { shown, waiting } = popups;
    return html`<div
      role="status"
      aria-live="polite"
      @pointerenter=${this.#touch}
      @pointerleave=${this.#leave}
      @focusin=${this.#touch}
      @focusout=${this.#leave}
      class="stack"
    >
      ${repeat(
        shown.value,
        ({ id }) => id,
        (notice) => this.#popup(notice),
      )}
      ${
        waiting > 0
          ? html`<span class="more">${msg(str`và ${waiting} thông báo nữa`, { id: "notifications.more" })}</span>`
          : nothing
      }
    </div>`;
  }

  #popup(notice: Notice) {
    const title = notice.title[language()];
    return html`<article class=${notice.urgent ? "urgent" : ""}>
      <a href=${notice.path} @click=${() => this.#open(notice)}>
        ${noticeFace(notice)}
        <span class="who cut">${notice.from?.name ?? title}</span>
        <span class="what cut"
          >${notice.urgent ? html`<span class="urgency">${msg("Khẩn", { id: "notifications.urgent" })}</span> · ` : nothing}${
            notice.from ? title : msg("Công Sở nhắc bạn", { id: "notifications.by-itself" })
          }</span
        >
        ${notice.body ? html`<span class="body">${notice.body}</span>` : nothing}
      </a>
      <button
        type="button"
        class="close"
        aria-label=${msg("Đóng", { id: "notifications.close" })}
        @click=${() => {
          popups.close(notice.id);
        }}
      >
        <cs-icon name="x"></cs-icon>
      </button>
    </article>`;
  }

  #open(notice: Notice): void {
    popups.close(notice.id);
    void mark([notice.id], true);
  }

  #follow(update: Update): void {
    if (update.kind === "removed") popups.drop(({ id }) => update.ids.includes(id));
    if (update.kind === "marked" && update.read) popups.drop(({ id }) => isMarked(id, update));
    if (update.kind === "added" && update.popup) void this.#show(update.notice, update.sound);
  }

  async #show(notice: Notice, hasSound: boolean): Promise<void> {
    if (!(await oneWindow.claim(notice.id))) return;
    showOrOutside(notice);
    if (hasSound) playNotice(notice.urgent);
  }

  readonly #touch = (): void => {
    this.#isTouched = true;
    this.#rest();
  };

  readonly #leave = (): void => {
    this.#isTouched = this.matches(":hover") || this.matches(":focus-within");
    this.#rest();
  };

  #rest(): void {
    if (this.#isTouched || document.visibilityState === "hidden") popups.pause();
    else popups.resume();
  }
}

import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/cs-avatar.ts";
import "../../../ui/cs-button.ts";
import "../../../ui/cs-date.ts";
import "../../../ui/cs-icon.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { WaitingNotice } from "./api.ts";
import { confirmWaiting, startWaiting, waiting } from "./waiting.ts";

/**
 * What must be confirmed stands over the page until its button is pressed: the oldest first, the others counted. It takes the focus from nobody:
 * a key that was meant for a letter would confirm it.
 */
@customElement("waiting-banner")
export class WaitingBanner extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 48;
        top: 64px;
        left: 50%;
        width: min(640px, 100vw - 24px);
        translate: -50%;
      }
      section {
        padding: var(--cs-4) var(--cs-5);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        box-shadow:
          inset 0 4px 0 var(--cs-indigo-fill),
          var(--cs-float);
      }
      .loud {
        box-shadow:
          inset 0 4px 0 var(--cs-red),
          var(--cs-float);
      }
      .head {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: start;
        gap: 0 var(--cs-3);
      }
      h2 {
        font-size: var(--cs-text-l);
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .from,
      .more {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .body {
        max-height: 30vh;
        margin-top: var(--cs-2);
        overflow-y: auto;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .stand-in {
        margin: var(--cs-2) 0 0;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--cs-2);
        margin-top: var(--cs-3);
      }
      .more {
        flex: 1;
      }
      @media (max-width: 700px) {
        :host {
          top: auto;
          bottom: 72px;
        }
        section {
          padding: var(--cs-4);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  protected override watches() {
    startWaiting();
    return [this.redrawOn(waiting)];
  }

  override render() {
    const [first, ...others] = waiting.value;
    return html`<div role="alert">${first ? this.#card(first, others.length) : nothing}</div>`;
  }

  #card(notice: WaitingNotice, more: number) {
    const { from } = notice;
    return html`<section class=${notice.sounds ? "loud" : ""} aria-labelledby="heading">
      <div class="head">
        ${
          from
            ? html`<cs-avatar
                name=${from.name}
                photo=${from.photoHash === null ? "" : photoUrl(from.photoHash)}
              ></cs-avatar>`
            : html`<cs-icon name="bell"></cs-icon>`
        }
        <div>
          <h2 id="heading">${notice.title[language()]}</h2>
          <div class="from">
            ${[from?.name ?? "", msg("cần bạn xác nhận", { id: "notifications.must-wanted" })].filter((part) => part !== "").join(" · ")}
          </div>
        </div>
        <cs-date class="from" at=${notice.at}></cs-date>
      </div>
      ${notice.body === "" ? nothing : html`<div class="body">${notice.body}</div>`}
      ${notice.for ? html`<p class="stand-in">${this.#standIn(notice.for.name)}</p>` : nothing}
      <footer>
        ${
          more > 0
            ? html`<span class="more"
                >${msg(str`Còn ${more} thông báo nữa chờ bạn xác nhận.`, { id: "notifications.must-more" })}</span
              >`
            : nothing
        }
        <cs-button href=${notice.path}>${msg("Xem nội dung", { id: "notifications.must-open" })}</cs-button>
        <cs-button kind="primary" icon="check" @click=${() => void confirmWaiting(notice.askId)}
          >${
            notice.for
              ? msg("Tôi sẽ báo cho người ấy", { id: "notifications.must-behalf" })
              : msg("Tôi đã nhận", { id: "notifications.must-confirm" })
          }</cs-button
        >
      </footer>
    </section>`;
  }

  #standIn(name: string): string {
    return msg(
      str`${name} chưa xác nhận nên bạn được nhắc thay. Khi bạn bấm nút bên dưới, người gửi thấy rằng bạn nhận báo cho người ấy.`,
      { id: "notifications.must-behalf-text" },
    );
  }
}

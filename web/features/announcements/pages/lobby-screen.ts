import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { LobbyItem } from "../../../../server/modules/announcements/contract.ts";
import { longDateOf, timeOf } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { fetchSetup } from "../../../kernel/setup-api.ts";
import "../../../ui/cs-rich-text.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchLobby } from "../api.ts";
import { categoryText, drawText } from "../labels.ts";

/** Long enough to read half a page aloud. */
const TURN = 20_000;
const REFRESH = 60_000;

/** The wall screen at /lobby: one announcement after the other, to be read from three metres. What fails is tried again by itself; nobody stands at a keyboard. */
@customElement("lobby-screen")
export class LobbyScreen extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: 4vh;
        min-height: 100dvh;
        padding: 5vh 6vw;
        box-sizing: border-box;
        background: var(--cs-paper);
        color: var(--cs-ink);
        font-size: max(20px, 2.6vmin);
        line-height: 1.5;
      }
      header,
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 1em;
        color: var(--cs-ink-2);
      }
      header strong {
        color: var(--cs-indigo);
        font-weight: 600;
      }
      main {
        align-self: center;
      }
      h1 {
        margin: 0 0 0.6em;
        font-size: max(32px, 8vmin);
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .kind {
        color: var(--cs-indigo);
      }
      .body {
        font-size: max(22px, 4.8vmin);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .body.rich {
        white-space: normal;
      }
    `,
  ];

  @state() private items: readonly LobbyItem[] | undefined;
  @state() private failure: unknown;
  @state() private turn = 0;
  @state() private agency = "";

  protected override watches() {
    void this.#read();
    const turning = setInterval(() => {
      this.turn += 1;
    }, TURN);
    const reading = setInterval(() => void this.#read(), REFRESH);
    return [
      () => {
        clearInterval(turning);
        clearInterval(reading);
      },
    ];
  }

  override render() {
    const { items = [] } = this;
    const item = items[this.turn % Math.max(1, items.length)];
    const now = Date.now();
    return html`<header>
        <strong>${this.agency}</strong>
        <span>${timeOf(now)} · ${longDateOf(now)}</span>
      </header>
      <main>
        ${
          item
            ? html`<p class="kind">${categoryText(item.category)}</p>
                <h1>${item.title}</h1>
                ${
                  item.html === null
                    ? html`<div class="body">${drawText(item.body)}</div>`
                    : html`<cs-rich-text class="body rich" .html=${item.html}></cs-rich-text>`
                }`
            : this.#nothing()
        }
      </main>
      <footer>
        ${items.length > 1 ? html`<span>${(this.turn % items.length) + 1}/${items.length}</span>` : nothing}
      </footer>`;
  }

  #nothing() {
    if (this.failure !== undefined) {
      return html`<cs-state kind="error" .error=${this.failure} .retry=${() => void this.#read()}></cs-state>`;
    }
    if (this.items === undefined) return nothing;
    return html`<h1>${msg("Hôm nay chưa có thông báo", { id: "announcements.lobby-none" })}</h1>`;
  }

  async #read(): Promise<void> {
    try {
      this.items = await fetchLobby();
      this.failure = undefined;
      this.agency = (await fetchSetup()).agencyName ?? "";
    } catch (error) {
      this.failure = error;
    }
  }
}

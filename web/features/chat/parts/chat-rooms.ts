import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Room } from "../api.ts";
import { rooms } from "../news.ts";
import { filterRooms } from "../rooms.ts";
import { lastLine } from "../state.ts";

/** The rooms of this person. A person has some dozens: they are drawn whole. */
@customElement("chat-rooms")
export class ChatRooms extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
      }
      a {
        display: flex;
        align-items: center;
        min-height: var(--cs-row-2);
        padding: 0 var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      a[aria-current] {
        background: var(--cs-indigo-tint);
      }
      cs-row {
        flex: 1;
      }
      .room-icon {
        display: grid;
        place-content: center;
        width: 36px;
        height: 36px;
        border-radius: 50%;
        background: var(--cs-sunken);
        color: var(--cs-ink-2);
      }
    `,
  ];

  @property({ type: Number }) currentId: number | undefined;
  @property() typed = "";

  protected override watches() {
    return [this.redrawOn(rooms), this.listen(this, "keydown", this.#pressed)];
  }

  override render() {
    const { state, error } = rooms.value;
    if (state === "loading") return html`<cs-state kind="loading"></cs-state>`;
    if (state === "error") {
      return html`<cs-state kind="error" .error=${error} .retry=${() => void rooms.load()}></cs-state>`;
    }
    const shown = filterRooms(rooms.value.rooms, this.typed);
    if (shown.length === 0) {
      return this.typed === ""
        ? html`<cs-state
            heading=${msg("Chưa có cuộc hội thoại nào", { id: "chat.no-rooms" })}
            text=${msg("Bấm Mới để nhắn cho một người hay lập nhóm.", { id: "chat.no-rooms-text" })}
          ></cs-state>`
        : nothing;
    }
    return html`<nav aria-label=${msg("Các cuộc hội thoại", { id: "chat.rooms" })}>
      ${repeat(
        shown,
        ({ id }) => id,
        (room) => this.#row(room),
      )}
    </nav>`;
  }

  #row(room: Room) {
    const { id, title, person, unread, mentions, muted, favourite, lastAt, lastMessage } = room;
    const news = unread > 0 ? msg(str`${unread} tin chưa đọc`, { id: "chat.unread" }) : "";
    return html`<a href=${`/chat/${String(id)}`} aria-current=${id === this.currentId ? "page" : nothing}>
      <cs-row ?unread=${unread > 0 && !muted}>
        ${
          person
            ? html`<cs-avatar
                slot="lead"
                name=${person.name}
                person=${person.id}
                photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
              ></cs-avatar>`
            : html`<span slot="lead" class="room-icon"
                ><cs-icon name=${room.kind === "unit" ? "building" : "group"}></cs-icon
              ></span>`
        }
        ${title}${news === "" ? nothing : html`<span class="for-readers">, ${news}</span>`}
        ${lastMessage ? html`<cs-date slot="at" .at=${lastAt}></cs-date>` : nothing}
        <span slot="second">${lastLine(room, session.value?.person.id ?? 0)}</span>
        ${mentions > 0 ? html`<cs-badge slot="state" tone="indigo">@</cs-badge>` : nothing}
        ${muted ? html`<cs-icon slot="state" name="moon"></cs-icon>` : nothing}
        ${favourite ? html`<cs-icon slot="state" name="star-filled"></cs-icon>` : nothing}
        <cs-count slot="state" value=${muted ? 0 : unread}></cs-count>
      </cs-row>
    </a>`;
  }

  /** ↑ and ↓ walk the rooms; Enter is the link's own. */
  readonly #pressed = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    if (key !== "ArrowDown" && key !== "ArrowUp") return;
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>("a")];
    const now = links.findIndex((link) => link.matches(":focus"));
    const next = links[now + (key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

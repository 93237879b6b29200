import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { openNewRoom } from "../dialogs/open.ts";
import { watchRooms } from "../news.ts";
import "../parts/chat-conversation.ts";
import "../parts/chat-found.ts";
import "../parts/chat-rooms.ts";
import { idOf } from "../state.ts";

/** Conversations: the rooms, and the one that is open beside them. */
@customElement("chat-page")
export class ChatPage extends OfficeElement {
  static override styles = [
    base,
    css`
      @media (max-width: 1099.9px) {
        :host([reading]) .of-list {
          display: none;
        }
      }
      .find {
        padding: 0 var(--cs-gutter) var(--cs-3);
      }
      .list {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        padding-top: var(--cs-3);
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @state() private typed = "";

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Hội thoại", { id: "chat.nav" }),
      shortcuts: [
        { keys: "c", title: () => msg("Cuộc hội thoại mới", { id: "chat.new-room" }), run: () => void this.#begin() },
        {
          keys: "/",
          title: () => msg("Tìm phòng và tin nhắn", { id: "chat.find" }),
          run: () => this.renderRoot.querySelector<HTMLElement>(".find cs-field")?.focus(),
        },
      ],
    });
  }

  protected override watches() {
    return [watchRooms()];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("reading", this.place.params["id"] !== undefined);
  }

  override render() {
    const id = idOf(this.place.params["id"]);
    const isOpen = this.place.params["id"] !== undefined;
    return html`<cs-page flush heading=${msg("Hội thoại", { id: "chat.nav" })}>
      <cs-button class="of-list" slot="actions" icon="plus" @click=${() => void this.#begin()}
        >${msg("Mới", { id: "chat.new" })}</cs-button
      >
      <cs-split ?open=${isOpen} @cs-close=${() => void navigate("/chat")}>
        <div class="list" slot="list">
          <div class="find">
            <cs-field
              label-hidden
              type="search"
              label=${msg("Tìm phòng và tin nhắn", { id: "chat.find" })}
              placeholder=${msg("Tìm phòng và tin nhắn", { id: "chat.find" })}
              .value=${this.typed}
              @cs-input=${(event: Event) => {
                this.typed = (event.target as HTMLInputElement).value;
              }}
            ></cs-field>
          </div>
          <chat-rooms .currentId=${id} .typed=${this.typed}></chat-rooms>
          ${this.typed.trim().length < 2 ? nothing : html`<chat-found .typed=${this.typed} .roomId=${id}></chat-found>`}
        </div>
        ${
          id === undefined
            ? html`<cs-state slot="detail" kind="missing"></cs-state>`
            : html`<chat-conversation
                slot="detail"
                .roomId=${id}
                .around=${idOf(this.place.query["at"])}
                .thread=${idOf(this.place.query["thread"])}
              ></chat-conversation>`
        }
        <cs-state
          slot="none"
          heading=${msg("Chọn một cuộc hội thoại", { id: "chat.choose" })}
          text=${msg("Tin nhắn hiện ở đây. Bấm c để nhắn cho một người.", { id: "chat.choose-text" })}
        ></cs-state>
      </cs-split>
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  async #begin(): Promise<void> {
    const id = await openNewRoom();
    if (id !== undefined) void navigate(`/chat/${String(id)}`);
  }
}

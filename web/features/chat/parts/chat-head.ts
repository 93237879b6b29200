import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { navigate } from "../../../kernel/router.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import "../../../ui/cs-menu.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { changeMine, exportUrl, findDay, type Room } from "../api.ts";
import { openDayPicker, openMembers, openPins } from "../dialogs/open.ts";
import { rooms } from "../news.ts";
import { keptLine } from "../state.ts";

/**
 * The head of a room: whose it is, and what can be done with it.
 * @fires chat-jump - `detail`: the sequence number of the message to show
 */
@customElement("chat-head")
export class ChatHead extends OfficeElement {
  static override styles = [
    base,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        min-height: 60px;
        padding: var(--cs-2) var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
      }
      .kept {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 4px var(--cs-gutter);
        border-bottom: 1px solid var(--cs-line);
        background: var(--cs-sunken);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        --cs-icon-size: 14px;
      }
      .back {
        display: none;
      }
      .titles {
        flex: 1;
        min-width: 0;
      }
      h2 {
        font-size: var(--cs-text-m);
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--cs-ink-2);
        font: inherit;
        font-size: var(--cs-text-s);
        cursor: pointer;
      }
      button:hover {
        text-decoration: underline;
      }
      @media (max-width: 1099.9px) {
        .back {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false }) room: Room | undefined;

  override render() {
    const { room } = this;
    if (!room) return html`<header></header>`;
    const { title, person, people } = room;
    return html`<header>
        <cs-button
          class="back"
          kind="quiet"
          icon="chevron-left"
          label=${msg("Về danh sách", { id: "chat.back" })}
          href="/chat"
        ></cs-button>
        ${
          person
            ? html`<cs-avatar
                name=${person.name}
                person=${person.id}
                photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
              ></cs-avatar>`
            : nothing
        }
        <div class="titles">
          <h2 class="cut">${title}</h2>
          ${
            person
              ? nothing
              : html`<button type="button" @click=${this.#members}>
                  ${msg(str`${people} người`, { id: "chat.people-count" })}
                </button>`
          }
        </div>
        ${
          room.path === ""
            ? nothing
            : html`<cs-button kind="quiet" size="small" icon="external" href=${room.path}
                >${msg("Mở nội dung", { id: "chat.open-subject" })}</cs-button
              >`
        }
        <cs-menu edge="end" label=${msg("Việc khác", { id: "chat.more" })} .items=${this.#items(room)}>
          <cs-button kind="quiet" icon="more" label=${msg("Việc khác", { id: "chat.more" })}></cs-button>
        </cs-menu>
      </header>
      ${keptLine(room) === "" ? nothing : html`<p class="kept"><cs-icon name="lock"></cs-icon>${keptLine(room)}</p>`}`;
  }

  #items({ id, muted, favourite, person, can }: Room): MenuEntry[] {
    return [
      {
        title: msg("Người trong cuộc hội thoại", { id: "chat.members" }),
        icon: "group",
        run: () => void this.#members(),
      },
      { title: msg("Tin đã ghim", { id: "chat.pins" }), icon: "pin", run: () => void this.#pins(id) },
      { title: msg("Đến một ngày…", { id: "chat.to-day" }), icon: "calendar", run: () => void this.#toDay(id) },
      ...(person
        ? [
            {
              title: msg("Xem danh bạ", { id: "chat.card" }),
              icon: "user" as const,
              href: `/people/${String(person.id)}`,
            },
          ]
        : []),
      undefined,
      {
        title: favourite
          ? msg("Bỏ khỏi đầu danh sách", { id: "chat.unfavourite" })
          : msg("Giữ ở đầu danh sách", { id: "chat.favourite" }),
        icon: favourite ? "star-filled" : "star",
        run: () => void this.#mine(id, { favourite: !favourite }),
      },
      {
        title: muted
          ? msg("Báo lại khi có tin", { id: "chat.unmute" })
          : msg("Không báo khi có tin", { id: "chat.mute" }),
        icon: "bell",
        run: () => void this.#mine(id, { muted: !muted }),
      },
      ...(can.export
        ? [
            undefined,
            {
              title: msg("Xuất cuộc hội thoại", { id: "chat.export" }),
              detail: msg("Tệp zip kèm tệp gửi; việc xuất được ghi lại", { id: "chat.export-detail" }),
              icon: "download" as const,
              run: () => {
                location.assign(exportUrl(id));
              },
            },
          ]
        : []),
    ];
  }

  async #mine(id: number, change: { muted?: boolean; favourite?: boolean }): Promise<void> {
    try {
      rooms.put(await changeMine(id, change));
    } catch (error) {
      toastError(error);
    }
  }

  readonly #members = async (): Promise<void> => {
    if (!this.room || !(await openMembers(this.room.id))) return;
    rooms.remove(this.room.id);
    void navigate("/chat");
  };

  async #pins(id: number): Promise<void> {
    const seq = await openPins(id);
    if (seq !== undefined) this.emit("chat-jump", seq);
  }

  async #toDay(id: number): Promise<void> {
    const day = await openDayPicker();
    if (day === undefined) return;
    try {
      const seq = await findDay(id, day);
      if (seq > 0) this.emit("chat-jump", seq);
    } catch (error) {
      toastError(error);
    }
  }
}

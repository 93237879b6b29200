import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/cs-person.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addMembers, fetchMembers, fetchRoom, leaveRoom, type Member, type Room } from "../api.ts";
import { findPeople, personIdsOf } from "./pick.ts";

/** Who is in a room and how far each has read. The result is true when the person has left it. */
@customElement("chat-members-dialog")
export class ChatMembersDialog extends DialogElement<number, boolean> {
  static override styles = [
    base,
    blocks,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-height: 52px;
        border-top: 1px solid var(--cs-line);
      }
      cs-person {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  @state() private version = 0;

  readonly #members = new LoadController<{ room: Room; members: Member[] }, number>(this, {
    args: () => this.version,
    load: async (_, signal) => ({
      room: await fetchRoom(this.input, signal),
      members: await fetchMembers(this.input, signal),
    }),
  });

  override render() {
    return html`<cs-dialog
      heading=${msg("Người trong cuộc hội thoại", { id: "chat.members" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#members, { ready: ({ room, members }) => this.#draw(room, members) })}
    </cs-dialog>`;
  }

  #draw(room: Room, members: readonly Member[]) {
    return html`<div class="stack">
      ${
        room.can.manage
          ? html`<cs-people-picker
              label=${msg("Thêm người", { id: "chat.add-people" })}
              .picked=${[]}
              .find=${findPeople}
              @cs-input=${(event: Event) => {
                const ids = personIdsOf((event.target as CsPeoplePicker).picked);
                if (ids.length > 0) void this.#do(() => addMembers(room.id, ids));
              }}
            ></cs-people-picker>`
          : nothing
      }
      <ul>
        ${repeat(
          members,
          ({ id }) => id,
          (member) => this.#row(room, member),
        )}
      </ul>
      ${
        room.can.leave
          ? html`<div class="line">
              <cs-button kind="danger" @click=${() => void this.#leave(room)}
                >${msg("Rời nhóm", { id: "chat.leave" })}</cs-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  #row(room: Room, { id, name, photoHash, role, readSeq, readAt }: Member) {
    const read =
      readAt === null || readSeq < room.lastSeq
        ? msg("Chưa đọc hết", { id: "chat.not-read" })
        : msg(str`Đã đọc hết, ${fullDate(readAt)}`, { id: "chat.read-at" });
    const isOther = id !== session.value?.person.id;
    return html`<li>
      <cs-person
        name=${name}
        person=${id}
        photo=${photoHash === null ? "" : photoUrl(photoHash)}
        detail=${read}
      ></cs-person>
      ${role === "owner" ? html`<cs-badge tone="indigo">${msg("Trưởng nhóm", { id: "chat.owner" })}</cs-badge>` : nothing}
      ${
        room.can.manage && isOther
          ? html`<cs-button
              kind="quiet"
              size="small"
              icon="x"
              label=${msg(str`Gỡ ${name} khỏi nhóm`, { id: "chat.remove-member" })}
              @click=${() => void this.#do(() => leaveRoom(room.id, id))}
            ></cs-button>`
          : nothing
      }
    </li>`;
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.version += 1;
    } catch (error) {
      toastError(error);
    }
  }

  async #leave(room: Room): Promise<void> {
    try {
      await leaveRoom(room.id, session.value?.person.id ?? 0);
      this.finish(true);
    } catch (error) {
      toastError(error);
    }
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { createGroup, openDirect, type Room } from "../api.ts";
import { findPeople, personIdsOf } from "./pick.ts";

/** Whom to talk to. One person is a direct conversation; more are a group, which wants a title. */
@customElement("chat-new-room-dialog")
export class ChatNewRoomDialog extends DialogElement<undefined, number> {
  static override styles = [base, blocks];

  @state() private picked: readonly Pick[] = [];

  readonly #form = new FormController<{ personIds: readonly number[]; title: string }, Room>(this, {
    initial: { personIds: [], title: "" },
    check: ({ personIds, title }) => ({
      ...(personIds.length === 0 && { personIds: msg("Hãy chọn ít nhất một người.", { id: "chat.need-person" }) }),
      ...(personIds.length > 1 &&
        title.trim() === "" && { title: msg("Hãy đặt tên cho nhóm.", { id: "chat.need-title" }) }),
    }),
    submit: ({ personIds, title }) => {
      const [only] = personIds;
      return personIds.length === 1 && only !== undefined ? openDirect(only) : createGroup(title.trim(), personIds);
    },
  });

  override render() {
    const { values, busy, failure } = this.#form;
    const isGroup = values.personIds.length > 1;
    return html`<cs-dialog
      heading=${msg("Cuộc hội thoại mới", { id: "chat.new-room" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-people-picker
          autofocus
          required
          label=${msg("Nhắn cho ai", { id: "chat.with-whom" })}
          hint=${msg("Chọn một người để nhắn riêng, nhiều người để lập nhóm.", { id: "chat.with-whom-hint" })}
          error=${this.#form.errorOf("personIds")}
          .picked=${this.picked}
          .find=${findPeople}
          @cs-input=${(event: Event) => {
            this.picked = (event.target as CsPeoplePicker).picked;
            this.#form.set("personIds", personIdsOf(this.picked));
          }}
        ></cs-people-picker>
        ${
          isGroup
            ? html`<cs-field
                required
                max-length="120"
                label=${msg("Tên nhóm", { id: "chat.group-title" })}
                .value=${values.title}
                error=${this.#form.errorOf("title")}
                @cs-input=${(event: Event) => {
                  this.#form.set("title", (event.target as CsField).value);
                }}
              ></cs-field>`
            : nothing
        }
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "chat.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${isGroup ? msg("Lập nhóm", { id: "chat.make-group" }) : msg("Nhắn tin", { id: "chat.start" })}</cs-button
      >
    </cs-dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const room = await this.#form.submit();
    if (room) this.finish(room.id);
  };
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchMembers, type Member } from "../api.ts";
import type { GivenInput } from "./open.ts";

/** Who has given which reaction. */
@customElement("chat-given-dialog")
export class ChatGivenDialog extends DialogElement<GivenInput> {
  static override styles = [
    base,
    blocks,
    css`
      h3 {
        margin-top: var(--cs-3);
        font-size: var(--cs-text-m);
      }
    `,
  ];

  readonly #members = new LoadController<Member[]>(this, {
    args: () => true,
    load: (_, signal) => fetchMembers(this.input.roomId, signal),
  });

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Ai đã bày tỏ", { id: "chat.who-reacted" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#members, { ready: (members) => this.#draw(members) })}
    </cs-dialog>`;
  }

  #draw(members: readonly Member[]) {
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return html`${this.input.reactions.map(
      ({ emoji, personIds }) =>
        html`<h3>${emoji} ${personIds.length}</h3>
          <p>${personIds.map((id) => names.get(id) ?? msg("Người đã rời phòng", { id: "chat.gone" })).join(", ")}</p>`,
    )}`;
  }
}

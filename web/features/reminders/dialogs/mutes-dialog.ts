import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchMutes, unmutePerson, type Face } from "../api.ts";

@customElement("mutes-dialog")
export class MutesDialog extends DialogElement<Record<never, never>, undefined> {
  static override styles = [
    base,
    blocks,
    css`
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--cs-3);
        padding: var(--cs-2) 0;
      }
    `,
  ];

  readonly #mutes = new LoadController(this, { args: (): true => true, load: () => fetchMutes() });

  override render() {
    return html`<cs-dialog
      heading=${msg("Không nhận nhắc việc từ", { id: "reminders.mutes-heading" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#mutes, { ready: ({ items }) => this.#view(items) })}
    </cs-dialog>`;
  }

  #view(items: readonly Face[]) {
    if (items.length === 0) {
      return html`<p>${msg("Bạn nhận nhắc việc từ mọi người.", { id: "reminders.mutes-none" })}</p>`;
    }
    return html`<ul>
      ${items.map(
        (each) =>
          html`<li>
            <cs-person name=${each.name} photo=${each.photoHash === null ? "" : photoUrl(each.photoHash)}></cs-person>
            <cs-button
              size="small"
              aria-label=${msg(str`Nhận lại nhắc việc từ ${each.name}`, { id: "reminders.unmute-of" })}
              @click=${() => void this.#unmute(each.id)}
              >${msg("Nhận lại", { id: "reminders.unmute" })}</cs-button
            >
          </li>`,
      )}
    </ul>`;
  }

  async #unmute(id: number): Promise<void> {
    try {
      await unmutePerson(id);
      await this.#mutes.reload();
    } catch (error) {
      toastError(error);
    }
  }
}

import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { discardLetter, fetchLetters, retryLetter, type DeadLetterLine } from "../api.ts";
import { rowsStyles } from "./rows-styles.ts";

/** What the office could not do after many attempts: try it again, or let it go. */
@customElement("admin-letters")
export class AdminLetters extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  #letters = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchLetters(signal),
    isEmpty: ({ items }) => items.length === 0,
  });

  override render() {
    return loadView(this.#letters, {
      empty: () =>
        html`<cs-state
          heading=${msg("Không có việc nào bị bỏ lại", { id: "admin.letters-none" })}
          text=${msg("Việc không làm được sau nhiều lần thử sẽ hiện ở đây để bạn quyết định.", { id: "admin.letters-none-text" })}
        ></cs-state>`,
      ready: ({ items }) =>
        html`<cs-card padded heading=${msg("Việc bị bỏ lại", { id: "admin.tab-letters" })}
          ><ul>
            ${items.map((letter) => this.#letter(letter))}
          </ul></cs-card
        >`,
    });
  }

  #letter(letter: DeadLetterLine) {
    return html`<li>
      <div class="what">
        <div class="name">${letter.event} → ${letter.consumer}</div>
        <div class="small">${letter.error}</div>
        <div class="small quiet"><cs-date form="sentence" at=${letter.deadAt}></cs-date></div>
      </div>
      <cs-button size="small" icon="refresh" @click=${() => void this.#after(retryLetter(letter))}
        >${msg("Thử lại", { id: "admin.retry" })}</cs-button
      >
      <cs-button size="small" kind="danger" @click=${() => void this.#discard(letter)}
        >${msg("Xóa", { id: "admin.discard" })}</cs-button
      >
    </li>`;
  }

  async #discard(letter: DeadLetterLine): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Xóa việc “${letter.event}”?`, { id: "admin.discard-heading" }),
      text: msg("Việc này sẽ không bao giờ được làm nữa.", { id: "admin.discard-text" }),
      verb: msg("Xóa", { id: "admin.discard" }),
      destroys: true,
    });
    if (sure) await this.#after(discardLetter(letter));
  }

  async #after(change: Promise<unknown>): Promise<void> {
    try {
      await change;
    } catch (error) {
      toastError(error);
    }
    await this.#letters.reload();
  }
}

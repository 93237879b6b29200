import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { CallError } from "../../../kernel/call-error.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { confirm } from "../../../ui/confirm.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  fetchLetter,
  fetchReceipts,
  LETTER_CHANGED,
  recallLetter,
  type LetterState,
  type Receipt,
} from "../office/api.ts";

interface Known {
  readonly letter: LetterState;
  readonly receipts: readonly Receipt[];
}

/**
 * What became of a letter of the office. To its sender: who has opened it and when, and taking it back; to a reader: that the sender sees it.
 * Draws nothing for any other message.
 */
@customElement("mail-opened-by")
export class MailOpenedBy extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      section {
        display: grid;
        gap: var(--cs-2);
        margin-block: var(--cs-3);
        padding: var(--cs-3) var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
      }
      .line {
        justify-content: space-between;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        padding: 4px 0;
      }
      li .who {
        flex: 1;
        min-width: 0;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--cs-indigo);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) messageId!: number;
  @state() private open = false;

  readonly #known = new LoadController<Known | null, number>(this, {
    args: () => this.messageId,
    load: async (id, signal) => {
      try {
        const letter = await fetchLetter(id, signal);
        const receipts = letter.can.seeReceipts ? (await fetchReceipts(id, signal)).items : [];
        return { letter, receipts };
      } catch (error) {
        // Not a letter of the office: there is nothing to tell.
        if (error instanceof CallError && error.status === 404) return null;
        throw error;
      }
    },
  });

  protected override watches() {
    return [
      live.onPersonal(({ name, data }) => {
        // The server sends this shape under this name.
        const { contentId } = data as { contentId?: number };
        if (name === LETTER_CHANGED && contentId === this.#known.value?.letter.contentId) void this.#known.reload();
      }),
    ];
  }

  override render() {
    const known = this.#known.value;
    if (!known) return nothing;
    const { letter } = known;
    if (!letter.mine) {
      return letter.tracked
        ? html`<p class="quiet small">${msg("Người gửi biết khi bạn mở thư này.", { id: "mail.tracked-note" })}</p>`
        : nothing;
    }
    return letter.delivered === 0 ? nothing : this.#sender(known);
  }

  #sender({ letter, receipts }: Known) {
    return html`<section aria-label=${msg("Thư đã gửi đi", { id: "mail.letter-state" })}>
      <div class="line">
        ${
          receipts.length > 0
            ? html`<button
                aria-expanded=${this.open ? "true" : "false"}
                @click=${() => {
                  this.open = !this.open;
                }}
              >
                ${this.#summary(letter)}
              </button>`
            : html`<span>${this.#summary(letter)}</span>`
        }
        ${
          letter.can.recall
            ? html`<cs-button size="small" icon="undo" @click=${() => void this.#recall()}
                >${msg("Thu hồi thư", { id: "mail.recall" })}</cs-button
              >`
            : nothing
        }
      </div>
      ${
        this.open || letter.recalledAt !== null
          ? html`<ul>
              ${receipts.map((receipt) => this.#receipt(receipt))}
            </ul>`
          : nothing
      }
    </section>`;
  }

  #summary({ delivered, opened, recalled, recalledAt, tracked }: LetterState): string {
    if (recalledAt !== null) {
      return msg(str`Đã thu hồi từ ${recalled} trong ${delivered} nơi nhận; ${opened} nơi đã mở trước đó.`, {
        id: "mail.recalled-summary",
      });
    }
    return tracked
      ? msg(str`Đã đến ${delivered} nơi nhận, ${opened} nơi đã mở.`, { id: "mail.opened-summary" })
      : msg(str`Đã đến ${delivered} nơi nhận.`, { id: "mail.delivered-summary" });
  }

  #receipt({ to, state, deliveredAt, openedAt, openedIn, openedBy }: Receipt) {
    const at = sentenceDate(openedAt ?? deliveredAt);
    const by = openedBy ?? "";
    const text =
      state === "recalled"
        ? msg("đã thu hồi", { id: "mail.receipt-recalled" })
        : state === "delivered"
          ? msg(str`chưa mở, đến ${at}`, { id: "mail.receipt-delivered" })
          : openedIn === "web"
            ? msg(str`đã mở ${at}`, { id: "mail.receipt-opened" })
            : msg(str`đã mở ${at} bằng chương trình thư`, { id: "mail.receipt-opened-program" });
    return html`<li>
      <cs-avatar size="small" name=${to.name} photo=${to.photoHash === null ? "" : photoUrl(to.photoHash)}></cs-avatar>
      <span class="who cut">${to.name}${by === "" ? nothing : html` <span class="quiet">(${by})</span>`}</span>
      <span class="quiet small">${text}</span>
    </li>`;
  }

  async #recall(): Promise<void> {
    const sure = await confirm({
      heading: msg("Thu hồi thư này?", { id: "mail.recall-heading" }),
      text: msg("Thư được lấy lại từ những người chưa mở, thay bằng lời báo đã thu hồi. Ai đã mở thì vẫn giữ thư.", {
        id: "mail.recall-text",
      }),
      verb: msg("Thu hồi thư", { id: "mail.recall" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      const letter = await recallLetter(this.messageId);
      toast(this.#summary(letter));
    } catch (error) {
      toastError(error);
    }
    await this.#known.reload();
  }
}

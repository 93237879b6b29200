import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { session } from "../../../kernel/session.ts";
import { toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { sayWhere, unsayWhere, type Presence, type Word } from "../api.ts";
import { detailText, stateText } from "../labels.ts";
import { board } from "../news.ts";
import { readSpoken } from "../say.ts";

/** Today at so many minutes. */
function todayAt(minutes: number): number {
  const day = new Date();
  day.setHours(Math.floor(minutes / 60), minutes % 60, 0, 0);
  return day.getTime();
}

/** One's own line on the board: one click, or a few words. */
@customElement("presence-mine")
export class PresenceMine extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: grid;
        gap: var(--cs-2);
        padding: var(--cs-3) var(--cs-4);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
      }
      .now {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-1) var(--cs-3);
      }
      .say {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
      }
      form {
        flex: 1;
        min-width: min(260px, 100%);
      }
      input {
        width: 100%;
        min-height: var(--cs-control);
        padding: 0 var(--cs-3);
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: var(--cs-paper);
        color: inherit;
        font: inherit;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @state() private line = "";
  @state() private busy = false;

  protected override watches() {
    return [this.redrawOn(board)];
  }

  override render() {
    const mine = board.value.get(session.value?.person.id ?? 0);
    const words: readonly (readonly [Word, string])[] = [
      ["desk", msg("Tại bàn", { id: "presence.desk" })],
      ["meeting", msg("Đang họp", { id: "presence.meeting" })],
      ["out", msg("Ra ngoài", { id: "presence.out" })],
    ];
    return html`<div class="now">
        <strong>${msg("Tôi", { id: "presence.me" })}</strong>
        <span>${mine ? stateText(mine.state) : stateText("offline")}</span>
        <span class="quiet">${mine ? detailText(mine) : nothing}</span>
        ${
          mine?.isOwnWord
            ? html`<cs-button
                kind="quiet"
                size="small"
                ?busy=${this.busy}
                @click=${() => void this.#do(() => unsayWhere())}
                >${msg("Bỏ, để máy tự biết", { id: "presence.unsay" })}</cs-button
              >`
            : nothing
        }
      </div>
      <div class="say">
        ${words.map(
          ([word, title]) =>
            html`<cs-button
              size="small"
              aria-pressed=${mine?.isOwnWord && mine.state === word ? "true" : "false"}
              ?disabled=${this.busy}
              @click=${() => void this.#do(() => sayWhere({ state: word, untilAt: null, note: "" }))}
              >${title}</cs-button
            >`,
        )}
        <form @submit=${this.#submit}>
          <input
            maxlength="160"
            aria-label=${msg("Nói mình ở đâu", { id: "presence.say" })}
            placeholder=${msg("ra ngoài đến 15h tại Sở Tài chính", { id: "presence.say-hint" })}
            .value=${this.line}
            @input=${(event: Event) => {
              this.line = (event.target as HTMLInputElement).value;
            }}
          />
        </form>
      </div>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.line.trim() === "") return;
    const { state: word, until, note } = readSpoken(this.line);
    void this.#do(async () => {
      const said = await sayWhere({ state: word, untilAt: until === undefined ? null : todayAt(until), note });
      this.line = "";
      return said;
    });
  };

  async #do(work: () => Promise<Presence>): Promise<void> {
    this.busy = true;
    try {
      board.hear([await work()]);
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { sentenceDate } from "../../../kernel/dates.ts";
import "../../../ui/cs-button.ts";
import "../../../ui/cs-icon.ts";
import "../../../ui/cs-menu.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { changeDnd, dndEnds, dndUntil, startDnd } from "../dnd.ts";

/** Do not disturb: on for a while, and off again. */
@customElement("dnd-menu")
export class DndMenu extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-1) var(--cs-3);
        min-height: 44px;
      }
      span {
        flex: 1;
        min-width: 0;
        font-size: var(--cs-text-s);
      }
    `,
  ];

  protected override watches() {
    startDnd();
    return [this.redrawOn(dndUntil)];
  }

  override render() {
    const until = dndUntil.value;
    if (typeof until === "number") {
      return html`<span>${msg(str`Không làm phiền đến ${sentenceDate(until)}`, { id: "notifications.dnd-until" })}</span
        ><cs-button size="small" @click=${() => void changeDnd(null)}
          >${msg("Bật lại thông báo", { id: "notifications.dnd-end" })}</cs-button
        >`;
    }
    const label = msg("Không làm phiền", { id: "notifications.dnd" });
    return html`<span>${msg("Cần tập trung?", { id: "notifications.dnd-ask" })}</span>
      <cs-menu edge="end" label=${label} .items=${this.#items()}
        ><cs-button size="small" icon="moon">${label}</cs-button></cs-menu
      >`;
  }

  #items() {
    const titles = {
      half: msg("30 phút", { id: "notifications.dnd-half" }),
      hour: msg("1 giờ", { id: "notifications.dnd-hour" }),
      two: msg("2 giờ", { id: "notifications.dnd-two" }),
      evening: msg("Đến hết giờ làm việc", { id: "notifications.dnd-evening" }),
      morning: msg("Đến sáng mai", { id: "notifications.dnd-morning" }),
    };
    return dndEnds(Date.now()).map(({ key, at }) => ({
      title: titles[key],
      detail: sentenceDate(at),
      run: () => void changeDnd(at),
    }));
  }
}

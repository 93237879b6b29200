import { css, html, render } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { anchors, windows } from "../compose/windows.ts";
import "./mail-window.ts";

/**
 * The windows in which letters are written, over whatever page is shown. It stands in the document itself and its windows are its children
 * there: an editor inside of a shadow root has no selection that every browser knows.
 */
@customElement("mail-desk")
export class MailDesk extends OfficeElement {
  static override styles = css`
    :host {
      position: fixed;
      z-index: 45;
      inset: auto 24px 0 24px;
      display: flex;
      flex-direction: row-reverse;
      align-items: flex-end;
      gap: 12px;
      pointer-events: none;
    }
    ::slotted(*) {
      pointer-events: auto;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `;

  protected override watches() {
    return [this.redrawOn(windows, anchors)];
  }

  override render() {
    return html`<slot></slot>`;
  }

  protected override updated(): void {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", msg("Thư đang viết", { id: "mail.desk" }));
    this.hidden = windows.value.length === 0;
    render(
      repeat(
        windows.value,
        ({ draftId }) => draftId,
        ({ draftId, shape }) =>
          html`<mail-window .draftId=${draftId} .shape=${shape} .anchor=${anchors.value.get(draftId)}></mail-window>`,
      ),
      this,
    );
  }
}

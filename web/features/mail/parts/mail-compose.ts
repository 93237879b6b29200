import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { showDesk } from "../compose/desk.ts";
import { anchorWindow } from "../compose/windows.ts";

/**
 * The place of a draft in a page: its window fills it. The window itself stands in the document (see `mail-desk`).
 * @fires mail-left - it is sent, thrown away, or put aside
 */
@customElement("mail-compose")
export class MailCompose extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) draftId!: number;
  #leave: (() => void) | undefined;

  protected override watches() {
    return [
      () => {
        this.#leave?.();
        this.#leave = undefined;
      },
    ];
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("draftId")) return;
    this.#leave?.();
    void showDesk();
    this.#leave = anchorWindow(this.draftId, {
      element: this,
      left: () => {
        this.emit("mail-left");
      },
    });
  }

  override render() {
    return html`<span class="for-readers">${msg("Thư đang viết", { id: "mail.desk" })}</span>`;
  }
}

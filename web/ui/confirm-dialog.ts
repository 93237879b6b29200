import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Question } from "./question.ts";
import { msg } from "../kernel/i18n.ts";
import "./cs-button.ts";
import { DialogElement } from "./dialog-element.ts";

/** Asks once before what cannot be taken back. */
@customElement("confirm-dialog")
export class ConfirmDialog extends DialogElement<Question, boolean> {
  override render() {
    const { heading, text, verb, destroys } = this.input;
    return html`<cs-dialog
      size="small"
      heading=${heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${text ? html`<div>${text}</div>` : nothing}
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Không", { id: "ui.no" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind=${destroys ? "danger" : "primary"}
        @click=${() => {
          this.finish(true);
        }}
        >${verb}</cs-button
      >
    </cs-dialog>`;
  }
}

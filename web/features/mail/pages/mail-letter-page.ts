import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { findByContent } from "../api.ts";
import { addressOf, idOf } from "../state.ts";

/** Leads from a notification, the same for all who were told, to this person's own copy. */
@customElement("mail-letter-page")
export class MailLetterPage extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) place!: Place;

  readonly #copy = new LoadController<{ messageId: number; mailboxId: number }, number>(this, {
    args: () => idOf(this.place.params["content"]),
    load: (id, signal) => findByContent(id, signal),
  });

  protected override updated(): void {
    const { value } = this.#copy;
    if (value) void navigate(addressOf({ box: String(value.mailboxId), id: value.messageId }), { replace: true });
  }

  override render() {
    return html`<cs-page heading=${msg("Thư", { id: "mail.nav" })}>
      ${loadView(this.#copy, { ready: () => html`<cs-state kind="loading"></cs-state>` })}
    </cs-page>`;
  }
}

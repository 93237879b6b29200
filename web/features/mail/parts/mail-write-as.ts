import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchNames, setName, type WritingName } from "../office/api.ts";

/** Under which name a draft goes out; draws nothing for who has only his own. */
@customElement("mail-write-as")
export class MailWriteAs extends OfficeElement {
  static override styles = [base, blocks];

  @property({ attribute: false }) draftId!: number;

  readonly #names = new LoadController<{ items: WritingName[]; accountId: number }, number>(this, {
    args: () => this.draftId,
    load: (id, signal) => fetchNames(id, signal),
  });

  override render() {
    const names = this.#names.value;
    if (!names || names.items.length < 2) return nothing;
    return html`<cs-select
      label=${msg("Từ", { id: "mail.write-as" })}
      .options=${names.items.map(({ accountId, kind, name, address }) => ({
        value: String(accountId),
        title:
          kind === "behalf"
            ? msg(str`Thay mặt ${name} (${address})`, { id: "mail.write-on-behalf" })
            : `${name} (${address})`,
      }))}
      .value=${String(names.accountId)}
      @cs-input=${(event: Event) => void this.#choose(Number((event.target as CsSelect).value))}
    ></cs-select>`;
  }

  async #choose(accountId: number): Promise<void> {
    try {
      this.#names.set(await setName(this.draftId, accountId));
    } catch (error) {
      toastError(error);
      await this.#names.reload();
    }
  }
}

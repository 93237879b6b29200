import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base } from "../../../ui/styles.ts";
import * as api from "../compose/api.ts";
import type { Signature } from "../compose/api.ts";

/** One signature a post; the agency's pattern makes it until one writes one's own. */
@customElement("mail-signatures-dialog")
export class MailSignaturesDialog extends DialogElement<undefined> {
  static override styles = [
    base,
    css`
      .all {
        display: grid;
        gap: var(--cs-5);
      }
    `,
  ];

  @state() private busy = false;
  readonly #texts = new Map<string, string>();
  readonly #signatures = new LoadController<Signature[]>(this, {
    args: () => true,
    load: () => api.fetchSignatures(),
  });

  override render() {
    return html`<cs-dialog heading=${msg("Chữ ký", { id: "mail.signatures" })} @cs-leave=${this.#leave}>
      ${loadView(this.#signatures, {
        ready: (all) => html`<div class="all">${all.map((one) => this.#one(one))}</div>`,
      })}
      <cs-button slot="actions" @click=${this.#leave}>${msg("Hủy", { id: "mail.cancel" })}</cs-button>
      <cs-button slot="actions" kind="primary" ?busy=${this.busy} @click=${() => void this.#save()}
        >${msg("Lưu chữ ký", { id: "mail.save-signatures" })}</cs-button
      >
    </cs-dialog>`;
  }

  #one({ post, title, text, own }: Signature) {
    return html`<div>
      <cs-field
        lines="5"
        label=${title === "" ? msg("Chữ ký của tôi", { id: "mail.signature-mine" }) : title}
        max-length=${api.MAX_SIGNATURE}
        hint=${
          own
            ? msg("Để trống để dùng lại mẫu của cơ quan.", { id: "mail.signature-own" })
            : msg("Theo mẫu của cơ quan. Sửa để có chữ ký riêng.", { id: "mail.signature-agency" })
        }
        .value=${this.#texts.get(post) ?? text}
        @cs-input=${(event: Event) => {
          this.#texts.set(post, (event.target as CsField).value);
        }}
      ></cs-field>
    </div>`;
  }

  readonly #leave = (): void => {
    this.finish();
  };

  async #save(): Promise<void> {
    this.busy = true;
    try {
      for (const [post, text] of this.#texts) await api.saveSignature(post, text);
      toast(msg("Đã lưu chữ ký", { id: "mail.signatures-saved" }));
      this.finish();
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

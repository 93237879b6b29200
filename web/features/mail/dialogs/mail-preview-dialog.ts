import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base } from "../../../ui/styles.ts";
import { attachmentAddress, fetchAttachment } from "../api.ts";
import { safeText } from "../labels.ts";
import { decodeText } from "../preview.ts";
import type { PreviewInput } from "./questions.ts";

/** An attachment, looked at in place: nothing of it runs, and nothing is loaded for it. */
@customElement("mail-preview-dialog")
export class MailPreviewDialog extends DialogElement<PreviewInput> {
  static override styles = [
    base,
    css`
      cs-dialog {
        --cs-dialog-width: 980px;
      }
      .sheet {
        display: grid;
        min-height: min(60dvh, 560px);
        padding: var(--cs-4);
        overflow: auto;
        border-radius: var(--cs-radius);
        background: var(--cs-sunken);
      }
      img {
        max-width: 100%;
        margin: auto;
        background: #fff;
      }
      pre {
        margin: 0;
        padding: var(--cs-4);
        background: var(--cs-raised);
        font: 13px/1.5 var(--cs-font-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  #picture = "";
  readonly #bytes = new LoadController<ArrayBuffer>(this, {
    args: (): true => true,
    load: async (_, signal) => {
      const { messageId, file, kind } = this.input;
      const [bytes] = await Promise.all([
        fetchAttachment(messageId, file.index, signal),
        kind === "pdf" ? import("../parts/mail-pdf.ts") : kind === "word" ? import("../parts/mail-word.ts") : undefined,
      ]);
      return bytes;
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#picture !== "") URL.revokeObjectURL(this.#picture);
  }

  override render() {
    const { messageId, file } = this.input;
    return html`<cs-dialog
      size="large"
      heading=${safeText(file.name)}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="sheet" tabindex="0" role="region" aria-label=${safeText(file.name)}>
        ${loadView(this.#bytes, { ready: (bytes) => this.#draw(bytes) })}
      </div>
      <cs-button slot="actions" icon="download" download href=${attachmentAddress(messageId, file.index)}
        >${msg("Tải về", { id: "mail.download" })}</cs-button
      >
    </cs-dialog>`;
  }

  #draw(bytes: ArrayBuffer) {
    const { kind, file } = this.input;
    if (kind === "pdf") return html`<mail-pdf .bytes=${bytes}></mail-pdf>`;
    if (kind === "word") return html`<mail-word .bytes=${bytes}></mail-word>`;
    if (kind === "text") return html`<pre>${decodeText(bytes)}</pre>`;
    if (this.#picture === "") this.#picture = URL.createObjectURL(new Blob([bytes], { type: pictureType(file.type) }));
    return html`<img src=${this.#picture} alt=${safeText(file.name)} />`;
  }
}

/** Never a type in which something could run. */
function pictureType(type: string): string {
  return /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(type) ? type : "image/png";
}

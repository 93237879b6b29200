import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import { LoadController } from "../kernel/load-controller.ts";
import { DialogElement } from "./dialog-element.ts";
import "./index.ts";
import { loadView } from "./load-view.ts";
import { base } from "./styles.ts";
import { decodeText, fetchBytes } from "../kernel/preview.ts";
import { safeText } from "../kernel/safe-text.ts";
import type { PreviewInput } from "./preview-input.ts";

/** An attachment, looked at in place: nothing of it runs, and nothing is loaded for it. */
@customElement("preview-dialog")
export class PreviewDialog extends DialogElement<PreviewInput> {
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
      const { address, kind } = this.input;
      const [bytes] = await Promise.all([
        fetchBytes(address, signal),
        kind === "pdf" ? import("./cs-pdf.ts") : kind === "word" ? import("./cs-word.ts") : undefined,
      ]);
      return bytes;
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#picture !== "") URL.revokeObjectURL(this.#picture);
  }

  override render() {
    const { address, name } = this.input;
    return html`<cs-dialog
      size="large"
      heading=${safeText(name)}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="sheet" tabindex="0" role="region" aria-label=${safeText(name)}>
        ${loadView(this.#bytes, { ready: (bytes) => this.#draw(bytes) })}
      </div>
      <cs-button slot="actions" icon="download" download href=${address}
        >${msg("Tải về", { id: "ui.download" })}</cs-button
      >
    </cs-dialog>`;
  }

  #draw(bytes: ArrayBuffer) {
    const { kind, name, type } = this.input;
    if (kind === "pdf") return html`<cs-pdf .bytes=${bytes}></cs-pdf>`;
    if (kind === "word") return html`<cs-word .bytes=${bytes}></cs-word>`;
    if (kind === "text") return html`<pre>${decodeText(bytes)}</pre>`;
    if (this.#picture === "") this.#picture = URL.createObjectURL(new Blob([bytes], { type: pictureType(type) }));
    return html`<img src=${this.#picture} alt=${safeText(name)} />`;
  }
}

/** Never a type in which something could run. */
function pictureType(type: string): string {
  return /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(type) ? type : "image/png";
}

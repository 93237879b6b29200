import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { base } from "../../../ui/styles.ts";
import { fetchSource, originalAddress, type Source } from "../api.ts";

/** A message as it came: its header fields, then its bytes as text. Nothing here is read as HTML. */
@customElement("mail-source-dialog")
export class MailSourceDialog extends DialogElement<{ messageId: number }> {
  static override styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(110px, max-content) minmax(0, 1fr);
        gap: 4px var(--cs-4);
        font-size: var(--cs-text-s);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        overflow-wrap: anywhere;
        unicode-bidi: isolate;
      }
      h3 {
        margin: var(--cs-5) 0 var(--cs-2);
        font-size: var(--cs-text-s);
      }
      pre {
        max-height: 45dvh;
        margin: 0;
        padding: var(--cs-3);
        overflow: auto;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: var(--cs-sunken);
        font: 12px/1.5 var(--cs-font-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        unicode-bidi: bidi-override;
        direction: ltr;
      }
    `,
  ];

  readonly #source = new LoadController<Source>(this, {
    args: (): true => true,
    load: (_, signal) => fetchSource(this.input.messageId, signal),
  });

  override render() {
    return html`<cs-dialog
      size="large"
      heading=${msg("Thư gốc", { id: "mail.source-heading" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${loadView(this.#source, { ready: (source) => this.#draw(source) })}
      <cs-button slot="actions" icon="download" download href=${originalAddress(this.input.messageId)}
        >${msg("Tải thư gốc", { id: "mail.original" })}</cs-button
      >
    </cs-dialog>`;
  }

  #draw({ fields, text, cut }: Source) {
    return html`<dl>
        ${fields.map(
          ({ name, value }) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <h3>${msg("Toàn bộ nội dung", { id: "mail.source-text" })}</h3>
      <pre tabindex="0">${text}</pre>
      ${cut ? html`<p>${msg("Thư dài nên chỉ hiện phần đầu; tải thư gốc để xem hết.", { id: "mail.source-cut" })}</p>` : nothing}`;
  }
}

import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import type { CsField } from "./cs-field.ts";
import { DialogElement } from "./dialog-element.ts";
import "./index.ts";

/** Where a link leads. */
@customElement("link-dialog")
export class LinkDialog extends DialogElement<{ href: string }, string> {
  @state() private wrong = false;
  #href: string | undefined;

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Liên kết", { id: "ui.link" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <cs-field
        label=${msg("Địa chỉ", { id: "ui.link-address" })}
        .value=${this.#href ?? this.input.href}
        error=${this.wrong ? msg("Hãy nhập địa chỉ trang web hoặc địa chỉ thư.", { id: "ui.link-wrong" }) : ""}
        @cs-input=${(event: Event) => {
          this.#href = (event.target as CsField).value;
          this.wrong = false;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === "Enter") this.#done();
        }}
      ></cs-field>
      ${
        this.input.href === ""
          ? nothing
          : html`<cs-button
              slot="actions"
              @click=${() => {
                this.finish("");
              }}
              >${msg("Gỡ liên kết", { id: "ui.link-remove" })}</cs-button
            >`
      }
      <cs-button
        slot="actions"
        kind="primary"
        @click=${() => {
          this.#done();
        }}
        >${msg("Đặt liên kết", { id: "ui.link-set" })}</cs-button
      >
    </cs-dialog>`;
  }

  #done(): void {
    const href = addressIn(this.#href ?? this.input.href);
    if (href === undefined) this.wrong = true;
    else this.finish(href);
  }
}

/** What was typed as an address that a link may lead to. */
function addressIn(typed: string): string | undefined {
  const text = typed.trim();
  if (/^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(text) ? `https://${text}` : undefined;
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./cs-avatar.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** A person in a line: picture, name, and what he or she is. */
@customElement("cs-person")
export class CsPerson extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: var(--cs-2);
        min-width: 0;
        max-width: 100%;
      }
      :host([size="large"]) {
        gap: var(--cs-4);
      }
      .names {
        min-width: 0;
      }
      .name {
        font-weight: 500;
      }
      :host([size="small"]) .name {
        font-weight: 400;
      }
      :host([size="large"]) .name {
        font-size: var(--cs-text-xl);
        font-weight: 600;
      }
      .detail {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property() name = "";
  /** Position and department. */
  @property() detail = "";
  @property() photo = "";
  /** Whose picture it is, where it shows whether he is in. */
  @property({ type: Number }) person = 0;
  @property({ reflect: true }) size: "small" | "medium" | "large" = "medium";

  override render() {
    return html`<cs-avatar name=${this.name} photo=${this.photo} size=${this.size} person=${this.person}></cs-avatar>
      <span class="names">
        <span class="name cut">${this.name}</span>
        ${this.detail ? html`<div class="detail cut">${this.detail}</div>` : nothing}
      </span>`;
  }
}

import { css, html, unsafeCSS } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { initials, TONES, toneOf } from "../kernel/names.ts";
import { OfficeElement } from "./office-element.ts";

const tones = Array.from({ length: TONES }, (_, index) => {
  const tone = `--cs-tone-${String(index)}`;
  return `.t${String(index)} { background: var(${tone}); color: var(${tone}-ink); }`;
});

/** Where a photo is served from, by its hash. */
export const photoUrl = (hash: string): string => `/api/photos/${encodeURIComponent(hash)}`;

/** The picture of a person: the photo, or two letters on a tone that is the name's own. The name itself stands beside it. */
@customElement("cs-avatar")
export class CsAvatar extends OfficeElement {
  static override styles = [
    css`
      :host {
        display: inline-flex;
        flex: none;
        width: var(--size, 36px);
        height: var(--size, 36px);
        font-size: calc(var(--size, 36px) * 0.36);
      }
      :host([size="small"]) {
        --size: 24px;
      }
      :host([size="large"]) {
        --size: 64px;
      }
      :host([size="huge"]) {
        --size: 112px;
      }
      img,
      span {
        display: grid;
        place-content: center;
        width: 100%;
        height: 100%;
        border-radius: 50%;
        object-fit: cover;
        font-weight: 600;
        line-height: 1;
        letter-spacing: 0.01em;
        user-select: none;
      }
    `,
    unsafeCSS(tones.join("")),
  ];

  @property() name = "";
  /** Address of the photo; see `photoUrl`. Empty when there is none. */
  @property() photo = "";
  @property({ reflect: true }) size: "small" | "medium" | "large" | "huge" = "medium";
  @state() private broken = "";

  override render() {
    if (this.photo && this.photo !== this.broken) {
      return html`<img src=${this.photo} alt="" loading="lazy" decoding="async" @error=${this.#failed} />`;
    }
    return html`<span class="t${toneOf(this.name)}" aria-hidden="true">${initials(this.name)}</span>`;
  }

  #failed(): void {
    this.broken = this.photo;
  }
}

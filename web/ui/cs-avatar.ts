import { css, html, nothing, unsafeCSS } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { dots } from "../kernel/presence.ts";
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
        position: relative;
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
      .dot {
        position: absolute;
        right: -1px;
        bottom: -1px;
        width: max(9px, 28%);
        height: max(9px, 28%);
        max-width: 16px;
        max-height: 16px;
        border: 2px solid var(--cs-raised);
        border-radius: 50%;
        background: var(--cs-green);
      }
      /* A ring, a square, a bar: state is never told by colour alone. */
      .dot.idle {
        background: var(--cs-raised);
        box-shadow: inset 0 0 0 2px var(--cs-green);
      }
      .dot.busy {
        border-radius: 3px;
        background: var(--cs-amber-mark);
      }
      .dot.out {
        background: linear-gradient(var(--cs-ink-3), var(--cs-ink-3)) center / 100% 3px no-repeat var(--cs-raised);
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
  /** Whose picture it is, where it shows whether he is in; 0 where it does not. */
  @property({ type: Number }) person = 0;
  @state() private broken = "";

  protected override watches() {
    return this.person === 0 ? [] : [this.redrawOn(dots)];
  }

  override render() {
    if (this.photo && this.photo !== this.broken) {
      return html`<img
          src=${this.photo}
          alt=""
          loading="lazy"
          decoding="async"
          @error=${this.#failed}
        />${this.#dot()}`;
    }
    return html`<span class="t${toneOf(this.name)}" aria-hidden="true">${initials(this.name)}</span>${this.#dot()}`;
  }

  #dot() {
    const dot = this.person === 0 ? undefined : dots.value.get(this.person);
    return dot ? html`<i class="dot ${dot}"></i>` : nothing;
  }

  #failed(): void {
    this.broken = this.photo;
  }
}

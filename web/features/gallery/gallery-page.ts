import { css, html, unsafeCSS } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../kernel/i18n.ts";
import tokens from "../../ui/tokens.css?inline";
import "../../ui/index.ts";
import type { CsSelect } from "../../ui/cs-select.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import "./gallery-larger.ts";
import "./gallery-specimens.ts";

const THEME = "data-theme";
const DENSITY = "data-density";
const grounds = [["light", "dark"], ["light"], ["dark"]] as const;

/** Every element in every state, on light and dark ground, in both densities. */
@customElement("gallery-page")
export class GalleryPage extends OfficeElement {
  static override styles = [
    unsafeCSS(tokens),
    base,
    css`
      .bar {
        display: flex;
        gap: var(--cs-2);
      }
      .grounds {
        display: flex;
        flex: 1;
        min-height: 0;
        overflow-y: auto;
      }
      .ground {
        flex: 1;
        min-width: 0;
        height: max-content;
        min-height: 100%;
        background: var(--cs-paper);
        color: var(--cs-ink);
        font-size: var(--cs-text-m);
      }
      @media (max-width: 900px) {
        .grounds {
          display: block;
        }
        .ground {
          min-height: 0;
        }
      }
    `,
  ];

  @state() private shown = "0";
  @state() private density = "comfortable";

  override render() {
    const options = grounds.map((names, index) => ({ value: String(index), title: names.join(" + ") }));
    const densities = ["comfortable", "compact"].map((value) => ({ value, title: value }));
    return html`<cs-page flush heading=${msg("Các thành phần giao diện", { id: "gallery.title" })}>
      <cs-select
        slot="actions"
        label=${THEME}
        label-hidden
        .options=${options}
        .value=${this.shown}
        @cs-input=${(event: Event) => {
          this.shown = (event.target as CsSelect).value;
        }}
      ></cs-select>
      <cs-select
        slot="actions"
        label=${DENSITY}
        label-hidden
        .options=${densities}
        .value=${this.density}
        @cs-input=${(event: Event) => {
          this.density = (event.target as CsSelect).value;
        }}
      ></cs-select>
      <div class="grounds">
        ${(grounds[Number(this.shown)] ?? grounds[0]).map(
          (theme) =>
            html`<div class="ground" data-theme=${theme} data-density=${this.density}>
              <gallery-specimens></gallery-specimens>
              <gallery-larger></gallery-larger>
            </div>`,
        )}
      </div>
    </cs-page>`;
  }
}

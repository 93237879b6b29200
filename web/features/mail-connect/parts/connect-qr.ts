import { css, html, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { encode } from "uqr";
import { msg } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { squaresOf } from "../state.ts";

/** An address as a square code for a telephone's camera. Always dark on light: cameras read no other. */
@customElement("connect-qr")
export class ConnectQr extends OfficeElement {
  static override styles = [
    base,
    css`
      svg {
        display: block;
        width: 160px;
        height: 160px;
        border-radius: var(--cs-radius);
        background: white;
        fill: black;
      }
    `,
  ];

  @property() address = "";

  override render() {
    const { data, size } = encode(this.address, { border: 2 });
    return html`<svg
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
      role="img"
      aria-label=${msg("Mã vuông dẫn đến trang này", { id: "mail-connect.qr" })}
    >
      ${svg`<path d=${squaresOf(data)}></path>`}
    </svg>`;
  }
}

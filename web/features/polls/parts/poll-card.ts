import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Place } from "../../../kernel/router.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { idOf } from "../state.ts";
import "./poll-in-place.ts";

/** A poll where its address is named, as in a conversation. */
@customElement("poll-card")
export class PollCard extends OfficeElement {
  static override styles = css`
    :host {
      display: block;
      max-width: 520px;
      margin-block: var(--cs-2);
    }
  `;

  @property({ attribute: false }) place!: Place;

  override render() {
    const id = idOf(this.place.params["id"]);
    return id === undefined ? nothing : html`<poll-in-place .pollId=${id}></poll-in-place>`;
  }
}

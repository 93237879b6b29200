import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Feature } from "../kernel/features.ts";
import { msg, str } from "../kernel/i18n.ts";
import "../ui/cs-count.ts";
import { OfficeElement } from "../ui/office-element.ts";
import { base } from "../ui/styles.ts";

/** The live number beside a feature's name. */
@customElement("feature-count")
export class FeatureCount extends OfficeElement {
  static override styles = base;

  @property({ attribute: false }) feature!: Feature;
  @state() private count = 0;

  protected override watches() {
    let stop: (() => void) | undefined;
    let gone = false;
    void this.feature.count?.().then(({ watchCount }) => {
      if (!gone) stop = watchCount((count) => (this.count = count));
    });
    return [
      () => {
        gone = true;
        stop?.();
      },
    ];
  }

  override render() {
    if (this.count === 0) return nothing;
    return html`<cs-count aria-hidden="true" value=${this.count}></cs-count
      ><span class="for-readers">${msg(str`${this.count} mới`, { id: "shell.count-new" })}</span>`;
  }
}

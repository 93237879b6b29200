import { html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PartName } from "../kernel/features.ts";
import { loadPart } from "../kernel/parts.ts";
import { OfficeElement } from "./office-element.ts";

/** A place in which another feature's part stands. What the part takes is set on it as it is. */
@customElement("cs-part")
export class CsPart extends OfficeElement {
  @property() name: PartName = "poll";
  @property({ attribute: false }) input: Readonly<Record<string, unknown>> = {};
  #element: HTMLElement | undefined;

  override firstUpdated(): void {
    void this.#load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("input") && this.#element) Object.assign(this.#element, this.input);
  }

  override render() {
    return html`${this.#element ?? nothing}`;
  }

  async #load(): Promise<void> {
    const tag = await loadPart(this.name);
    if (tag === undefined || !this.isConnected) return;
    this.#element = Object.assign(document.createElement(tag), this.input);
    this.requestUpdate();
  }
}

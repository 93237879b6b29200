import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { canHandOver, filesOfDrop, handOver, type HandOver } from "../kernel/hand-over.ts";
import { msg, str } from "../kernel/i18n.ts";
import { can } from "../kernel/session.ts";
import { toastError } from "../kernel/toasts.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * Whatever it is put around becomes a place where files can be dropped, to be sent to somebody:
 * `<cs-hand-over name=${person.name} .to=${[{ key: "person:5", name: person.name }]}>…</cs-hand-over>`.
 * @slot - the person, unit or room
 */
@customElement("cs-hand-over")
export class CsHandOver extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      .over {
        position: absolute;
        z-index: 20;
        inset: 4px;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--cs-3);
        padding: var(--cs-4);
        border: 2px dashed var(--cs-indigo);
        border-radius: var(--cs-radius-l);
        background: var(--cs-indigo-tint);
        color: var(--cs-indigo);
        font-weight: 600;
        text-align: center;
        pointer-events: none;
      }
    `,
  ];

  /** On whom the files fall, as the person reads it. */
  @property() name = "";
  @property({ attribute: false }) to: HandOver["to"] = [];
  @property({ attribute: false }) box: HandOver["box"];
  /** Nothing can be dropped here now. */
  @property({ type: Boolean }) disabled = false;
  @state() private over = false;

  protected override watches() {
    return [
      this.listen(this, "dragover", (event) => {
        this.#dragged(event as DragEvent);
      }),
      this.listen(this, "dragleave", (event) => {
        const to = (event as DragEvent).relatedTarget;
        if (!(to instanceof Node) || !this.contains(to)) this.over = false;
      }),
      this.listen(this, "drop", (event) => void this.#dropped(event as DragEvent)),
    ];
  }

  override render() {
    const text =
      this.name === ""
        ? msg("Thả để gửi tệp", { id: "ui.hand-over" })
        : msg(str`Thả để gửi cho ${this.name}`, { id: "ui.hand-over-to" });
    return html`<slot></slot>${
        this.over ? html`<div class="over"><cs-icon name="upload"></cs-icon><span>${text}</span></div>` : nothing
      }`;
  }

  #isOpen(event: DragEvent): boolean {
    const isFiles = event.dataTransfer?.types.includes("Files") === true;
    return !this.disabled && !event.defaultPrevented && isFiles && can("transfers.use") && canHandOver();
  }

  #dragged(event: DragEvent): void {
    if (!this.#isOpen(event)) return;
    event.preventDefault();
    this.over = true;
  }

  async #dropped(event: DragEvent): Promise<void> {
    this.over = false;
    if (!this.#isOpen(event) || !event.dataTransfer) return;
    event.preventDefault();
    try {
      const files = await filesOfDrop(event.dataTransfer);
      if (files.length > 0) await handOver({ files, to: this.to, ...(this.box && { box: this.box }) });
    } catch (error) {
      toastError(error);
    }
  }
}

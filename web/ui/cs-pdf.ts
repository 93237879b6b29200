import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { msg, str } from "../kernel/i18n.ts";
import "./index.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

GlobalWorkerOptions.workerSrc = workerAddress;

/** Sharp on dense screens, without canvases that an old PC cannot hold. */
const MOST_PIXELS = 2;
const MARGIN = "600px";

/** The pages of a PDF, each drawn when it comes near. The document's scripts are not run, its forms not filled. */
@customElement("cs-pdf")
export class CsPdf extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .page {
        position: relative;
        margin: 0 auto var(--cs-4);
        background: #fff;
        box-shadow: 0 0 0 1px var(--cs-line);
      }
      canvas {
        display: block;
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) bytes!: ArrayBuffer;
  @state() private pages = 0;
  @state() private failed = false;
  #document: PDFDocumentProxy | undefined;
  #seen: IntersectionObserver | undefined;

  override firstUpdated(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      // The worker takes the bytes over; whoever gave them may still want theirs.
      this.#document = await getDocument({ data: this.bytes.slice(0), enableXfa: false }).promise;
      this.pages = this.#document.numPages;
    } catch {
      this.failed = true;
      return;
    }
    await this.updateComplete;
    this.#seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting || !(target instanceof HTMLElement)) continue;
          this.#seen?.unobserve(target);
          void this.#draw(target);
        }
      },
      { rootMargin: MARGIN },
    );
    for (const page of this.renderRoot.querySelectorAll(".page")) this.#seen.observe(page);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen?.disconnect();
    void this.#document?.loadingTask.destroy();
  }

  override render() {
    if (this.failed) {
      return html`<cs-state
        icon="document"
        heading=${msg("Không hiện được tệp này", { id: "ui.preview-failed" })}
        text=${msg("Tệp có thể bị hỏng hoặc có mật khẩu. Hãy tải về để mở bằng chương trình khác.", { id: "ui.preview-failed-text" })}
      ></cs-state>`;
    }
    const { pages } = this;
    if (pages === 0) return html`<cs-state kind="loading"></cs-state>`;
    return Array.from({ length: pages }, (_, index) => {
      const number = index + 1;
      return html`<div
        class="page"
        data-page=${number}
        role="img"
        aria-label=${msg(str`Trang ${number} trên ${pages}`, { id: "ui.page-of" })}
      >
        <canvas></canvas>
      </div>`;
    });
  }

  async #draw(place: HTMLElement): Promise<void> {
    const canvas = place.querySelector("canvas");
    const page = await this.#document?.getPage(Number(place.dataset["page"]));
    if (!page || !canvas || !this.isConnected) return;
    const natural = page.getViewport({ scale: 1 });
    const scale = (place.clientWidth / natural.width) * Math.min(devicePixelRatio, MOST_PIXELS);
    const viewport = page.getViewport({ scale });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
    place.dataset["drawn"] = "";
  }

  protected override updated(): void {
    // A4 until the page itself says otherwise, so that those below are not all drawn at once.
    for (const canvas of this.renderRoot.querySelectorAll("canvas")) {
      if (canvas.width === 300) canvas.height = 424;
    }
  }
}

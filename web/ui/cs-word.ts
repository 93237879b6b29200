import { css, html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { renderAsync } from "docx-preview";
import { msg } from "../kernel/i18n.ts";
import "./index.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";
import { frameDocument, makeSafe } from "../kernel/safe-html.ts";

/** How the sheets stand in the frame; beside what the document brings. */
const SHEETS = `body{padding:0;background:#f4f2ec}.docx-wrapper{padding:16px!important;background:none!important}
.docx-wrapper>section.docx{max-width:100%;margin:0 auto 16px!important;box-shadow:0 0 0 1px #e6e3dc!important}`;

/** A Word document: turned into HTML aside, made safe as any HTML from outside, and shown in a frame in which nothing runs. */
@customElement("cs-word")
export class CsWord extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
      }
      iframe {
        width: 100%;
        height: min(70dvh, 900px);
        border: 0;
        background: #fff;
      }
    `,
  ];

  @property({ attribute: false }) bytes!: ArrayBuffer;
  @state() private page: string | undefined;
  @state() private failed = false;
  @query("iframe") readonly frame!: HTMLIFrameElement | null;

  override firstUpdated(): void {
    void this.#turn();
  }

  async #turn(): Promise<void> {
    // Never on the page: what is made here is only read as text.
    const aside = document.implementation.createHTMLDocument("");
    try {
      await renderAsync(this.bytes, aside.body, aside.head, { useBase64URL: true, inWrapper: true, ignoreFonts: true });
    } catch {
      this.failed = true;
      return;
    }
    const styles = [...aside.head.querySelectorAll("style")].map((style) => `<style>${style.textContent}</style>`);
    const sheets = [...aside.body.children].map((child) => child.outerHTML);
    this.page = frameDocument(makeSafe([...styles, ...sheets].join("")).html, SHEETS);
  }

  override render() {
    if (this.failed) {
      return html`<cs-state
        icon="document"
        heading=${msg("Không hiện được tệp này", { id: "ui.preview-failed" })}
        text=${msg("Tệp có thể bị hỏng hoặc có mật khẩu. Hãy tải về để mở bằng chương trình khác.", { id: "ui.preview-failed-text" })}
      ></cs-state>`;
    }
    if (this.page === undefined) return html`<cs-state kind="loading"></cs-state>`;
    return html`<iframe
      title=${msg("Nội dung tệp", { id: "ui.preview-title" })}
      sandbox="allow-same-origin"
      referrerpolicy="no-referrer"
      .srcdoc=${this.page}
    ></iframe>`;
  }
}

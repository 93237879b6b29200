import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "./cs-rich-toolbar.ts";
import type { CsRichToolbar } from "./cs-rich-toolbar.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import type { Editor } from "./rich-editor.ts";
import { writingStyles } from "./rich-styles.ts";
import { base } from "./styles.ts";

/**
 * A field of rich text with its label and what is wrong with it. The editor is loaded with it; what it begins with is read once, `reset` puts
 * another text.
 * @fires cs-input - the person wrote; read `value`
 */
@customElement("cs-rich-field")
export class CsRichField extends OfficeElement {
  static override styles = [
    base,
    fieldStyles,
    writingStyles,
    css`
      .frame {
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
      }
      .frame:focus-within {
        border-color: var(--cs-indigo);
        outline: 2px solid var(--cs-indigo);
        outline-offset: -1px;
      }
      .frame[data-wrong] {
        border-color: var(--cs-red);
      }
      .place {
        min-height: 220px;
        max-height: 60vh;
        overflow: auto;
        cursor: text;
      }
      .cs-writing {
        min-height: 216px;
      }
      .cs-writing ul {
        list-style: disc;
      }
      .cs-writing ol {
        list-style: decimal;
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) value = "";
  @property({ reflect: true }) error = "";
  @property() hint = "";
  /** Pictures that were pasted, dropped or chosen; resolves to the address of each. */
  @property({ attribute: false }) takePictures: (files: readonly File[]) => Promise<readonly string[]> = () =>
    Promise.resolve([]);
  /** Files that are no pictures. */
  @property({ attribute: false }) takeFiles: (files: readonly File[]) => void = () => undefined;
  @state() private editor: Editor | undefined;
  @query(".place") private place!: HTMLElement;

  override firstUpdated(): void {
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.editor?.destroy();
    this.editor = undefined;
  }

  override focus(): void {
    this.editor?.commands.focus();
  }

  /** Another text takes the place of what is written. */
  reset(value: string): void {
    this.value = value;
    this.editor?.commands.setContent(value, { emitUpdate: false });
  }

  override render() {
    return html`<span class="label">${this.label}</span>
      <div class="frame" ?data-wrong=${this.error !== ""}>
        <cs-rich-toolbar
          pictures
          .editor=${this.editor}
          @cs-files=${(event: CustomEvent<File[]>) => void this.#pictures(event.detail)}
        ></cs-rich-toolbar>
        <div class="place"></div>
      </div>
      ${
        this.error
          ? html`<p class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : this.hint
            ? html`<p class="hint">${this.hint}</p>`
            : nothing
      }`;
  }

  async #open(): Promise<void> {
    const { openEditor } = await import("./rich-editor.ts");
    if (!this.isConnected) return;
    this.editor = openEditor({
      element: this.place,
      html: this.value,
      label: this.label,
      changed: () => {
        this.value = this.editor?.getHTML() ?? "";
        this.emit("cs-input");
      },
      moved: () => {
        this.requestUpdate();
        this.renderRoot.querySelector<CsRichToolbar>("cs-rich-toolbar")?.requestUpdate();
      },
      takePictures: (files) => this.takePictures(files),
      takeFiles: (files) => {
        if (files.length > 0) this.takeFiles(files);
      },
    });
  }

  async #pictures(files: readonly File[]): Promise<void> {
    for (const src of await this.takePictures(files)) this.editor?.chain().focus().setImage({ src }).run();
  }
}

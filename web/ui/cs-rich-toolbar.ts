import type { Editor } from "@tiptap/core";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import { msg } from "../kernel/i18n.ts";
import type { MenuEntry } from "./cs-menu.ts";
import "./index.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";
import { askForLink } from "./link.ts";

/** The inks of a letter: those of the office's tokens in the light, as the reader's program shows them. */
const INKS = ["#b3261e", "#2f3e8f", "#2e6b4f", "#8a5c00", "#55535e"] as const;

/**
 * How the text looks: buttons for the editor, walked by ← → as one stop of Tab.
 * @fires cs-files - `detail: File[]`: pictures that were chosen
 */
@customElement("cs-rich-toolbar")
export class CsRichToolbar extends OfficeElement {
  static override styles = [
    base,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 1px;
        padding: 2px var(--cs-2);
        border-bottom: 1px solid var(--cs-line);
      }
      .line {
        align-self: center;
        width: 1px;
        height: 18px;
        margin: 0 4px;
        background: var(--cs-line);
      }
    `,
  ];

  @property({ attribute: false }) editor: Editor | undefined;
  /** Offers to choose pictures. */
  @property({ type: Boolean }) pictures = false;

  override render() {
    return html`<div
      class="bar"
      role="toolbar"
      aria-label=${msg("Định dạng", { id: "ui.format" })}
      @keydown=${this.#walk}
      @mousedown=${(event: Event) => {
        // The selection in the text stays.
        event.preventDefault();
      }}
    >
      ${this.#toggle("bold", msg("Đậm", { id: "ui.bold" }), "bold", "ctrl+b", (chain) => chain.toggleBold())}
      ${this.#toggle("italic", msg("Nghiêng", { id: "ui.italic" }), "italic", "ctrl+i", (chain) => chain.toggleItalic())}
      ${this.#toggle("underline", msg("Gạch chân", { id: "ui.underline" }), "underline", "ctrl+u", (chain) => chain.toggleUnderline())}
      <cs-menu .items=${this.#inks()} label=${msg("Màu chữ", { id: "ui.colour" })}
        ><cs-button kind="quiet" size="small" icon="ink" label=${msg("Màu chữ", { id: "ui.colour" })}></cs-button
      ></cs-menu>
      <span class="line"></span>
      ${this.#toggle("heading", msg("Đề mục", { id: "ui.heading" }), "heading", "", (chain) => chain.toggleHeading({ level: 3 }))}
      ${this.#toggle("bulletList", msg("Danh sách", { id: "ui.bullets" }), "bullets", "", (chain) => chain.toggleBulletList())}
      ${this.#toggle("orderedList", msg("Danh sách đánh số", { id: "ui.numbers" }), "numbers", "", (chain) => chain.toggleOrderedList())}
      ${this.#toggle("blockquote", msg("Trích dẫn", { id: "ui.quote" }), "quote", "", (chain) => chain.toggleBlockquote())}
      <span class="line"></span>
      ${this.#button(msg("Liên kết", { id: "ui.link" }), "link", this.editor?.isActive("link") ?? false, () => void this.#link())}
      ${this.#button(msg("Bảng", { id: "ui.table" }), "table", false, () => {
        this.editor?.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
      })}
      ${this.pictures ? this.#button(msg("Chèn ảnh", { id: "ui.picture" }), "image", false, this.#choosePicture) : nothing}
      ${this.#button(msg("Xóa định dạng", { id: "ui.clear-format" }), "clear-format", false, () => {
        this.editor?.chain().focus().unsetAllMarks().clearNodes().run();
      })}
    </div>`;
  }

  readonly #choosePicture = (): void => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/png,image/jpeg,image/gif,image/webp";
    input.multiple = true;
    input.addEventListener("change", () => {
      this.emit("cs-files", [...(input.files ?? [])]);
    });
    input.click();
  };

  #toggle(
    name: string,
    title: string,
    icon: IconName,
    keys: string,
    act: (chain: ReturnType<Editor["chain"]>) => ReturnType<Editor["chain"]>,
  ) {
    const label =
      keys === "" ? title : `${title} (${keys.replace("ctrl+", "Ctrl+").toUpperCase().replace("CTRL", "Ctrl")})`;
    return this.#button(label, icon, this.editor?.isActive(name) ?? false, () => {
      if (this.editor) act(this.editor.chain().focus()).run();
    });
  }

  #button(label: string, icon: IconName, pressed: boolean, run: () => void) {
    return html`<cs-button
      kind="quiet"
      size="small"
      icon=${icon}
      label=${label}
      .pressed=${pressed}
      @click=${run}
    ></cs-button>`;
  }

  #inks(): MenuEntry[] {
    const names = [
      msg("Đỏ", { id: "ui.ink-red" }),
      msg("Chàm", { id: "ui.ink-indigo" }),
      msg("Lục", { id: "ui.ink-green" }),
      msg("Nâu", { id: "ui.ink-amber" }),
      msg("Xám", { id: "ui.ink-grey" }),
    ];
    const now: unknown = this.editor?.getAttributes("textStyle")["color"];
    return [
      {
        title: msg("Màu thường", { id: "ui.ink-none" }),
        checked: now === undefined || now === null,
        run: () => this.editor?.chain().focus().unsetColor().run(),
      },
      ...INKS.map((ink, i) => ({
        title: names[i] ?? ink,
        checked: now === ink,
        run: () => this.editor?.chain().focus().setColor(ink).run(),
      })),
    ];
  }

  async #link(): Promise<void> {
    const { editor } = this;
    if (!editor) return;
    const before: unknown = editor.getAttributes("link")["href"];
    const href = await askForLink({ href: typeof before === "string" ? before : "" });
    if (href === undefined) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (href === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && before === undefined) {
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
  }

  #walk(event: KeyboardEvent): void {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>("cs-button")];
    const at = all.findIndex((one) => one.matches(":focus-within, :focus"));
    all[(at + (event.key === "ArrowRight" ? 1 : -1) + all.length) % all.length]?.focus();
    event.preventDefault();
  }
}

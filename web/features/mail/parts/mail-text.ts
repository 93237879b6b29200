import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Text } from "../compose/heading.ts";
import { ownWords } from "../compose/checks.ts";
import type { Editor } from "../compose/editor.ts";
import { styleEditors } from "../../../ui/rich-styles.ts";
import { ownPart, plainOf, richOf } from "../../../kernel/rich-text.ts";

interface Around {
  readonly host: HTMLElement & ReactiveControllerHost;
  readonly label: () => string;
  readonly changed: () => void;
  readonly takePictures: (files: readonly File[]) => Promise<readonly string[]>;
  readonly takeFiles: (files: readonly File[]) => void;
  /** The field of plain text, where it is on the page. */
  readonly field: () => HTMLTextAreaElement | null;
}

/** The text of a letter in either form. The editor stands in the window's light children, where a selection is the document's. */
export class LetterText implements ReactiveController {
  readonly #around: Around;
  #editor: Editor | undefined;
  /** The newest text that is not in a field yet, or of the form that is not shown. */
  #plain = "";
  #html: string | null = null;
  /** What plain text was made from, so that going back without a change loses nothing. */
  #before: { readonly html: string; readonly plain: string } | undefined;
  #isOpening = false;

  constructor(around: Around) {
    this.#around = around;
    around.host.addController(this);
  }

  hostConnected(): void {
    styleEditors();
  }

  hostDisconnected(): void {
    this.#close();
  }

  get isRich(): boolean {
    return this.#html !== null;
  }
  get editor(): Editor | undefined {
    return this.#editor;
  }

  read(): Text {
    if (this.#editor) {
      const json = this.#editor.getJSON();
      return { body: "", html: this.#editor.getHTML(), own: ownPart(json) };
    }
    if (this.#html !== null) return { body: "", html: this.#html, own: "" };
    const body = this.#around.field()?.value ?? this.#plain;
    return { body, html: null, own: ownWords(body) };
  }

  show({ body, html }: { readonly body: string; readonly html: string | null }): void {
    this.#plain = body;
    this.#html = html;
    this.#before = undefined;
    this.#put();
  }

  /** Rich text to plain or back. */
  toggle(): void {
    const { body, html } = this.read();
    if (html === null) {
      this.#html = this.#before?.plain === body ? this.#before.html : richOf(body);
    } else {
      this.#plain = this.#editor ? plainOf(this.#editor.getJSON()) : "";
      this.#before = { html, plain: this.#plain };
      this.#html = null;
    }
    this.#put();
    this.#around.changed();
  }

  /** Puts rich text where the caret is. */
  insert(html: string): void {
    if (this.#editor) this.#editor.chain().focus().insertContent(html).run();
    else {
      const field = this.#around.field();
      const holder = new DOMParser().parseFromString(html.replace(/<\/p>/g, "\n</p>"), "text/html");
      field?.setRangeText(holder.body.textContent.trimEnd(), field.selectionStart, field.selectionEnd, "end");
      this.#around.changed();
    }
  }

  async sign(text: string): Promise<void> {
    const lines = text === "" ? [] : text.split("\n");
    if (this.#editor) {
      const { placeSignature } = await import("../compose/editor.ts");
      placeSignature(this.#editor, lines);
      return;
    }
    const field = this.#around.field();
    if (!field) return;
    field.value = withSignature(field.value, lines);
    this.#around.changed();
  }

  focus(): void {
    if (this.#editor) this.#editor.commands.focus("start");
    else {
      const field = this.#around.field();
      field?.focus();
      field?.setSelectionRange(0, 0);
    }
  }

  #put(): void {
    this.#around.host.requestUpdate();
    if (this.#html === null) {
      this.#close();
      void this.#around.host.updateComplete.then(() => {
        const field = this.#around.field();
        if (field) field.value = this.#plain;
      });
    } else if (this.#editor) this.#editor.commands.setContent(this.#html, { emitUpdate: false });
    else void this.#open();
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    const { openEditor } = await import("../compose/editor.ts");
    this.#isOpening = false;
    const { host, label, changed, takePictures, takeFiles } = this.#around;
    if (this.#html === null || !host.isConnected) return;
    const element = document.createElement("div");
    element.slot = "editor";
    element.className = "host";
    host.append(element);
    this.#editor = openEditor({
      element,
      html: this.#html,
      label: label(),
      changed,
      moved: () => {
        host.requestUpdate();
      },
      takePictures,
      takeFiles,
    });
    host.dispatchEvent(new CustomEvent("mail-text-ready"));
    host.requestUpdate();
  }

  #close(): void {
    const element = this.#editor?.options.element;
    this.#editor?.destroy();
    this.#editor = undefined;
    if (element instanceof HTMLElement) element.remove();
  }
}

/** Plain text with another signature: where one stands, or above what is quoted. */
function withSignature(body: string, lines: readonly string[]): string {
  const signature = lines.length === 0 ? "" : `-- \n${lines.join("\n")}\n`;
  const quote = body.search(/\n(?=Vào .*đã viết:|On .*wrote:|-{10,}|>)/);
  const own = quote < 0 ? body : body.slice(0, quote);
  const rest = quote < 0 ? "" : body.slice(quote);
  const at = own.lastIndexOf("-- \n");
  return (at < 0 ? `${own.trimEnd()}\n\n` : own.slice(0, at)) + signature + rest;
}

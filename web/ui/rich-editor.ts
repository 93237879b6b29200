import { Editor, type AnyExtension } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import { Color, TextStyle } from "@tiptap/extension-text-style";
import { StarterKit } from "@tiptap/starter-kit";

export interface RichOptions {
  readonly element: HTMLElement;
  readonly html: string;
  readonly label: string;
  readonly changed: () => void;
  /** The selection or what is around it is another: for the pressed state of the buttons. */
  readonly moved: () => void;
  /** Pictures that were pasted or dropped into the text; resolves to the address of each in what is written. */
  readonly takePictures: (files: readonly File[]) => Promise<readonly string[]>;
  /** Files that are no pictures. */
  readonly takeFiles: (files: readonly File[]) => void;
  /** Blocks of the feature's own. */
  readonly extensions?: readonly AnyExtension[];
}

/** The editor of rich text. Loaded when it is first needed: it is the heaviest part of the web. */
export function openEditor({
  element,
  html,
  label,
  changed,
  moved,
  takePictures,
  takeFiles,
  extensions = [],
}: RichOptions): Editor {
  const take = (list: FileList | undefined, hasText: boolean): boolean => {
    const files = [...(list ?? [])];
    // Word and Excel put a picture of the text beside the text.
    if (files.length === 0 || hasText) return false;
    const pictures = files.filter(({ type }) => /^image\/(?:png|jpeg|gif|webp)$/.test(type));
    takeFiles(files.filter((file) => !pictures.includes(file)));
    void takePictures(pictures).then((sources) => {
      for (const src of sources) editor.chain().focus().setImage({ src }).run();
    });
    return true;
  };
  const editor = new Editor({
    element,
    content: html,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        link: { openOnClick: false, HTMLAttributes: { rel: null, target: null } },
      }),
      ...extensions,
      TextStyle,
      Color,
      Image.configure({ inline: true }),
      TableKit.configure({ table: { resizable: false } }),
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, class: "cs-writing" },
      handlePaste: (_view, event) =>
        take(event.clipboardData?.files, event.clipboardData?.types.includes("text/html") ?? false),
      handleDrop: (_view, event) => take(event.dataTransfer?.files, false),
      // What another page pasted in does not load from there.
      transformPastedHTML: (pasted) => pasted.replace(/<img\b[^>]*>/gi, ""),
    },
    onUpdate: changed,
    onTransaction: moved,
  });
  return editor;
}

export type { Editor };

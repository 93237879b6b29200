import { Node, type Editor, type JSONContent } from "@tiptap/core";
import { openEditor as openRich, type RichOptions } from "../../../ui/rich-editor.ts";

/** The block of a signature: another can take its place. */
const Signature = Node.create({
  name: "signature",
  group: "block",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "div.cs-signature" }],
  renderHTML: () => ["div", { class: "cs-signature" }, 0],
});

/** The editor of letters: the office's own, with signatures. */
export const openEditor = (options: RichOptions): Editor => openRich({ ...options, extensions: [Signature] });

/** Puts a signature where one stands, or under what is written; an empty text takes it away. */
export function placeSignature(editor: Editor, lines: readonly string[]): void {
  const content: JSONContent = {
    type: "signature",
    content: ["-- ", ...lines].map((text) => ({
      type: "paragraph",
      ...(text !== "" && { content: [{ type: "text", text }] }),
    })),
  };
  let at: { from: number; to: number } | undefined;
  let quote: number | undefined;
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name === "signature") at ??= { from: offset, to: offset + node.nodeSize };
    if (node.type.name === "blockquote") quote ??= offset;
  });
  const end = quote ?? editor.state.doc.content.size;
  const place = at ?? { from: end, to: end };
  if (lines.length === 0) {
    if (at) editor.commands.deleteRange(at);
    return;
  }
  editor.chain().insertContentAt(place, content).run();
}

export type { Editor };

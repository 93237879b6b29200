/** Between plain text and the editor's HTML; pure, so that it is tested without a browser. */

/** What of the editor's document (ProseMirror's JSON) is read here. */
export interface RichNode {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly content?: readonly RichNode[] | undefined;
}

/** The words of rich text as one writes them plainly: `>` before what is quoted, marks before what is listed, addresses after links. */
export function plainOf(node: RichNode): string {
  return linesOf(node).join("\n");
}

function linesOf(node: RichNode): string[] {
  const children = node.content ?? [];
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "codeBlock":
      return inlineOf(children).split("\n");
    case "blockquote":
      return children.flatMap(linesOf).map((line) => (line === "" || line.startsWith(">") ? `>${line}` : `> ${line}`));
    case "bulletList":
      return children.flatMap((item) => hang(linesOf(item), "- "));
    case "orderedList": {
      const first = Number(node.attrs?.["start"] ?? 1);
      return children.flatMap((item, i) => hang(linesOf(item), `${String(first + i)}. `));
    }
    case "horizontalRule":
      return ["----------"];
    case "tableRow":
      return [children.map((cell) => linesOf(cell).join(" ")).join("\t")];
    default:
      return children.flatMap(linesOf);
  }
}

function hang(lines: readonly string[], mark: string): string[] {
  return lines.map((line, i) => (i === 0 ? mark : " ".repeat(mark.length)) + line);
}

function inlineOf(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === "hardBreak") return "\n";
      const text = node.text ?? "";
      const href = node.marks?.find(({ type }) => type === "link")?.attrs?.["href"];
      return typeof href === "string" && href !== text && text !== "" ? `${text} <${href}>` : text;
    })
    .join("");
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Plain text as the editor begins with it; quoted lines become quotations, however deep. */
export function richOf(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  let html = "";
  for (let i = 0; i < lines.length;) {
    if (!lines[i]?.startsWith(">")) {
      html += `<p>${escape(lines[i] ?? "")}</p>`;
      i += 1;
      continue;
    }
    const quoted: string[] = [];
    while (lines[i]?.startsWith(">")) {
      quoted.push((lines[i] ?? "").replace(/^> ?/, ""));
      i += 1;
    }
    html += `<blockquote>${richOf(quoted.join("\n"))}</blockquote>`;
  }
  return html;
}

/** What rich text says without what is quoted in it and without the signature. */
export function ownPart(node: RichNode): string {
  const own = (node.content ?? []).filter(({ type }) => type !== "blockquote" && type !== "signature");
  return plainOf({ type: "doc", content: own });
}

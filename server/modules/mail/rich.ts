import { convert } from "html-to-text";
import sanitizeHtml from "sanitize-html";
import { draftFileAddress } from "./contract.ts";

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{3,40}\)$/i];
const ALIGN = [/^(?:left|right|center|justify)$/];

/** The tags of a letter that a person writes here: those of the editor, and the tables of what is quoted. */
const TAGS = (
  "p br div span strong b em i u s sub sup a ul ol li blockquote h1 h2 h3 h4 hr pre code img " +
  "table thead tbody tfoot tr th td colgroup col"
).split(" ");

const ATTRIBUTES = {
  a: ["href"],
  img: ["src", "alt", "width", "height"],
  ol: ["start"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  div: ["class"],
  "*": ["style"],
};

/** Marks a signature, so that another can take its place. */
export const SIGNATURE_CLASS = "cs-signature";

/** The pictures of a draft: file id → content id. */
export type Pictures = ReadonlyMap<number, string>;

const OWN_PICTURE = /^\/api\/mail\/drafts\/\d+\/files\/(\d+)$/;

/**
 * HTML that a browser or another message gave, without anything that runs, loads or hides: it is checked again here whatever the editor let
 * through. A picture stays only when it came along; its address in the editor becomes the `cid:` of the letter (RFC 2392).
 */
export function safeRich(html: string, pictures: Pictures): string {
  const known = new Set(pictures.values());
  const cidOf = (src: string): string | undefined => {
    const own = OWN_PICTURE.exec(src)?.[1];
    const cid = own === undefined ? /^cid:(.+)$/i.exec(src)?.[1] : pictures.get(Number(own));
    return cid !== undefined && known.has(cid) ? `cid:${cid}` : undefined;
  };
  const safe = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedClasses: { div: [SIGNATURE_CLASS] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["cid"] },
    allowProtocolRelative: false,
    allowedStyles: {
      "*": { color: COLOUR, "background-color": COLOUR, "text-align": ALIGN, "font-weight": [/^(?:bold|[1-9]00)$/] },
    },
    nestingLimit: 100,
    transformTags: {
      img(tagName, { src, ...attribs }) {
        const cid = cidOf(src ?? "");
        return { tagName, attribs: cid === undefined ? attribs : { ...attribs, src: cid } };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && attribs["src"] === undefined,
  });
  // An empty paragraph has no height anywhere but in an editor.
  return safe.replace(/(<p\b[^>]*>)(<\/p>)/g, "$1<br />$2");
}

/** The same as the editor shows it: the pictures under their addresses in the draft. */
export function forEditor(html: string, draftId: number, pictures: Pictures): string {
  const byCid = new Map([...pictures].map(([fileId, cid]) => [cid, fileId]));
  // The editor gives an empty paragraph its height itself.
  const bare = html.replace(/(<p\b[^>]*>)<br \/>(<\/p>)/g, "$1$2");
  return bare.replace(/(<img\b[^>]*?\bsrc=")cid:([^"]+)"/gi, (whole, before: string, cid: string) => {
    const fileId = byCid.get(cid.replaceAll("&amp;", "&"));
    return fileId === undefined ? whole : `${before}${draftFileAddress(draftId, fileId)}"`;
  });
}

/** The words of rich text as the plain part of the letter says them: quotations with `>`, lists with their marks, links with their addresses. */
export function textOfRich(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["<", ">"] } },
      { selector: "img", format: "skip" },
      { selector: "ul", options: { itemPrefix: "- " } },
      ...["h1", "h2", "h3", "h4"].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "blockquote", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  });
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Plain text as paragraphs; an empty line stays one. */
export function richOfText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join("");
}

/** The HTML part as it goes out: what every mail program shows alike. */
export function letterHtml(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><style>p{margin:0}blockquote{margin:0 0 0 12px;padding-left:12px;border-left:2px solid #c5cbe8}</style></head><body style="font-family:'Segoe UI',Arial,sans-serif;font-size:15px;line-height:1.5">${html}</body></html>`;
}

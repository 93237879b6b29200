import { convert } from "html-to-text";
import sanitizeHtml from "sanitize-html";

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{3,40}\)$/i];
const ALIGN = [/^(?:left|right|center|justify)$/];

/** The tags of what a person writes here: those of the editor, and the tables of what is quoted. */
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

/** What differs from one place where people write to another. */
export interface RichRules {
  /** The address under which a picture stays; undefined takes it out. */
  readonly picture: (src: string) => string | undefined;
  /** The scheme of those addresses, where they have one. */
  readonly pictureSchemes?: readonly string[];
  /** Classes that blocks keep. */
  readonly classes?: readonly string[];
}

/** HTML that a browser gave, without anything that runs, loads or hides: it is checked again here whatever the editor let through. */
export function cleanRich(html: string, { picture, pictureSchemes = [], classes = [] }: RichRules): string {
  const safe = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedClasses: { div: [...classes] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: [...pictureSchemes] },
    allowProtocolRelative: false,
    allowedStyles: {
      "*": { color: COLOUR, "background-color": COLOUR, "text-align": ALIGN, "font-weight": [/^(?:bold|[1-9]00)$/] },
    },
    nestingLimit: 100,
    transformTags: {
      img(tagName, { src, ...attribs }) {
        const kept = picture(src ?? "");
        return { tagName, attribs: kept === undefined ? attribs : { ...attribs, src: kept } };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && attribs["src"] === undefined,
  });
  // An empty paragraph has no height anywhere but in an editor.
  return safe.replace(/(<p\b[^>]*>)(<\/p>)/g, "$1<br />$2");
}

/** The same as the editor begins with it: it gives an empty paragraph its height itself. */
export const bareRich = (html: string): string => html.replace(/(<p\b[^>]*>)<br \/>(<\/p>)/g, "$1$2");

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

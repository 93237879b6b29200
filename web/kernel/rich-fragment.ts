import DOMPurify, { type Config } from "dompurify";

/** What the server's cleaner leaves, and nothing else: the same is asked twice. */
const CONFIG: Config = {
  ALLOWED_TAGS: [
    ..."p br div span strong b em i u s sub sup a ul ol li blockquote h1 h2 h3 h4 hr pre code img".split(" "),
    ..."table thead tbody tfoot tr th td".split(" "),
  ],
  ALLOWED_ATTR: ["href", "src", "alt", "start", "colspan", "rowspan", "style"],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|\/(?!\/))/i,
  ALLOW_DATA_ATTR: false,
};

/** The inks of the editor, each with the token that is legible by day and by night. */
const INKS: Readonly<Record<string, string>> = {
  "179,38,30": "--cs-red",
  "47,62,143": "--cs-indigo",
  "46,107,79": "--cs-green",
  "138,92,0": "--cs-amber",
  "85,83,94": "--cs-ink-2",
};
const ALIGNS = new Set(["left", "right", "center", "justify"]);

/** The token of an ink; undefined for a colour that was pasted, which might not be legible here. */
export function inkOf(colour: string): string | undefined {
  const numbers = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(colour)?.slice(1).join(",") ?? "";
  return INKS[numbers];
}

/** Rich text of this office as nodes: its pictures come from here only, its links open beside and tell nothing. */
export function richFragment(html: string): DocumentFragment {
  const fragment = DOMPurify(window).sanitize(html, { ...CONFIG, RETURN_DOM_FRAGMENT: true });
  for (const element of fragment.querySelectorAll<HTMLElement>("*")) {
    const { color, textAlign } = element.style;
    element.removeAttribute("style");
    const ink = inkOf(color);
    if (ink !== undefined) element.style.setProperty("color", `var(${ink})`);
    if (ALIGNS.has(textAlign)) element.style.setProperty("text-align", textAlign);
  }
  for (const image of fragment.querySelectorAll("img")) {
    if (!image.getAttribute("src")?.startsWith("/")) image.remove();
  }
  for (const link of fragment.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer nofollow");
  }
  return fragment;
}

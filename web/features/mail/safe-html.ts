import DOMPurify, { type Config } from "dompurify";

/** HTML for the frame, and whether something of it waits on the network for permission. */
export interface SafeHtml {
  readonly html: string;
  /** It names pictures of other machines, which would tell their owner that the message was opened. */
  readonly hasRemote: boolean;
}

const CONFIG: Config = {
  FORBID_TAGS: [
    ..."form input button select option textarea label fieldset iframe frame frameset object embed applet base meta link".split(
      " ",
    ),
    ..."svg math audio video source track picture dialog details marquee portal template slot".split(" "),
  ],
  FORBID_ATTR: [
    "action",
    "formaction",
    "srcset",
    "ping",
    "autofocus",
    "contenteditable",
    "usemap",
    "is",
    "slot",
    "part",
  ],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,|cid:|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  WHOLE_DOCUMENT: false,
  FORCE_BODY: true,
};

const REMOTE = /^(?:https?:)?\/\//i;
const REMOTE_IN_STYLE = /url\s*\(|@import|image-set/i;

/**
 * Takes from a message's HTML everything that could run, load or lead away unasked. The frame it is shown in has a policy that forbids the
 * same once more. Every link opens in a tab of its own that knows nothing of this one.
 */
export function makeSafe(html: string): SafeHtml {
  const purify = DOMPurify(window);
  let hasRemote = false;
  purify.addHook("uponSanitizeAttribute", (_node, data) => {
    const { attrName, attrValue } = data;
    if ((attrName === "src" || attrName === "background" || attrName === "poster") && REMOTE.test(attrValue.trim())) {
      hasRemote = true;
      data.keepAttr = false;
    }
    if (attrName === "style" && REMOTE_IN_STYLE.test(attrValue)) {
      hasRemote = true;
      data.keepAttr = false;
    }
  });
  purify.addHook("uponSanitizeElement", (node, { tagName }) => {
    if (tagName !== "style" || !REMOTE_IN_STYLE.test(node.textContent ?? "")) return;
    hasRemote = true;
    node.textContent = (node.textContent ?? "").replace(/@import[^;]*;?/gi, "").replace(/url\s*\([^)]*\)/gi, "none");
  });
  purify.addHook("afterSanitizeAttributes", (node) => {
    if (node.tagName === "A" || node.tagName === "AREA") {
      node.setAttribute("target", "_blank");
      node.setAttribute("rel", "noopener noreferrer nofollow");
    }
  });
  return { html: purify.sanitize(html, CONFIG), hasRemote };
}

/** The whole document of the frame. Its policy stands first: nothing is loaded, nothing runs, nothing is sent. */
export function frameDocument(safe: string): string {
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer"><style>
html{color-scheme:light;background:#fff}
body{margin:0;padding:4px;color:#1c1b22;font:15px/1.55 "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:0 0 0 12px;padding-left:12px;border-left:2px solid #c5cbe8;color:#55535e}
</style></head><body>${safe}</body></html>`;
}

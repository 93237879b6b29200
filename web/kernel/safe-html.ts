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
  // With RETURN_DOM it is the body element.
  const body = purify.sanitize(html, { ...CONFIG, RETURN_DOM: true }) as HTMLElement;
  for (const link of body.querySelectorAll<HTMLAnchorElement>("a[href]")) showTarget(link);
  foldQuotes(body);
  // eslint-disable-next-line no-restricted-properties -- read, not written: it is the text that the frame is made from
  return { html: body.innerHTML, hasRemote };
}

/** The host of what looks like an address of the web; undefined for other words. */
function hostIn(text: string): string | undefined {
  const match = /^\s*(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})(?:[/:?#]\S*)?\s*$/iu.exec(text);
  return match?.[1]?.toLowerCase().replace(/^www\./, "");
}

/** Says where a link leads: on pointing at it, and in words beside it where it claims to lead elsewhere. */
function showTarget(link: HTMLAnchorElement): void {
  const href = link.getAttribute("href") ?? "";
  if (!/^https?:/i.test(href)) return;
  link.title = href;
  const claimed = hostIn(link.textContent);
  if (!URL.canParse(href)) return;
  const real = new URL(href).host.toLowerCase().replace(/^www\./, "");
  if (claimed === undefined || claimed === real.replace(/:\d+$/, "")) return;
  const hint = document.createElement("span");
  hint.className = "cs-real";
  hint.textContent = ` → ${real}`;
  link.after(hint);
}

/** What is quoted from earlier messages is folded: one reads what is new. Only the outermost quotation, and not when it is all there is. */
function foldQuotes(body: HTMLElement): void {
  const quotes = [...body.querySelectorAll("blockquote, .gmail_quote")].filter(
    (quote) => !quote.parentElement?.closest("blockquote, .gmail_quote"),
  );
  const quoted = quotes.reduce((length, quote) => length + quote.textContent.trim().length, 0);
  if (body.textContent.trim().length - quoted < 1) return;
  for (const quote of quotes) {
    if (quote.textContent.trim().length < 200) continue;
    const fold = document.createElement("details");
    fold.className = "cs-quote";
    const summary = document.createElement("summary");
    summary.textContent = "•••";
    quote.replaceWith(fold);
    fold.append(summary, quote);
  }
}

/** Nothing is loaded, nothing runs, nothing is sent. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** The whole document of the frame. Its policy stands first: nothing is loaded, nothing runs, nothing is sent. */
export function frameDocument(safe: string, style = ""): string {
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="referrer" content="no-referrer"><style>
html{color-scheme:light;background:#fff}
body{margin:0;padding:4px;color:#1c1b22;font:15px/1.55 "Be Vietnam Pro","Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:0 0 0 12px;padding-left:12px;border-left:2px solid #c5cbe8;color:#55535e}
a{color:#2f3e8f}.cs-real{color:#b3261e;font-size:13px}
.cs-quote>summary{display:inline-block;margin:8px 0;padding:0 10px;border-radius:999px;background:#f1eee7;color:#55535e;font-size:11px;line-height:18px;letter-spacing:1px;cursor:pointer;list-style:none}
${style}</style></head><body>${safe}</body></html>`;
}

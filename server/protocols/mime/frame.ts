/** What has no place in a letter: it runs, loads, or leads the frame somewhere. The frame's own policy forbids all of it as well. */
const WHOLE = /<(script|iframe|frame|frameset|object|applet|noscript|template|svg|math)\b[^]*?(?:<\/\1\s*>|$)/gi;
const SINGLE =
  /<\/?(?:script|iframe|frame|frameset|object|embed|applet|noscript|template|svg|math|meta|base|link|form|input|button|select|textarea)\b[^>]*>?/gi;

/**
 * The HTML of a message as a document for a sandboxed frame: links open in another tab, nothing that could run is left, and pictures that
 * came with the message stand in it as data. The security of the frame is its policy (no scripts, nothing loaded); this makes it tidy.
 */
export function frameHtml(html: string, images: ReadonlyMap<string, { type: string; content: Buffer }>): string {
  const tame = html
    .replace(WHOLE, "")
    .replace(SINGLE, "")
    .replace(/\bcid:([^"'\s)>]{1,250})/gi, (whole, id: string) => {
      const image = images.get(id) ?? images.get(safeDecode(id));
      return image ? `data:${image.type};base64,${image.content.toString("base64")}` : whole;
    });
  return (
    '<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank">' +
    "<style>body{margin:0;font-family:sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head>" +
    `<body>${tame}</body></html>`
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

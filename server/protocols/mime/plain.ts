/** The words of a piece of HTML, for previews and search; never for show as HTML. Linear in its length. */
export function textOfHtml(html: string): string {
  return decodeEntities(
    html
      .replace(/<!--[^]*?(?:-->|$)/g, " ")
      .replace(/<(script|style|title|template|noscript)\b[^]*?(?:<\/\1\s*>|$)/gi, " ")
      .replace(/[\t\r\n\f ]+/g, " ")
      .replace(/<(?:br|hr|\/?(?:p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|section|article))\b[^>]*>/gi, "\n")
      .replace(/<\/t[dh]\b[^>]*>/gi, "\t")
      .replace(/<[^>]*(?:>|$)/g, ""),
  )
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  agrave: "à",
  aacute: "á",
  acirc: "â",
  atilde: "ã",
  egrave: "è",
  eacute: "é",
  ecirc: "ê",
  igrave: "ì",
  iacute: "í",
  ograve: "ò",
  oacute: "ó",
  ocirc: "ô",
  otilde: "õ",
  ugrave: "ù",
  uacute: "ú",
  yacute: "ý",
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) {
        const lower = ENTITIES[name.toLowerCase()];
        return lower === undefined ? whole : /^[A-Z]/.test(name) ? lower.toUpperCase() : lower;
      }
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
    },
  );
}

const PREVIEW_LENGTH = 180;
/** A preview is made from no more than this: the first screen of a message. */
const PREVIEW_FROM = 4_000;

/** The first words of a message on one line: without quoted lines, signatures' rules and links' addresses. */
export function previewOf(text: string): string {
  const lines = text
    .slice(0, PREVIEW_FROM)
    .split(/\r?\n/)
    .filter((line) => !/^\s*>/.test(line) && !/^\s*[-_=*]{3,}\s*$/.test(line));
  const words = lines
    .join(" ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return words.length <= PREVIEW_LENGTH
    ? words
    : `${words.slice(0, words.lastIndexOf(" ", PREVIEW_LENGTH) > 80 ? words.lastIndexOf(" ", PREVIEW_LENGTH) : PREVIEW_LENGTH)}…`;
}

import { legacyOf } from "./recover.ts";
import { fromTcvn3, fromVni } from "./tables.ts";

/** The fonts that drew the old encodings: .VnTime, .VnTimeH (capitals), VNI-Times. */
const TCVN3_FONT = /(?:^|["'\s:,;=])\.Vn[A-Z][\w ]*/;
const TCVN3_CAPITALS = /\.Vn[\w]*H\b/;
const VNI_FONT = /\bVNI-[A-Za-z]/;

type Convert = (text: string) => string;
const keep: Convert = (text) => text;

/** What a tag says of the font of the text inside it; undefined where it says nothing. */
function fontOf(tag: string): Convert | undefined {
  const named = /\b(?:face\s*=|font(?:-family)?\s*:)\s*([^;>]{1,200})/i.exec(tag)?.[1];
  if (named === undefined) return undefined;
  if (TCVN3_FONT.test(` ${named}`)) {
    return TCVN3_CAPITALS.test(named) ? (text) => fromTcvn3(text).toUpperCase() : fromTcvn3;
  }
  return VNI_FONT.test(named) ? fromVni : keep;
}

const VOID = /^(?:br|hr|img|meta|link|input|col|area|base|wbr|embed|source|track|param)$/;
const PIECE = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][\w:-]*)([^>]*)>|[^<]+|</gi;
/** Deeper than this the font of the outermost counts. */
const MAX_DEPTH = 500;

/**
 * HTML of old mail in Unicode: text that stands in one of the old fonts is converted run by run; where no font is named, the letters decide
 * for all of it. Tags are left as they are. Linear in its length.
 */
export function recoverHtml(html: string): string {
  if (!/\.Vn[A-Z]|VNI-[A-Za-z]/.test(html)) return recoverAll(html);
  const sheet = fontOfSheet(html);
  const open: { name: string; convert: Convert }[] = [];
  return html.replace(PIECE, (piece: string, closing?: string, tagName?: string, attributes?: string) => {
    if (tagName === undefined) {
      if (piece.startsWith("<")) return piece;
      const { name, convert } = open.at(-1) ?? { name: "", convert: sheet };
      return name === "style" || name === "script" ? piece : onText(piece, convert);
    }
    const name = tagName.toLowerCase();
    if (closing === "/") {
      const at = open.findLastIndex((each) => each.name === name);
      if (at >= 0) open.length = at;
    } else if (!VOID.test(name) && !piece.endsWith("/>") && open.length < MAX_DEPTH) {
      open.push({ name, convert: fontOf(attributes ?? "") ?? open.at(-1)?.convert ?? sheet });
    }
    return piece;
  });
}

/** Old word processors name the font in a style sheet for all paragraphs. */
function fontOfSheet(html: string): Convert {
  const sheet = /<style\b[^>]*>([^]{0,50000}?)<\/style/i.exec(html)?.[1] ?? "";
  const body = /(?:MsoNormal|\bp|\bbody)[^{}]{0,200}\{([^}]{0,2000})\}/i.exec(sheet)?.[1];
  return (body === undefined ? undefined : fontOf(body.replaceAll(";", " ; "))) ?? keep;
}

function onText(text: string, convert: Convert): string {
  return convert === keep ? text : convert(decodeLatin(text));
}

function recoverAll(html: string): string {
  const convert = legacyOf(decodeLatin(html.replace(/<style\b[^]*?(?:<\/style|$)|<[^>]*>/gi, " ")));
  if (!convert) return html;
  return html.replace(/<style\b[^]*?(?:<\/style\s*>|$)|<[^>]*>|[^<]+/gi, (piece) =>
    piece.startsWith("<") ? piece : convert(decodeLatin(piece)),
  );
}

/** Letters that the writer spelt as references: `&agrave;`, `&#170;`. Other references stay. */
function decodeLatin(text: string): string {
  return text.replace(/&#(1[6-9]\d|2[0-4]\d|25[0-5]);|&([A-Za-z]{2,6});/g, (whole, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCharCode(Number(code));
    const at = LATIN_NAMES.indexOf(name ?? "");
    return at < 0 ? whole : String.fromCharCode(0xa1 + at);
  });
}

/** HTML 3.2's names of U+00A1 to U+00FF, in order. */
const LATIN_NAMES = (
  "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo " +
  "frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve " +
  "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute " +
  "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
).split(" ");

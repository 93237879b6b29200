/**
 * The Vietnamese encodings from before Unicode, as they stand in old mail once its bytes were read as Western European: every letter with a
 * mark is another letter or sign of U+00A1 to U+00FE.
 */

/** TCVN 5712:1993 VN3, which the fonts whose names begin with ".Vn" draw. */
const TCVN3_FROM = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
const TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

/** VNI for Windows: a vowel and after it the mark, or one letter of its own. Longer spellings first. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  a: "aøà aùá aûả aõã aïạ aââ aàầ aáấ aåẩ aãẫ aäậ aêă aèằ aéắ aúẳ aüẵ aëặ",
  e: "eøè eùé eûẻ eõẽ eïẹ eâê eàề eáế eåể eãễ eäệ",
  o: "oøò oùó oûỏ oõõ oïọ oâô oàồ oáố oåổ oãỗ oäộ",
  ơ: "ôøờ ôùớ ôûở ôõỡ ôïợ",
  u: "uøù uùú uûủ uõũ uïụ",
  ư: "öøừ öùứ öûử öõữ öïự",
  y: "yøỳ yùý yûỷ yõỹ",
};
const VNI_SINGLE = "ôơ öư ñđ ìì íí æỉ óĩ òị îỵ";

/** VIQR (RFC 1456): the marks written behind the vowel. */
const VIQR_VOWELS: Readonly<Record<string, string>> = { "^": "\u0302", "(": "\u0306", "+": "\u031b" };
const VIQR_TONES: Readonly<Record<string, string>> = {
  "'": "\u0301",
  "`": "\u0300",
  "?": "\u0309",
  "~": "\u0303",
  ".": "\u0323",
};

export const TCVN3: ReadonlyMap<string, string> = new Map(
  Array.from(TCVN3_FROM, (from, i) => [from, TCVN3_TO.charAt(i)] as const),
);

export const VNI: ReadonlyMap<string, string> = new Map(
  [...Object.values(VNI_MARKS), VNI_SINGLE]
    .flatMap((list) => list.split(" "))
    .flatMap((entry) => {
      const from = entry.slice(0, -1);
      const to = entry.slice(-1);
      const first = from.charAt(0).toUpperCase() + from.slice(1);
      return [
        [from, to],
        [first, to.toUpperCase()],
        [from.toUpperCase(), to.toUpperCase()],
      ] as const;
    }),
);

export function fromTcvn3(text: string): string {
  return text.replace(/[¡-þ]/g, (sign) => TCVN3.get(sign) ?? sign);
}

/** Two letters before one, so that a vowel keeps its mark. */
const VNI_SPELLINGS = new RegExp([...VNI.keys()].toSorted((a, b) => b.length - a.length).join("|"), "g");

export function fromVni(text: string): string {
  return text.normalize("NFC").replace(VNI_SPELLINGS, (spelling) => VNI.get(spelling) ?? spelling);
}

export function fromViqr(text: string): string {
  return text
    .replace(/dd/g, "đ")
    .replace(/D[Dd]/g, "Đ")
    .replace(/([AEIOUYaeiouy])([\^(+])?(['`?~.])?/g, (whole, vowel: string, shape?: string, tone?: string) => {
      if (shape === undefined && tone === undefined) return whole;
      const marked = `${vowel}${shape === undefined ? "" : (VIQR_VOWELS[shape] ?? "")}${tone === undefined ? "" : (VIQR_TONES[tone] ?? "")}`;
      // A mark that the vowel cannot bear is a sign of the sentence.
      const composed = marked.normalize("NFC");
      return composed.length === 1 ? composed : whole;
    })
    .replace(/\\(['`?~.^(+])/g, "$1");
}

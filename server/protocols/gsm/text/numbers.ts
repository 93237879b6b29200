/** Why a number is refused. */
export type NumberFault = "empty" | "landLine" | "oldNumber" | "foreign" | "nonsense";

export type MobileNumber =
  | { readonly ok: true; readonly number: string }
  | {
      readonly ok: false;
      readonly fault: NumberFault;
      /** The number as it is since 2018, where the text is an old one. */
      readonly hint?: string;
    };

/** The eleven-digit ranges that ended in 2018, without the leading 0, and what became of each (Ministry of Information's plan of numbers). */
const MOVED: Readonly<Record<string, string>> = {
  "120": "70",
  "121": "79",
  "122": "77",
  "126": "76",
  "128": "78",
  "123": "83",
  "124": "84",
  "125": "85",
  "127": "81",
  "129": "82",
  "162": "32",
  "163": "33",
  "164": "34",
  "165": "35",
  "166": "36",
  "167": "37",
  "168": "38",
  "169": "39",
  "186": "56",
  "188": "58",
  "199": "59",
};

/**
 * A Vietnamese mobile number as it is stored, `+84` and nine digits, from what people write: `0912 345 678`, `+84 912.345.678`. The network
 * does not follow from it: numbers are portable.
 */
export function readMobileNumber(text: string): MobileNumber {
  const digits = text.normalize("NFKC").replace(/[\s.\-()\u200b-\u200f\u202a-\u202e\ufeff]/g, "");
  if (digits === "") return { ok: false, fault: "empty" };
  const national = /^(?:\+84|0084|0)(\d+)$/.exec(digits)?.[1] ?? /^84(\d{9,10})$/.exec(digits)?.[1];
  if (national === undefined) return { ok: false, fault: /^(\+|00)\d{6,15}$/.test(digits) ? "foreign" : "nonsense" };
  if (/^[35789]\d{8}$/.test(national)) return { ok: true, number: `+84${national}` };
  const old = /^(1\d{2})(\d{7})$/.exec(national);
  if (old) {
    const moved = MOVED[old[1] ?? ""];
    return { ok: false, fault: "oldNumber", ...(moved !== undefined && { hint: `0${moved}${old[2] ?? ""}` }) };
  }
  // Area codes begin with 2: 0205 is Lạng Sơn's.
  if (/^2\d{8,9}$/.test(national)) return { ok: false, fault: "landLine" };
  return { ok: false, fault: "nonsense" };
}

/** `+84912345678` as people write it: `0912 345 678`. Another number stands as it is. */
export function writeMobileNumber(number: string): string {
  return number.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, "0$1 $2 $3");
}

/** Arbitrary Vietnamese for the property tests of this folder. */
import fc from "fast-check";

const initial = fc.constantFrom(..."b c ch d đ g gi h k kh l m n ng nh p ph qu r s t th tr v x".split(" "), "");
const vowels = fc.constantFrom(..."a ă â e ê i o ô ơ u ư y oa oe uy ia ua ưa uyê oai ươ iê".split(" "));
const coda = fc.constantFrom("", "", "n", "ng", "nh", "c", "ch", "t", "m", "p");
const tone = fc.constantFrom("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323");

/** One syllable, its tone on any of the places where people put it, in any case. */
export const syllable = fc
  .tuple(initial, vowels, coda, tone, fc.nat(2), fc.constantFrom("lower", "title", "upper"))
  .map(([start, nucleus, end, mark, place, style]) => {
    const at = Math.min(place + 1, nucleus.length);
    const text = (start + nucleus.slice(0, at) + mark + nucleus.slice(at) + end).normalize("NFC");
    if (style === "upper") return text.toUpperCase();
    return style === "title" ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  });

/** Words of syllables, now and then with a number or a sign between. */
export const vietnameseText = fc
  .array(fc.oneof({ weight: 6, arbitrary: syllable }, fc.constantFrom("05", "5", "15/QĐ-UBND", "–", "(A)", "8h30")), {
    maxLength: 8,
  })
  .map((parts) => parts.join(" "));

/** What anybody might send: Vietnamese, any Unicode, and the syntax of FTS5. */
export const anythingTyped = fc.oneof(
  vietnameseText,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "*",
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "NEAR(",
        ":",
        "^",
        "{",
        "}",
        "+",
        "-",
        "\0",
        "\ud800",
        "'",
        ";",
        "a",
        "đ",
        " ",
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
);

/** Numbers as they are said, 1 to 31, and the patterns that find them. */
const ONES = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const AFTER_TENS = ["mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín"];

const said = new Map<string, number>();
ONES.forEach((word, index) => {
  said.set(word, index + 1);
  said.set(`mười ${index === 4 ? "lăm" : word}`, index + 11);
  said.set(`hai mươi ${AFTER_TENS[index] ?? ""}`, index + 21);
});
for (const [word, value] of [
  ["mười", 10],
  ["hai mươi", 20],
  ["hai mươi bốn", 24],
  ["ba mươi", 30],
  ["ba mươi mốt", 31],
  ["tư", 4],
  ["bẩy", 7],
] as const) {
  said.set(word, value);
}

/** The longest first: "mười lăm" is not "mười". */
const WORDS = [...said.keys()].sort((a, b) => b.length - a.length);

/** Matches a number in digits or words. */
export const NUMBER = `(?:\\d{1,3}|${WORDS.join("|")})`;

const bare = (word: string): string => word.normalize("NFD").replace(/\p{Mn}/gu, "");
const saidBare = new Map([...said].toReversed().map(([word, value]) => [bare(word), value]));

/** The value of what `NUMBER` matched. Without marks "bay" is seven and "tu" four. */
export function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (said.get(text) ?? saidBare.get(bare(text)) ?? Number.NaN);
}

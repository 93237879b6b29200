/**
 * A Vietnamese text without its marks, as people have written SMS since there were any: marks that stand over letters go, and đ, which
 * never decomposes, becomes d. Everything else stays as it is.
 */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .normalize("NFC");
}

/** The English texts of one feature: full id → text, with `{0}`, `{1}` where the Vietnamese source has its expressions. */
export type Texts = Readonly<Record<string, string>>;

/** A translated text as @lit/localize takes it: a plain string, or the strings around the numbered values. */
export type Template = string | { strTag: true; strings: TemplateStringsArray; values: number[] };

/** Reads `"{0} of {1}"`. */
export function readTemplate(text: string): Template {
  const parts = text.split(/\{(\d+)\}/);
  if (parts.length === 1) return text;
  const around = parts.filter((_, index) => index % 2 === 0);
  return {
    strTag: true,
    strings: Object.assign(around, { raw: around }),
    values: parts.filter((_, index) => index % 2 === 1).map(Number),
  };
}

/** The numbers that a text names, sorted, each once. */
export function placeholders(text: string): number[] {
  return [...new Set([...text.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1])))].sort((a, b) => a - b);
}

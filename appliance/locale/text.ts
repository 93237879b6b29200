import type { Language } from "../../server/kernel/errors.ts";

/** One text in both languages: a missing translation does not compile. `{name}` stands for a parameter. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export type TextParams = Readonly<Record<string, string | number>>;

export function say(text: Text, language: Language, params: TextParams = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

import { configureLocalization, msg, str, updateWhenLocaleChanges } from "@lit/localize";
import { formatFileSize } from "../../server/kernel/contract/text.ts";
import { readTemplate, type Texts } from "./texts.ts";

export { msg, str, updateWhenLocaleChanges };
export type { Texts };

export type Language = "vi" | "en";

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: "vi",
  targetLocales: ["en"],
  loadLocale: async () => {
    const { english } = await import("../locale/en/index.ts");
    const templates = Object.fromEntries(Object.entries(english).map(([id, text]) => [id, readTemplate(text)]));
    return { templates };
  },
});

/** The language on the screen now. */
export function language(): Language {
  return getLocale() === "en" ? "en" : "vi";
}

/** Puts the screen into a language without a reload; resolves when its texts are there. */
export async function setLanguage(next: Language): Promise<void> {
  await setLocale(next);
  document.documentElement.lang = next;
}

/** A number as the language writes it: 1.234,5 or 1,234.5. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language() === "vi" ? "vi-VN" : "en-GB", options).format(value);
}

/** A file's size: `812 B`, `1,5 MB`. */
export function formatSize(bytes: number): string {
  return formatFileSize(bytes, language());
}

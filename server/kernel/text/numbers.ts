import type { TextLanguage } from "./dates.ts";

const SIGNS: Readonly<Record<TextLanguage, { group: string; decimal: string }>> = {
  vi: { group: ".", decimal: "," },
  en: { group: ",", decimal: "." },
};

/** A number as people write it, 1.234,5 in Vietnamese and 1,234.5 in English, with at most that many decimals. */
export function formatNumber(value: number, language: TextLanguage, maxDecimals = 2): string {
  if (!Number.isFinite(value)) return "–";
  const { group, decimal } = SIGNS[language];
  const [whole = "0", fraction = ""] = plainDigits(Math.abs(value), maxDecimals).split(".");
  const decimals = fraction.replace(/0+$/, "");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group) + (decimals === "" ? "" : decimal + decimals);
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** Digits without an exponent; beyond 10^21 toFixed would write one. */
function plainDigits(value: number, decimals: number): string {
  return value >= 1e21 ? BigInt(value).toString() : value.toFixed(decimals);
}

/** A number that a person typed in that language's way; null for what is none. Groups may be left out but not misplaced: 1.23 is no Vietnamese number. */
export function parseNumber(typed: string, language: TextLanguage): number | null {
  const { group, decimal } = SIGNS[language];
  const [, sign = "", digits = ""] = /^([-−]?)(\d[\d.,]*)$/.exec(typed.trim()) ?? [];
  const [integer = "", decimals = "0", more] = digits.split(decimal);
  if (more !== undefined || !isInteger(integer, group) || !/^\d+$/.test(decimals)) return null;
  const value = Number(`${integer.replaceAll(group, "")}.${decimals}`);
  return sign === "" || value === 0 ? value : -value;
}

function isInteger(text: string, group: string): boolean {
  const [first = "", ...others] = text.split(group);
  if (others.length === 0) return /^\d+$/.test(first);
  return /^\d{1,3}$/.test(first) && others.every((part) => /^\d{3}$/.test(part));
}

const SIZE_UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** A size of a file, in units of 1,024: "812 B", "1,5 MB"; one decimal below 100. */
export function formatFileSize(bytes: number, language: TextLanguage): string {
  let value = bytes;
  let unit = 0;
  while (unit < SIZE_UNITS.length - 1 && roundedFor(value) >= 1024) {
    value /= 1024;
    unit++;
  }
  return `${formatNumber(roundedFor(value), language, 1)} ${SIZE_UNITS[unit] ?? "B"}`;
}

function roundedFor(value: number): number {
  return value < 99.95 ? Math.round(value * 10) / 10 : Math.round(value);
}

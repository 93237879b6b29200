import { hexOf, packSeptets, textOfSeptets, unpackSeptets } from "./pdu/index.ts";
import { septetsOf } from "./pdu/alphabet/gsm7.ts";

/** `*101#` as some modems want it: packed septets in hex, filled with CR (3GPP TS 23.038 §6.1.2.3.1). */
export function packUssd(text: string): string {
  const septets = [...text].flatMap((character) => septetsOf(character) ?? []);
  const isShort = septets.length % 8 === 7;
  return hexOf(packSeptets(isShort ? [...septets, 0x0d] : septets));
}

/** What the network answered. */
export interface UssdAnswer {
  readonly text: string;
  /** It waits for a choice: the dialogue must be ended. */
  readonly wantsMore: boolean;
}

/**
 * `+CUSD: 0,"…",15`. Modems give the text as it is, as packed septets, or as UCS-2, and tell it by a data coding (3GPP TS 23.038 §5) that not
 * all of them set right: what is hex is tried as what the coding says.
 */
export function readUssd(line: string): UssdAnswer | undefined {
  const match = /^\+CUSD: *(\d+)(?: *, *"([^]*)"(?: *, *(\d+))?)?/.exec(line);
  if (!match) return undefined;
  return { text: textOf(match[2] ?? "", Number(match[3] ?? 15)), wantsMore: match[1] === "1" };
}

function textOf(raw: string, coding: number): string {
  if (!/^([0-9A-F]{2})+$/i.test(raw) || raw.length < 4) return raw;
  const octets = Uint8Array.from(raw.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // 72: UCS-2. 68: octets. 15 and the others: the default alphabet.
  if (coding === 72 || (raw.length % 4 === 0 && /^00[2-7]/.test(raw))) {
    return (raw.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
  }
  if (coding === 68) return Buffer.from(octets).toString("latin1");
  // Plain digits look like hex: an amount is left as it came.
  if (/^\d+$/.test(raw)) return raw;
  const text = textOfSeptets(unpackSeptets(octets, Math.floor((octets.length * 8) / 7)));
  return text.replace(/[\r@]$/, "");
}

/** Patterns by which the amount is found, the first that fits; the operator's own comes before. Group 1 is the amount. */
const AMOUNTS = [
  /(?:tk ?(?:goc|chinh)|tai khoan(?: goc| chinh)?|tkc|tkg|goc|balance)\D{0,12}([\d.,]+) *(?:d|đ|dong|vnd)?/i,
  /([\d.,]+) *(?:d|đ|dong|vnd)\b/i,
];

/** The amount in đồng, where the text tells one. */
export function amountIn(text: string, pattern?: RegExp): number | undefined {
  for (const each of [...(pattern ? [pattern] : []), ...AMOUNTS]) {
    const found = each.exec(text)?.[1]?.replace(/[.,]/g, "");
    if (found !== undefined && found !== "") return Number(found);
  }
  return undefined;
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The colours of one block of the stylesheet. */
function colours(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf("}", start));
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of block.matchAll(/--cs-([\w-]+): (#[0-9a-f]{6});/g)) found[name] = value;
  return found;
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast as WCAG 2.2 §1.4.3 reckons it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const themes = { light: colours(`[data-theme="light"] {`), dark: colours(`[data-theme="dark"] {`) };

describe.each(Object.entries(themes))("contrast on %s ground", (_, of) => {
  const colour = (name: string): string => of[name]!;
  const grounds = ["paper", "sunken", "raised", "hover", "indigo-tint"];

  it.each(["ink", "ink-2", "ink-3"].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    "%s on %s can be read",
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ["indigo", "paper"],
    ["indigo", "raised"],
    ["indigo", "sunken"],
    ["indigo", "indigo-tint"],
    ["on-indigo", "indigo-fill"],
    ["on-indigo", "indigo-hover"],
    ["red", "paper"],
    ["red", "raised"],
    ["red", "red-tint"],
    ["on-red", "red-fill"],
    ["on-red", "red-hover"],
    ["green", "green-tint"],
    ["green", "paper"],
    ["amber", "amber-tint"],
    ["amber", "paper"],
    ...Array.from({ length: 8 }, (__, tone) => [`tone-${String(tone)}-ink`, `tone-${String(tone)}`] as const),
  ] as const)("%s on %s can be read", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["paper", "raised"])("the frame of a field is seen on %s", (ground) => {
    expect(contrast(colour("line-strong"), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

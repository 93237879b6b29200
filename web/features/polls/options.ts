/** Changes of a list of options while it is being written; each returns the new list and the place where the typing goes on. */
export interface Edited {
  readonly options: readonly string[];
  readonly focus: number;
}

export function addOption(options: readonly string[], after: number, most: number): Edited {
  if (options.length >= most) return { options, focus: Math.min(after + 1, options.length - 1) };
  return { options: options.toSpliced(after + 1, 0, ""), focus: after + 1 };
}

/** Two lines always stay: an emptied one is better than none. */
export function removeOption(options: readonly string[], index: number): Edited {
  const focus = Math.max(0, index - 1);
  return options.length <= 2
    ? { options: options.with(index, ""), focus: index }
    : { options: options.toSpliced(index, 1), focus };
}

/** Moves an option by one place; at the ends it stays. */
export function moveOption(options: readonly string[], index: number, by: 1 | -1): Edited {
  const to = index + by;
  const [here, there] = [options[index], options[to]];
  if (here === undefined || there === undefined) return { options, focus: index };
  return { options: options.with(index, there).with(to, here), focus: to };
}

/** Several pasted lines make several options: list marks ("1.", "a)", "-") fall away, empty lines too. Undefined for a single line. */
export function pasteOptions(
  options: readonly string[],
  index: number,
  pasted: string,
  place: { readonly from: number; readonly to: number },
  most: number,
): Edited | undefined {
  const lines = pasted
    .split(/\r\n|[\r\n\u2028]/)
    .map((line) => line.replaceAll("\t", " ").trim())
    .filter((line) => line !== "");
  if (lines.length < 2) return undefined;
  const clean = lines.map((line) => line.replace(/^(?:[-–•*+]|\d{1,2}[.)]|\p{L}[.)])\s+/u, ""));
  const old = options[index] ?? "";
  const first = old.slice(0, place.from) + (clean[0] ?? "");
  const last = (clean.at(-1) ?? "") + old.slice(place.to);
  const made = [first, ...clean.slice(1, -1), last];
  // Empty lines below give way, so that pasting into a fresh form leaves no holes.
  const below = options.slice(index + 1);
  const kept = below.every((text) => text.trim() === "") ? [] : below;
  return {
    options: [...options.slice(0, index), ...made, ...kept].slice(0, most),
    focus: Math.min(index + made.length, most) - 1,
  };
}

/** A key press as the office reads it: lower-case names joined by `+` (`ctrl+k`, `?`, `arrowdown`). */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const SEQUENCE_PAUSE = 1200;

/**
 * The name of a press. A Vietnamese input method may report letters as "Process" or marked, so the physical key decides for those.
 * Shift is part of the character (`?`) except with named keys.
 */
export function nameOf(press: Press): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  const plain = /^[\x21-\x7e]$/.test(press.key);
  const key = plain ? press.key.toLowerCase() : (letter ?? press.key.toLowerCase());
  const named = key.length > 1;
  return [
    press.ctrlKey || press.metaKey ? "ctrl+" : "",
    press.altKey ? "alt+" : "",
    press.shiftKey && (named || (letter !== undefined && plain)) ? "shift+" : "",
    key,
  ].join("");
}

/** Reads presses into the key strings of a table: single (`c`, `ctrl+k`) or two in a row (`g m`). */
export class KeyReader {
  #held: string | undefined;
  #heldAt = 0;

  /** The key string of `known` that this press completes, if it does. */
  read(name: string, now: number, known: Iterable<string>): string | undefined {
    const keys = new Set(known);
    const held = this.#held !== undefined && now - this.#heldAt <= SEQUENCE_PAUSE ? this.#held : undefined;
    this.#held = undefined;
    if (held !== undefined && keys.has(`${held} ${name}`)) return `${held} ${name}`;
    if (keys.has(name)) return name;
    if ([...keys].some((key) => key.startsWith(`${name} `))) {
      this.#held = name;
      this.#heldAt = now;
    }
    return undefined;
  }
}

import { DEFAULT_ALPHABET, DEFAULT_EXTENSION, ESCAPE, NOTHING } from "./default.ts";
import { LOCKING_TABLES, SINGLE_TABLES } from "./national.ts";

/** Which national tables a text uses, by language identifier; neither: the default alphabet and its extension. */
export interface Shifts {
  readonly locking?: number;
  readonly single?: number;
}

/** Whether we have the tables that are asked for. */
export function knowsShifts({ locking, single }: Shifts): boolean {
  return (locking === undefined || LOCKING_TABLES.has(locking)) && (single === undefined || SINGLE_TABLES.has(single));
}

const lockingTable = ({ locking }: Shifts): string =>
  (locking === undefined ? undefined : LOCKING_TABLES.get(locking)) ?? DEFAULT_ALPHABET;
const singleTable = ({ single }: Shifts): ReadonlyMap<number, string> =>
  (single === undefined ? undefined : SINGLE_TABLES.get(single)) ?? DEFAULT_EXTENSION;

/**
 * The text of septets (3GPP TS 23.038 §6.2.1). After an escape, a code that the extension table lacks shows the character of the main
 * table (§6.2.1.1), and a second escape shows a space; a language that we do not know is read in the default tables (§6.2.1.2.4).
 */
export function textOfSeptets(septets: Uint8Array, shifts: Shifts = {}): string {
  const main = lockingTable(shifts);
  const extension = singleTable(shifts);
  const shown = (code: number): string => {
    const character = main[code] ?? NOTHING;
    return character === NOTHING ? " " : character;
  };
  let text = "";
  for (let index = 0; index < septets.length; index++) {
    const code = septets[index] ?? 0;
    if (code !== ESCAPE) {
      text += shown(code);
      continue;
    }
    const next = septets[++index];
    // An escape at the end of a part announces a character that never came.
    text += next === undefined || next === ESCAPE ? " " : (extension.get(next) ?? shown(next));
  }
  return text;
}

interface Codes {
  /** Character to its one or two septets. */
  readonly of: ReadonlyMap<string, readonly number[]>;
}

const made = new Map<string, Codes>();

function codes(shifts: Shifts): Codes {
  const key = `${shifts.locking ?? 0}/${shifts.single ?? 0}`;
  const known = made.get(key);
  if (known) return known;
  const of = new Map<string, readonly number[]>();
  // Some tables have a character twice: the first place is taken, and the main table before the extension.
  [...lockingTable(shifts)].forEach((character, code) => {
    if (character !== NOTHING && !of.has(character)) of.set(character, [code]);
  });
  for (const [code, character] of singleTable(shifts)) if (!of.has(character)) of.set(character, [ESCAPE, code]);
  const fresh = { of };
  made.set(key, fresh);
  return fresh;
}

/** The one or two septets of a character, or undefined where these tables lack it. */
export function septetsOf(character: string, shifts: Shifts = {}): readonly number[] | undefined {
  return codes(shifts).of.get(character);
}

/** Whether every character of the text is in the default alphabet or its extension. */
export function isGsm7(text: string, shifts: Shifts = {}): boolean {
  const { of } = codes(shifts);
  for (const character of text) if (!of.has(character)) return false;
  return true;
}

import { isGsm7, septetsOf, type Shifts } from "./alphabet/gsm7.ts";
import { refused, type Result } from "./fault.ts";
import { septetsOfHeader } from "./septets.ts";
import { MOST_USER_DATA } from "./user-data.ts";

export type TextAlphabet = "gsm7" | "ucs2";

/** How a text is cut for sending. */
export interface SplitText {
  readonly alphabet: TextAlphabet;
  readonly parts: readonly string[];
  /** Septets, or UTF-16 units, of the whole text. */
  readonly units: number;
  /** How many more units the last part would hold. */
  readonly left: number;
}

export interface SplitOptions {
  readonly alphabet?: TextAlphabet | undefined;
  /** References above 255 need a longer header. */
  readonly wide?: boolean;
  readonly shifts?: Shifts;
}

/** The number of a part is one octet (3GPP TS 23.040 §9.2.3.24.1). */
const MOST_PARTS = 255;

const headerOctets = (wide: boolean, shifts: Shifts): number =>
  1 + (wide ? 6 : 5) + (shifts.single === undefined ? 0 : 3) + (shifts.locking === undefined ? 0 : 3);

/**
 * Cuts a text: 160 characters of the default alphabet in one part and 153 in each of several, 70 and 67 in UCS-2, less where the header is
 * longer. Neither an escape pair nor a surrogate pair is ever cut in two (3GPP TS 23.040 §9.2.3.24.1).
 */
export function splitText(text: string, options: SplitOptions = {}): Result<SplitText> {
  const { wide = false, shifts = {} } = options;
  if (!text.isWellFormed()) return refused("text", "the text holds half of a surrogate pair");
  const alphabet = options.alphabet ?? (isGsm7(text, shifts) ? "gsm7" : "ucs2");
  const characters = [...text];
  const sizes = characters.map((character) =>
    alphabet === "gsm7" ? (septetsOf(character, shifts)?.length ?? 0) : character.length,
  );
  if (alphabet === "gsm7" && sizes.includes(0)) return refused("text", "the text is not in the 7-bit alphabet");
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const hasShifts = shifts.single !== undefined || shifts.locking !== undefined;
  const alone = room(alphabet, hasShifts ? headerOctets(wide, shifts) - (wide ? 6 : 5) : 0);
  if (units <= alone) return { ok: true, value: { alphabet, parts: [text], units, left: alone - units } };
  const most = room(alphabet, headerOctets(wide, shifts));
  const parts: string[] = [];
  let part = "";
  let used = 0;
  characters.forEach((character, index) => {
    const size = sizes[index] ?? 0;
    if (used + size > most) {
      parts.push(part);
      part = "";
      used = 0;
    }
    part += character;
    used += size;
  });
  parts.push(part);
  if (parts.length > MOST_PARTS) return refused("tooLong", `a message has at most ${MOST_PARTS} parts`);
  return { ok: true, value: { alphabet, parts, units, left: most - used } };
}

function room(alphabet: TextAlphabet, header: number): number {
  if (alphabet === "ucs2") return Math.floor((MOST_USER_DATA - header) / 2);
  return Math.floor((MOST_USER_DATA * 8) / 7) - septetsOfHeader(header);
}

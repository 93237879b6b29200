import { toneIndex } from "../../server/kernel/contract/text.ts";

export { givenName, initials } from "../../server/kernel/contract/text.ts";

/** How many tones a picture without a photo may have; `--cs-tone-0` … in tokens.css. */
export const TONES = 8;

/** A tone that is always the same for the same name. */
export function toneOf(name: string): number {
  return toneIndex(name, TONES);
}

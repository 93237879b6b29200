/** Two letters for a person's picture: of the last two words, since half the office may share the first (Nguyễn Minh Hằng → MH). */
export function initials(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase("vi");
}

/** How many tones a picture without a photo may have; `--cs-tone-0` … in tokens.css. */
export const TONES = 8;

/** A tone that is always the same for the same name. */
export function toneOf(name: string): number {
  let hash = 2166136261;
  for (const character of name.normalize("NFC")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) % TONES;
}

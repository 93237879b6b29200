import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Without what is mistaken for something else on a telephone's keyboard: 0 o, 1 l i, u v. */
const LETTERS = "abcdefghjkmnpqrstwxyz23456789";
const LENGTH = 16;

/** `kfm4-t8wn-q2xh-7cde`: 77 bits, to be typed once into a mail program. */
export function newProgramPassword(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

/** What is stored of it. So many random bits need no stretching: a mail program signs in every few minutes. */
export function digestOfProgramPassword(password: string): { salt: string; digest: string } {
  const salt = randomBytes(16).toString("base64url");
  return { salt, digest: digest(salt, password).toString("base64url") };
}

export function isProgramPassword(
  password: string,
  stored: { readonly salt: string; readonly digest: string },
): boolean {
  const expected = Buffer.from(stored.digest, "base64url");
  const found = digest(stored.salt, password);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function digest(salt: string, password: string): Buffer {
  // Typed from the screen of another device: capitals, spaces and hyphens do not count.
  return createHash("sha256").update(salt).update(password.toLowerCase().replace(/[\s-]/g, "")).digest();
}

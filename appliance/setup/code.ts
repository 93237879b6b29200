import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { networkInterfaces } from "node:os";

/** Without the letters and digits that are mistaken for each other when read aloud. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code that a person reads off the console and types: `K7MQ-2XRD`, 40 bits. */
export function newSetupCode(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Whether what was typed is the code; spaces, hyphens and small letters do not matter. */
export function isCode(typed: string | undefined, code: string): boolean {
  const digest = (text: string) =>
    createHash("sha256")
      .update(text.toUpperCase().replace(/[^A-Z0-9]/g, ""))
      .digest();
  return typed !== undefined && timingSafeEqual(digest(typed), digest(code));
}

/** Whether the peer is this machine itself: whoever sits at it may set it up without the code. */
export function isThisMachine(address: string): boolean {
  const plain = address.replace(/^::ffff:/, "");
  if (plain === "::1" || plain.startsWith("127.")) return true;
  return Object.values(networkInterfaces()).some((cards) => cards?.some((card) => card.address === plain));
}

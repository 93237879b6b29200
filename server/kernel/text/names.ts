import { fold } from "./fold.ts";

function partsOf(fullName: string): string[] {
  return fullName.normalize("NFC").match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
}

/** The name by which a person is called: the last word ("Nguyễn Văn Hùng" is Hùng). */
export function givenName(fullName: string): string {
  return partsOf(fullName).at(-1) ?? fullName.trim();
}

/**
 * At most two capitals for a picture: of the first and of the last word ("Nguyễn Văn Hùng" is NH). Tones are dropped, letters are kept ("Đặng Ánh" is ĐA,
 * "Lê Ân" is LÂ). Empty when there is no letter.
 */
export function initials(fullName: string): string {
  const parts = partsOf(fullName);
  const ends = parts.length > 1 ? [parts.at(0), parts.at(-1)] : parts;
  return ends.map((part) => initial(part ?? "")).join("");
}

function initial(part: string): string {
  const [first = ""] = part;
  return (
    first
      .normalize("NFD")
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "")
      .normalize("NFC")
      // Some letters of other scripts have a capital of two.
      .toUpperCase()
      .replace(/^(\P{M}\p{M}*).*$/su, "$1")
  );
}

export const MAX_LOGIN_LENGTH = 32;

/**
 * A login name in the way of Vietnamese offices: the given name, then the initials of the names before it, without marks ("Nguyễn Văn Hùng" is `hungnv`).
 * When `isTaken` says so, a number from 2 on follows. Always `[a-z][a-z0-9]*`, at most 32 characters; `user` when the name has no Latin letter.
 */
export function suggestLogin(fullName: string, isTaken: (login: string) => boolean = () => false): string {
  const parts = partsOf(fullName)
    .map((part) => fold(part).replace(/[^a-z]/g, ""))
    .filter((part) => part !== "");
  const before = parts.slice(0, -1).map((part) => part.charAt(0));
  const login = (parts.at(-1) ?? "user").slice(0, 20) + before.join("").slice(0, 4);
  if (!isTaken(login)) return login;
  let number = 2;
  while (isTaken(login + String(number))) number++;
  return login + String(number);
}

/** A stable number from 0 to `count - 1` for a name, by which its picture is coloured; case, marks and spaces do not change it. */
export function toneIndex(fullName: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const character of fold(fullName)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % count;
}

import { msg } from "../../kernel/i18n.ts";
import type { PersonCard, ProfilePatch } from "./api.ts";

/** The form of a profile: every field as text. */
export interface ProfileForm {
  mobile: string;
  officePhone: string;
  extension: string;
  room: string;
  birthdayOn: string;
}

export function formOf(person: PersonCard): ProfileForm {
  return {
    mobile: person.mobile?.replace(/^\+84/, "0") ?? "",
    officePhone: person.officePhone ?? "",
    extension: person.extension ?? "",
    room: person.room ?? "",
    birthdayOn: person.birthdayOn ?? "",
  };
}

/** What differs from what the server holds; an emptied field is null. Undefined when nothing does. */
export function patchOf(form: ProfileForm, person: PersonCard): ProfilePatch | undefined {
  const before = formOf(person);
  const patch: Partial<Record<keyof ProfileForm, string | null>> = {};
  for (const field of Object.keys(form) as (keyof ProfileForm)[]) {
    const text = form[field].trim();
    if (text !== before[field]) patch[field] = text === "" ? null : text;
  }
  return Object.keys(patch).length === 0 ? undefined : { ...patch, revision: person.revision };
}

/** A browser and its machine in a few words, from what it calls itself: "Chrome, Windows". */
export function agentText(agent: string): string {
  const browsers: readonly [RegExp, string][] = [
    [/Edg\//, "Edge"],
    [/coc_coc_browser/i, "Coc Coc"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ];
  const systems: readonly [RegExp, string][] = [
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ];
  const first = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  const parts = [first(browsers), first(systems)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : msg("Trình duyệt khác", { id: "profile.other-browser" });
}

export interface PasswordForm {
  current: string;
  next: string;
  again: string;
}

export function checkPassword({ current, next, again }: PasswordForm): Partial<Record<keyof PasswordForm, string>> {
  if (current === "") return { current: msg("Hãy nhập mật khẩu đang dùng.", { id: "profile.need-current" }) };
  if ([...next].length < 8) return { next: msg("Mật khẩu cần ít nhất 8 ký tự.", { id: "profile.too-short" }) };
  if (next !== again) return { again: msg("Hai lần nhập chưa giống nhau.", { id: "profile.not-same" }) };
  return {};
}

/** The largest square in the middle of a picture, moved by `shift` (−1 … 1) along its longer side; and closer by `zoom` (1 … 4). */
export function squareOf(
  width: number,
  height: number,
  { zoom, x, y }: { zoom: number; x: number; y: number },
): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / Math.max(1, zoom);
  const place = (length: number, shift: number) => ((length - side) / 2) * (1 + Math.max(-1, Math.min(1, shift)));
  return { left: place(width, x), top: place(height, y), side };
}

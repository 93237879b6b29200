import { msg, str } from "../../kernel/i18n.ts";
import { givenName } from "../../kernel/names.ts";

/** Greets by the hour of the agency's day, with the person's given name (the last word of a Vietnamese name). */
export function greeting(name: string, hour: number): string {
  // An account that is no person ("Quản trị viên") has no given name: its last word is not written as one.
  const last = givenName(name);
  const given = last === last.toLocaleLowerCase("vi") ? name : last;
  if (hour < 11) return msg(str`Chào buổi sáng, ${given}`, { id: "today.morning" });
  if (hour < 13) return msg(str`Chào buổi trưa, ${given}`, { id: "today.noon" });
  if (hour < 18) return msg(str`Chào buổi chiều, ${given}`, { id: "today.afternoon" });
  return msg(str`Chào buổi tối, ${given}`, { id: "today.evening" });
}

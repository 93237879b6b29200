import { fold } from "../../../kernel/text/index.ts";

/** Names before the @ that lead somewhere in every office, and that nobody else may have. */
export const ADMINISTRATORS = ["postmaster", "abuse", "hostmaster", "webmaster"] as const;
/** The whole office, beside `everyone`. */
export const EVERYBODY = "toan-co-quan";

const BODY = /^(everyone|(?:department|unit|position|group)-[1-9]\d{0,15}|role-[a-z][a-z0-9-]{0,40})$/;
const LONGEST = 60;

/** `Nguyễn Văn An` is `nguyen.van.an`, `Phòng Hành chính` is `phong-hanh-chinh`; empty where nothing is left. */
export function slugOf(name: string, joint: "." | "-"): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  return words
    .join(joint)
    .slice(0, LONGEST)
    .replace(/[.-]+$/, "");
}

/** The audience key that a name of the stable kind stands for: `department-3` is `department:3`. */
export function bodyOf(local: string): string | undefined {
  return BODY.exec(local)?.[0].replace("-", ":");
}

/** Names that the program itself gives a meaning. */
export function isReserved(local: string): boolean {
  return (
    bodyOf(local) !== undefined ||
    local === EVERYBODY ||
    local === "mailer-daemon" ||
    ADMINISTRATORS.some((name) => name === local)
  );
}

/** The first of `an`, `an.2`, `an.3` … that is free. */
export function firstFree(slug: string, joint: "." | "-", isTaken: (name: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  for (let n = 2; ; n += 1) {
    const name = `${slug}${joint}${String(n)}`;
    if (!isTaken(name)) return name;
  }
}

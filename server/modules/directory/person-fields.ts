import type { Db } from "../../kernel/database/db.ts";
import { isDay, nameSortKey } from "../../kernel/text/index.ts";
import type { PersonInput, PersonPatch } from "./contract.ts";
import { directoryErrors } from "./errors.ts";
import { readMobile, readPhone } from "./phones.ts";
import * as store from "./store.ts";

export type CurrentFields = store.PersonFields;

/** Blank text is no text. */
const clean = (text: string): string | null => text.normalize("NFC").replace(/\s+/g, " ").trim() || null;

/** The fields of a person after an input: what it does not name stays. Refuses telephones and birthdays that are none. */
export function fieldsFrom(
  input: PersonInput | PersonPatch,
  current: CurrentFields | undefined,
  today: string,
): store.PersonFields {
  const keep = <T>(
    given: T | null | undefined,
    before: T | null | undefined,
    read: (value: T) => T | null,
  ): T | null => {
    if (given === undefined) return before ?? null;
    return given === null ? null : read(given);
  };
  const name = clean(input.name ?? current?.name ?? "") ?? "";
  return {
    name,
    sortKey: nameSortKey(name),
    username: input.username ?? current?.username ?? "",
    mailAlias: keep(input.mailAlias, current?.mailAlias, clean),
    mobile: keep(input.mobile, current?.mobile, (text) => telephone(text, readMobile, "/body/mobile")),
    officePhone: keep(input.officePhone, current?.officePhone, (text) =>
      telephone(text, readPhone, "/body/officePhone"),
    ),
    extension: keep(input.extension, current?.extension, clean),
    room: keep(input.room, current?.room, clean),
    birthdayOn: keep(input.birthdayOn, current?.birthdayOn, (day) => birthday(day, today)),
    language: input.language ?? current?.language ?? "vi",
  };
}

function telephone(text: string, read: (text: string) => string | undefined, field: string): string | null {
  if (clean(text) === null) return null;
  const number = read(text);
  if (number === undefined) throw directoryErrors.phone({ text }, field);
  return number;
}

function birthday(day: string, today: string): string {
  if (isDay(day) && day >= "1900-01-01" && day < today) return day;
  throw directoryErrors.birthday({}, "/body/birthdayOn");
}

/** Refuses a username or alias that is anybody else's username or alias: both are mail addresses. */
export function demandFreeNames(
  db: Db,
  fields: Pick<store.PersonFields, "username" | "mailAlias">,
  personId: number | undefined,
): void {
  const isTaken = (name: string) => {
    const holder = store.findPersonByMailName(db, name);
    return holder !== undefined && holder.id !== personId;
  };
  if (isTaken(fields.username)) throw directoryErrors.usernameTaken({ name: fields.username }, "/body/username");
  if (fields.mailAlias !== null && isTaken(fields.mailAlias))
    throw directoryErrors.usernameTaken({ name: fields.mailAlias }, "/body/mailAlias");
}

/** Checks the posts of an input; a department that has ended may stay where it was, but nobody new comes in. */
export function postsFrom(
  db: Db,
  posts: readonly store.PostFields[],
  before: readonly store.PostFields[],
): store.PostFields[] {
  return posts.map(({ departmentId, positionId }) => {
    if (departmentId !== null && !before.some((post) => post.departmentId === departmentId)) {
      const department = store.findDepartment(db, departmentId);
      if (department?.validToOn !== null) throw directoryErrors.unknownDepartment({}, "/body/posts");
    }
    if (positionId !== null && !store.findPosition(db, positionId))
      throw directoryErrors.unknownPosition({}, "/body/posts");
    return { departmentId, positionId };
  });
}

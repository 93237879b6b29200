import { may, type Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { Language, Refusal } from "../../../kernel/errors.ts";
import { fold, suggestLogin } from "../../../kernel/text/index.ts";
import type { PersonInput } from "../contract.ts";
import { directoryErrors } from "../errors.ts";
import { roleName } from "../names.ts";
import { readMobile, readPhone } from "../phones.ts";
import * as store from "../store.ts";
import { atMost, blank, day, dayCell, dayOfCell, digits, optional, phone, required, username } from "./cells.ts";
import type { Cells, ReadCells, RecordReader } from "./plan.ts";

/** Rows of people against the directory as it stands: read once, so that ten thousand rows ask the database nothing. */
export interface PeopleBook {
  readonly reader: RecordReader;
  /** The cells of everyone active, by name: the export. */
  records(): Cells[];
  /** What the named columns of a row mean for the use cases; a position that is not there yet is made by `positionId`. */
  inputOf(cells: Cells, keys: readonly string[], positionId: (name: string) => number): Partial<PersonInput>;
}

export function openPeopleBook(db: Db, actor: Actor, language: Language, today: string): PeopleBook {
  const people = store.allPeople(db);
  const departments = store.allDepartments(db);
  const open = departments.filter(({ validToOn }) => validToOn === null);
  const codeOf = new Map(departments.map(({ id, code }) => [id, code]));
  const positionName = new Map(store.allPositions(db).map(({ id, name }) => [id, name]));
  const positionByFold = new Map([...positionName.values()].map((name) => [fold(name), name]));
  const roles = store.allRoles(db).map((row) => ({ ...row, shown: roleName(row, language) }));
  const cellsById = new Map(people.map((person) => [person.id, cellsOf(person)]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const byUsername = new Map(people.map((person) => [person.username, person]));
  const byNameAndPlace = new Map<string, store.PersonRecord | "several">();
  for (const person of people.filter(({ active }) => active === 1)) {
    const key = placeKey(person.name, cellsById.get(person.id)?.["department"] ?? "");
    byNameAndPlace.set(key, byNameAndPlace.has(key) ? "several" : person);
  }
  /** Every username and alias, and whose it is: a person's, or a row's of this file. */
  const claimed = new Map<string, string>();
  for (const { id, username: name, mailAlias } of people) {
    claimed.set(name, `id ${String(id)}`);
    if (mailAlias !== null) claimed.set(mailAlias, `id ${String(id)}`);
  }
  const rowOf = new Map<number, number>();

  function cellsOf(person: store.PersonRecord): Cells {
    const posts = store.postsOf(db, person.id);
    const [main, ...others] = posts;
    return {
      name: person.name,
      username: person.username,
      position: main?.positionTitle ?? "",
      department: codeCell(main?.departmentId ?? null),
      otherPosts: others
        .map((post) => `${post.positionTitle ?? ""} @ ${codeCell(post.departmentId)}`.trim())
        .join("; "),
      mobile: person.mobile?.replace(/^\+84/, "0") ?? "",
      officePhone: person.officePhone?.replace(/^\+84/, "0") ?? "",
      extension: person.extension ?? "",
      room: person.room ?? "",
      birthday: dayCell(person.birthdayOn),
      mailAlias: person.mailAlias ?? "",
      roles: store
        .rolesOf(db, person.id)
        .map((role) => roleName(role, language))
        .join("; "),
    };
  }

  function codeCell(id: number | null): string {
    return id === null ? "" : (codeOf.get(id) ?? "");
  }

  function department(text: string): string | Refusal {
    const found =
      open.find(({ code }) => fold(code) === fold(text)) ?? open.find(({ name }) => fold(name) === fold(text));
    return found?.code ?? directoryErrors.cellDepartment({ text: text.slice(0, 80) });
  }

  const position = (text: string): string | Refusal =>
    text.length > 100 ? directoryErrors.cellLong({ most: 100 }) : (positionByFold.get(fold(text)) ?? text);

  function otherPosts(text: string): string | Refusal {
    const written: string[] = [];
    for (const part of text.split(";")) {
      const [title = "", place = ""] = part.split("@").map((piece) => piece.trim());
      if (title === "" && place === "") continue;
      const found = place === "" ? "" : department(place);
      const named = title === "" ? "" : position(title);
      if (typeof found === "object") return found;
      if (typeof named === "object") return named;
      written.push(`${named} @ ${found}`.trim());
    }
    return written.length > 9 ? directoryErrors.cellLong({ most: 9 }) : written.join("; ");
  }

  function rolesCell(text: string): string | Refusal {
    const wanted = text.split(";").map((part) => part.trim());
    const found = new Set<number>();
    for (const name of wanted.filter((part) => part !== "")) {
      const role = roles.find((row) =>
        [row.shown, roleName(row, "vi"), roleName(row, "en"), row.key].some((known) => fold(known) === fold(name)),
      );
      if (!role) return directoryErrors.cellRole({ text: name.slice(0, 60) });
      found.add(role.id);
    }
    return roles
      .filter(({ id }) => found.has(id))
      .map(({ shown }) => shown)
      .join("; ");
  }

  function birthday(text: string): string | Refusal {
    const read = day(text);
    if (typeof read === "object") return read;
    const on = dayOfCell(read) ?? "";
    return on >= "1900-01-01" && on < today ? read : directoryErrors.birthday();
  }

  const readers: Record<string, (text: string) => string | Refusal> = {
    name: required(atMost(100)),
    username: optional(username),
    position: optional(position),
    department: optional(department),
    otherPosts: optional(otherPosts),
    mobile: optional(phone(readMobile)),
    officePhone: optional(phone(readPhone)),
    extension: optional(digits),
    room: optional(atMost(60)),
    birthday: optional(birthday),
    mailAlias: optional(username),
    roles: optional(rolesCell),
  };

  function matchOf(cells: ReadCells): store.PersonRecord | undefined {
    const login = cells["username"];
    if (typeof login === "string" && login !== "") return byUsername.get(login);
    const found = byNameAndPlace.get(placeKey(String(cells["name"] ?? ""), String(cells["department"] ?? "")));
    return found === "several" ? undefined : found;
  }

  return {
    records: () => people.filter(({ active }) => active === 1).map(({ id }) => cellsById.get(id) ?? {}),

    reader: {
      read(cells) {
        const read: ReadCells = {};
        for (const [key, text = ""] of Object.entries(cells)) {
          const reader = readers[key];
          if (reader) read[key] = reader(text);
        }
        if ((read["username"] ?? "") === "") {
          const found = matchOf(read);
          const name = typeof read["name"] === "string" ? read["name"] : "";
          if (found) read["username"] = found.username;
          else if (name !== "") read["username"] = suggestLogin(name, (login) => claimed.has(login));
        }
        // An empty cell says nothing of roles: who is there keeps them, who is new is staff.
        if (read["roles"] === "") delete read["roles"];
        return read;
      },
      match(cells) {
        const found = matchOf(cells);
        return found && { id: found.id, cells: cellsById.get(found.id) ?? {} };
      },
      faults(cells, row, id, before) {
        const faults: ReadCells = {};
        const person = id === undefined ? undefined : byId.get(id);
        if (person && person.active !== 1) faults["username"] = directoryErrors.hasLeft({ name: person.name });
        if (id !== undefined) {
          const earlier = rowOf.get(id);
          if (earlier !== undefined) faults["username"] = directoryErrors.cellTwice({ row: earlier });
          else rowOf.set(id, row);
        }
        const owner = id === undefined ? `row ${String(row)}` : `id ${String(id)}`;
        for (const key of ["username", "mailAlias"]) {
          const name = cells[key];
          if (typeof name !== "string" || name === "") continue;
          const holder = claimed.get(name);
          if (holder === undefined) claimed.set(name, owner);
          else if (holder !== owner)
            faults[key] ??= holder.startsWith("row ")
              ? directoryErrors.cellTwice({ row: holder.slice(4) })
              : directoryErrors.usernameTaken({ name });
        }
        const wanted = cells["roles"];
        const usual = roleName({ key: "staff", name: null }, language);
        const isUsual = id === undefined && (wanted === usual || wanted === "");
        if (
          typeof wanted === "string" &&
          wanted !== before?.["roles"] &&
          !isUsual &&
          !may(actor, "directory.manageRoles")
        )
          faults["roles"] = directoryErrors.cellRoleForbidden();
        return faults;
      },
    },

    inputOf(cells, keys, positionId) {
      const text = (key: string) => (keys.includes(key) ? cells[key] : undefined);
      const nullable = (key: string) => (text(key) === undefined ? undefined : blank(text(key)));
      const rolesText = text("roles");
      return withoutUndefined({
        name: text("name"),
        username: text("username"),
        mobile: nullable("mobile"),
        officePhone: nullable("officePhone"),
        extension: nullable("extension"),
        room: nullable("room"),
        mailAlias: nullable("mailAlias"),
        birthdayOn: text("birthday") === undefined ? undefined : dayOfCell(text("birthday")),
        roleIds:
          rolesText === undefined
            ? undefined
            : roles.filter(({ shown }) => rolesText.split("; ").includes(shown)).map(({ id }) => id),
        posts: POST_KEYS.some((key) => keys.includes(key)) ? postsOf(cells, positionId) : undefined,
      });
    },
  };

  function postsOf(cells: Cells, positionId: (name: string) => number): PersonInput["posts"] {
    const post = (title: string, code: string) => ({
      departmentId: (open.find((row) => row.code === code) ?? departments.find((row) => row.code === code))?.id ?? null,
      positionId: title === "" ? null : positionId(title),
    });
    const main = post(cells["position"] ?? "", cells["department"] ?? "");
    const others = (cells["otherPosts"] ?? "")
      .split("; ")
      .filter((part) => part !== "")
      .map((part) => {
        const [title = "", code = ""] = part.split("@").map((piece) => piece.trim());
        return post(title, code);
      });
    return main.departmentId === null && main.positionId === null && others.length === 0 ? [] : [main, ...others];
  }
}

/** The columns that make up the posts: a change of one writes them all. */
const POST_KEYS = ["position", "department", "otherPosts"];

const placeKey = (name: string, department: string): string => `${fold(name)} @ ${department}`;

function withoutUndefined(fields: { [K in keyof PersonInput]?: PersonInput[K] | undefined }): Partial<PersonInput> {
  // What is undefined is left out, as exactOptionalPropertyTypes wants it.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

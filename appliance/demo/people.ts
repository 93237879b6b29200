import { addDays, suggestLogin } from "../../server/kernel/text/index.ts";
import { DEPARTMENTS, type DepartmentPlan, type PositionKey } from "./agency.ts";
import { drawName, type Sex } from "./names.ts";
import { drawPortrait } from "./portrait.ts";
import type { Random } from "./random.ts";

/** A person of the sample office. The place in the list is the person's number everywhere in the plan. */
export interface PersonPlan {
  readonly name: string;
  readonly username: string;
  readonly sex: Sex;
  readonly age: number;
  readonly department: string;
  readonly position: PositionKey;
  readonly roles: readonly string[];
  readonly birthdayOn: string;
  readonly room: string;
  readonly extension: string;
  readonly mobile: string;
  readonly officePhone: string;
  /** SVG; a few people have not given a picture yet. */
  readonly photo: string | undefined;
}

const AGES: Readonly<Record<PositionKey, readonly [number, number]>> = {
  director: [50, 59],
  "deputy-director": [44, 58],
  chief: [42, 56],
  "deputy-chief": [36, 52],
  head: [40, 58],
  "deputy-head": [34, 55],
  "centre-director": [42, 58],
  "centre-deputy": [36, 55],
  senior: [36, 59],
  officer: [23, 56],
  accountant: [27, 55],
  clerk: [24, 54],
  driver: [28, 59],
  employee: [24, 59],
};
const MOSTLY_MEN: readonly PositionKey[] = ["driver", "director"];
const MOSTLY_WOMEN: readonly PositionKey[] = ["clerk", "accountant"];

/** Everybody, leaders first; the second entry of the bureau is the administrator, who signs in as `admin`. */
export function drawPeople(random: Random, count: number, today: string): PersonPlan[] {
  const taken = new Set<string>(["admin"]);
  const posts = drawPosts(random, count);
  const adminAt = posts.findIndex(({ department, position }) => department.key === "bureau" && position === "officer");
  return posts.map(({ department, position }, index) => {
    const [youngest, oldest] = AGES[position];
    const age = random.between(youngest, oldest);
    const womanly = MOSTLY_WOMEN.includes(position) ? 0.88 : MOSTLY_MEN.includes(position) ? 0.1 : 0.5;
    const sex: Sex = random.chance(womanly) ? "female" : "male";
    const name = drawName(random, sex, age);
    const isAdmin = index === adminAt;
    const username = isAdmin ? "admin" : suggestLogin(name, (login) => taken.has(login));
    taken.add(username);
    return {
      name,
      username,
      sex,
      age,
      department: department.key,
      position,
      roles: isAdmin ? ["administrator", "staff"] : rolesOf(random, department, position),
      birthdayOn: addDays(`${String(Number(today.slice(0, 4)) - age)}-01-01`, random.between(0, 364)),
      room: `P.${String(department.floor)}${String(random.between(1, 12)).padStart(2, "0")}`,
      extension: String(100 + index),
      // 0900 000 … belongs to nobody: a sample office must not ring a stranger's telephone.
      mobile: `0900${String(index + 1).padStart(6, "0")}`,
      officePhone: "02050000000",
      photo: random.chance(0.92) ? drawPortrait(random, { sex, age }) : undefined,
    };
  });
}

function rolesOf(random: Random, department: DepartmentPlan, position: PositionKey): string[] {
  switch (position) {
    case "director":
    case "deputy-director":
      return ["leader"];
    case "chief":
    case "head":
    case "centre-director":
      return ["head"];
    case "clerk":
      return ["clerk"];
    default:
      return department.key === "merit" && random.chance(0.25) ? ["staff", "one-stop"] : ["staff"];
  }
}

interface PostPlan {
  readonly department: DepartmentPlan;
  readonly position: PositionKey;
}

/** Shares the people among the departments by weight; each has its head before it has anybody else, and the bureau its administrator. */
function drawPosts(random: Random, count: number): PostPlan[] {
  const board = departmentOf("board");
  const bureau = departmentOf("bureau");
  const posts: PostPlan[] = [
    { department: board, position: "director" },
    { department: bureau, position: "officer" },
    { department: bureau, position: "chief" },
    { department: bureau, position: "clerk" },
  ];
  const deputies = Math.min(4, Math.max(1, Math.round(count / 20)));
  for (let n = 0; n < deputies; n += 1) posts.push({ department: board, position: "deputy-director" });
  const working = DEPARTMENTS.filter(({ weight }) => weight > 0);
  for (const department of working) {
    if (department !== bureau && department.head) posts.push({ department, position: department.head });
  }
  const weights = Object.fromEntries(working.map(({ key, weight }) => [key, weight]));
  const sizes = new Map<string, number>();
  while (posts.length < count) {
    const department = departmentOf(random.weighted(weights));
    const size = (sizes.get(department.key) ?? 0) + 1;
    sizes.set(department.key, size);
    posts.push({ department, position: positionAt(random, department, size) });
  }
  return posts.slice(0, count).sort((a, b) => DEPARTMENTS.indexOf(a.department) - DEPARTMENTS.indexOf(b.department));
}

function positionAt(random: Random, department: DepartmentPlan, size: number): PositionKey {
  if (department.deputy && (size === 1 || size === 9)) return department.deputy;
  const other = department.others[size - 2];
  return other ?? (random.chance(0.2) ? "senior" : "officer");
}

function departmentOf(key: string): DepartmentPlan {
  const found = DEPARTMENTS.find((department) => department.key === key);
  if (!found) throw new Error(`There is no department ${key} in the sample agency.`);
  return found;
}

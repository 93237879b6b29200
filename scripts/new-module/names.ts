import { ModuleRefused } from "./refused.ts";

/** Which tier a module stands on, the lowest first: the lists of `.dependency-cruiser.js`. */
export const TIERS = ["ground", "foundation", "platform", "feature", "composite"] as const;
export type Tier = (typeof TIERS)[number];

/** What the placeholders of the templates stand for; `{{titleEn}}` is made of the name. */
export interface ModuleNames {
  /** The folder, the address, the first part of every id: `meeting-rooms`. */
  readonly name: string;
  /** `MeetingRooms` */
  readonly Name: string;
  /** `meetingRooms` */
  readonly camel: string;
  /** The first part of its tables: `meeting_rooms`. */
  readonly table: string;
  /** What the people of the office call it: `Phòng họp`. */
  readonly title: string;
  readonly titleEn: string;
  readonly tier: Tier;
}

export interface ModuleRequest {
  readonly name: string;
  readonly tier: string;
  readonly title?: string | undefined;
}

const LONGEST = 24;
const NAME = /^[a-z]+(-[a-z]+)*$/;
const TITLE = /^[\p{L}\p{N}][\p{L}\p{N} ,-]{0,39}$/u;
const RULE = `2 to ${LONGEST} lowercase letters a-z, words joined by single hyphens, such as meeting-rooms`;

/** The name becomes a variable: words of the language, and those that stand where it is put, cannot be one. */
const NO_VARIABLE = new Set(
  (
    "arguments async await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null of package private protected public return " +
    "static super switch this throw true try type typeof undefined var void while with yield " +
    "define-feature features furnish house identity msg services"
  ).split(" "),
);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `meeting-rooms` → `meetingRooms` */
export function camelCase(name: string): string {
  return name
    .split("-")
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join("");
}

/** Every form of the name; throws `ModuleRefused` for a name, a tier or a title that cannot be. */
export function namesOf({ name, tier, title }: ModuleRequest): ModuleNames {
  if (!NAME.test(name) || name.length < 2 || name.length > LONGEST) {
    throw new ModuleRefused(`"${name}" cannot be a module's name: it is ${RULE}.`, 2);
  }
  if (NO_VARIABLE.has(name)) {
    throw new ModuleRefused(`"${name}" cannot be a module's name: TypeScript or the house uses the word already.`, 2);
  }
  const known = TIERS.find((each) => each === tier);
  if (known === undefined) {
    throw new ModuleRefused(`There is no tier "${tier}"; the tiers are ${TIERS.join(", ")}.`, 2);
  }
  const titleEn = capital(name.replaceAll("-", " "));
  const shown = (title ?? titleEn).normalize("NFC").trim();
  if (!TITLE.test(shown)) {
    throw new ModuleRefused(`The title "${shown}" must be 1 to 40 letters, digits, spaces, commas or hyphens.`, 2);
  }
  const camel = camelCase(name);
  return {
    name,
    Name: capital(camel),
    camel,
    table: name.replaceAll("-", "_"),
    title: shown,
    titleEn,
    tier: known,
  };
}

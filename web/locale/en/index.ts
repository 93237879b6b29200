import type { Texts } from "../../kernel/texts.ts";

/**
 * All English texts in one lazily loaded chunk: the shell needs the titles and commands of every feature at once, and the whole language
 * is smaller than one date picker. Each feature has its own file here; none is named in a list, so that two authors never collide.
 */
const files = import.meta.glob<Texts>(["./*.ts", "!./index.ts"], { eager: true, import: "default" });

export const english: Texts = Object.assign({}, ...Object.values(files)) as Texts;

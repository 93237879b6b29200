import type { Word } from "./api.ts";

/** What a line such as "ra ngoài đến 15h tại Sở Tài chính" says. */
export interface Spoken {
  readonly state: Word;
  /** Minutes of the day; undefined where no time is named. */
  readonly until: number | undefined;
  readonly note: string;
}

const TIME = /(?:^|\s)(?:đến|tới|until|till)?\s*(\d{1,2})(?:(?:h|:|g|giờ)\s*(\d{2})?)(?!\d)/iu;
const MEETING = /^(?:đang\s+)?(?:họp|hop|meeting)(?=\s|$|,)/iu;
const DESK = /^(?:tại bàn|ở bàn|tai ban|at (?:the|my) desk|desk)(?=\s|$|,)/iu;
const OUT = /^(?:đi ra ngoài|ra ngoài|ra ngoai|đi vắng|out)(?=\s|$|,)/iu;

/** Reads what somebody writes of himself; a line that begins with no known word says where he is outside. */
export function readSpoken(line: string): Spoken {
  const text = line.normalize("NFC").trim();
  const word: readonly [RegExp, Word][] = [
    [MEETING, "meeting"],
    [DESK, "desk"],
    [OUT, "out"],
  ];
  const [pattern, state] = word.find(([each]) => each.test(text)) ?? [undefined, "out" as const];
  const rest = pattern ? text.replace(pattern, "") : text;
  const time = TIME.exec(rest);
  const hour = Number(time?.[1] ?? 24);
  const minute = Number(time?.[2] ?? 0);
  const isTime = time !== null && hour < 24 && minute < 60;
  return {
    state,
    until: isTime ? hour * 60 + minute : undefined,
    note: (isTime ? rest.replace(TIME, " ") : rest)
      .replace(/\s+/g, " ")
      .replace(/^[\s,;.]+|[\s,;.]+$/g, "")
      .slice(0, 100),
  };
}

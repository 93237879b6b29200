import { parseTime } from "../../kernel/dates.ts";

const MOST = 6;

/** "7h30, 13:30" as times of the day; undefined when one of them is none. */
export function timesIn(text: string): string[] | undefined {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== "");
  const times = parts.map((part) => parseTime(part)?.padStart(5, "0"));
  if (times.length === 0 || times.length > MOST || times.includes(undefined)) return undefined;
  return [...new Set(times.filter((time) => time !== undefined))].sort();
}

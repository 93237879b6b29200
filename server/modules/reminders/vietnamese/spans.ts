import type { BeforeUnit } from "../contract.ts";
import { NUMBER, numberOf } from "./numbers.ts";
import type { Found, Scan } from "./scan.ts";

/** A length of time as it was said. */
export interface SaidSpan {
  readonly amount: number;
  readonly unit: BeforeUnit | "weeks" | "months" | "years";
}

const UNIT = "(?:ngày làm việc|ngày công|ngày|tuần lễ|tuần|tháng|năm|tiếng đồng hồ|tiếng|giờ đồng hồ|giờ|phút|h|g|p)";
/** "2 ngày làm việc", "nửa tiếng", "1 tiếng rưỡi", "1 giờ 30 phút"; `prefix` names its groups. */
export const spanPattern = (prefix: string): string =>
  `(?<${prefix}n>${NUMBER}|nửa) ?(?<${prefix}u>${UNIT})(?: (?<${prefix}half>rưỡi)| ?(?<${prefix}more>${NUMBER}) ?(?:phút|p)|(?<=\\d[hg])(?<${prefix}clock>[0-5]\\d))?`;

/** What `spanPattern` matched; undefined for what is none ("nửa tháng làm việc"). */
export function spanOf(found: Found, prefix: string): SaidSpan | undefined {
  const unit = unitOf(found[`${prefix}u`] ?? "");
  const said = found[`${prefix}n`] ?? "";
  const isHalf = /^n[ửu]a$/.test(said);
  const amount = isHalf ? 0.5 : numberOf(said);
  const minutes = found[`${prefix}more`] ?? found[`${prefix}clock`];
  const more = minutes === undefined ? 0 : numberOf(minutes);
  const extra = found[`${prefix}half`] === undefined ? 0 : 0.5;
  if (Number.isNaN(amount) || Number.isNaN(more)) return undefined;
  const total = amount + extra;
  if (unit === "hours" && (total % 1 !== 0 || more > 0)) return { amount: total * 60 + more, unit: "minutes" };
  if (unit === "days" && isHalf) return { amount: 12, unit: "hours" };
  if (unit === "months" && isHalf) return { amount: 15, unit: "days" };
  return total % 1 === 0 && more === 0 && total >= 1 ? { amount: total, unit } : undefined;
}

function unitOf(text: string): SaidSpan["unit"] {
  if (/^ng[àa]y (?:l[àa]m|c[ôo]ng)/.test(text)) return "working-days";
  if (/^ng[àa]y/.test(text)) return "days";
  if (/^tu[ầa]n/.test(text)) return "weeks";
  if (/^th[áa]ng/.test(text)) return "months";
  if (/^n[ăa]m/.test(text)) return "years";
  return /^(?:ph[úu]t|p)$/.test(text) ? "minutes" : "hours";
}

/** "thứ hai tuần sau" and "ngày 5 tháng sau" are days, not two weeks or five months. */
const NO_DATE = "(?<![/.-])(?<!(?:thứ|ngày|hôm|mùng|mồng) )";

/** Takes "sau 30 phút", "3 ngày nữa", "trong 2 tiếng nữa" out of the text. */
export function takeDelay(scan: Scan): SaidSpan | undefined {
  const span = spanPattern("s");
  for (const pattern of [
    `(?:trong |sau )?(?:khoảng )?${NO_DATE}${span} (?:nữa|sau)(?! khi| đó)`,
    `(?:sau|trong) (?:khoảng )?(?:vòng )?${span}(?! (?:làm|nghỉ|kể|tính))`,
  ]) {
    const found = scan.has(pattern) ? scan.take(pattern) : undefined;
    const said = found && spanOf(found, "s");
    if (said) return said;
  }
  const single = scan.take("(?:một |1 )?(?<what>lát|chốc|chút) nữa");
  return single && { amount: 15, unit: "minutes" };
}

import type { BeforeUnit } from "../contract.ts";
import { takeDay, type DayContext, type SaidDay } from "./dates.ts";
import type { Scan } from "./scan.ts";
import { spanOf, spanPattern, type SaidSpan } from "./spans.ts";

/** So long before something. */
export interface SaidBefore {
  readonly amount: number;
  readonly unit: BeforeUnit;
  /** Before which day; `due`: before the deadline, wherever that is said; `event`: before whatever time the text names. */
  readonly anchor: SaidDay | null | "due" | "event";
}

const DUE =
  "(?:hạn(?: chót| cuối| nộp| xử lý| trả lời| hoàn thành)?|khi (?:đến|tới|hết) hạn|(?:đến|tới|hết) hạn|deadline)";
const SPAN = spanPattern("b");

/** Takes "trước hạn 2 ngày làm việc", "trước 30/4 ba ngày", "2 ngày trước hạn", "trước 15 phút" out of the text. */
export function takeBefore(scan: Scan, context: DayContext): SaidBefore | undefined {
  const due =
    scan.take(`(?:vào )?trước ${DUE} ${SPAN}`) ?? scan.take(`(?:vào )?(?:trước )?${SPAN} trước (?:khi )?${DUE}`);
  const dueSpan = due && before(spanOf(due, "b"));
  if (dueSpan) return { ...dueSpan, anchor: "due" };
  for (const sides of [
    { before: "trước (?:ngày )?", after: `,? ${SPAN}` },
    { before: `${SPAN} trước (?:ngày )?`, after: "" },
  ]) {
    const anchored = takeDay(scan, context, sides);
    const span = anchored && before(spanOf(anchored.found, "b"));
    if (anchored && span) return { ...span, anchor: anchored.day };
  }
  const bare = scan.take(`(?:báo |nhắc )?trước ${SPAN}(?! (?:làm|ngày|hôm|thứ|mai|nay|sáng|trưa|chiều|tối|đêm|\\d))`);
  const span = bare && before(spanOf(bare, "b"));
  return span && { ...span, anchor: "event" };
}

/** The last day by which something must be done, where the text says it. */
export function takeDue(scan: Scan, context: DayContext): SaidDay | null | undefined {
  return takeDay(scan, context, { before: `${DUE}(?: là|:)? (?:ngày |vào |đến )?` })?.day;
}

/** Weeks are seven days here; months and years are no way to count back from a deadline. */
function before(span: SaidSpan | undefined): { amount: number; unit: BeforeUnit } | undefined {
  if (span === undefined) return undefined;
  const { amount, unit } = span;
  if (unit === "weeks") return { amount: amount * 7, unit: "days" };
  if (unit === "months") return { amount: amount * 30, unit: "days" };
  return unit === "years" ? undefined : { amount, unit };
}

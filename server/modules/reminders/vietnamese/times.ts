import type { Scan } from "./scan.ts";
import { NUMBER, numberOf } from "./numbers.ts";

/** A time of the day as it was said. Two options where the words fit both: "3h" is at night or in the afternoon. */
export interface SaidTime {
  /** `HH:mm`. */
  readonly options: readonly string[];
  /** The next day's: "12 giờ đêm". */
  readonly isMidnight: boolean;
}

const PARTS = "sáng|trưa|chiều|tối|đêm|khuya";
/** "tối ưu", "sáng kiến", "chiều cao" are no times. */
const NO_TIME = "(?! (?:ưu|thiểu|đa|kiến|tạo|lập|tác|suốt|cao|dài|rộng|hướng))";
const LEAD = "(?:(?:vào lúc|vào|lúc|hồi|khoảng|tầm) )?";

/** Where only a part of the day is said. Shown as understood, so that who means another hour sees it. */
const USUAL: Readonly<Record<string, string>> = {
  sáng: "08:00",
  trưa: "11:30",
  chiều: "14:00",
  tối: "19:00",
  đêm: "21:00",
  khuya: "22:00",
};

/** The patterns, the surest first. */
const CLOCKS: readonly string[] = [
  // "15h30", "8 giờ kém 15", "7h rưỡi tối", "8:00"; "giờ" with words needs no digits.
  `${LEAD}(?<h>[01]?\\d|2[0-4]) ?(?:h|g|giờ|:) ?(?<m>[0-5]\\d)(?: ?(?:p|phút|'))?(?: (?:buổi |giờ )?(?<part>${PARTS}))?`,
  `${LEAD}(?<h>[01]?\\d|2[0-4]) ?(?:h|g|giờ)(?: (?:(?<half>rưỡi)|kém (?<less>\\d{1,2})(?: ?phút)?))?(?: đúng)?(?: (?:buổi )?(?<part>${PARTS}))?(?! làm việc| nữa)`,
  `${LEAD}(?<h>${NUMBER}) giờ(?: (?:(?<half>rưỡi)|kém (?<less>${NUMBER})(?: phút)?|(?<m>${NUMBER})(?: phút)?))?(?: đúng)?(?: (?:buổi )?(?<part>${PARTS}))?(?! làm việc| nữa)`,
  `(?:vào lúc|lúc) (?<h>[01]?\\d|2[0-4])(?: (?<half>rưỡi))?(?: (?:buổi )?(?<part>${PARTS}))?(?! ?[/-])`,
  `(?<h>[01]?\\d) (?<half>rưỡi)(?: (?<part>${PARTS}))?`,
];

const OCCASIONS: readonly (readonly [string, string])[] = [
  [`${LEAD}đầu giờ(?: làm việc)?(?: buổi)? chiều`, "13:30"],
  [`${LEAD}đầu giờ(?: làm việc)?(?:(?: buổi)? sáng)?`, "08:00"],
  [`${LEAD}cuối (?:giờ|buổi)(?: làm việc)?(?: buổi)? sáng`, "11:00"],
  [`${LEAD}cuối (?:giờ|buổi|ngày)(?: làm việc)?(?:(?: buổi)? chiều)?(?! làm việc)`, "16:30"],
  [`${LEAD}nửa đêm`, "24:00"],
  [`${LEAD}giữa trưa`, "12:00"],
];

/** Takes the time of the day out of the text; undefined where none is said. */
export function takeTime(scan: Scan): SaidTime | undefined {
  for (const pattern of CLOCKS) {
    const found = scan.take(pattern);
    if (!found) continue;
    // "8h-10h": the end says nothing of when to remind.
    scan.drop("(?<=\\0 ?)[-–] ?\\d{1,2} ?(?:h|g|giờ|:)(?:[0-5]\\d)?");
    const time = clock(
      numberOf(found["h"] ?? ""),
      found["half"] !== undefined ? 30 : found["m"] === undefined ? 0 : numberOf(found["m"]),
      found["less"] === undefined ? 0 : numberOf(found["less"]),
      found["part"],
    );
    if (time) {
      // "chiều 15h30 mai" names the part before the hour, "8h ngày mai, buổi sáng" behind the day: neither says more than the hour.
      const part = found["part"] === undefined ? takePart(scan) : undefined;
      return part === undefined ? time : (clockWith(time, part) ?? time);
    }
  }
  for (const [pattern, usual] of OCCASIONS) {
    if (scan.take(pattern)) return fixed(usual);
  }
  const part = takePart(scan);
  return part === undefined ? undefined : fixed(USUAL[part] ?? "08:00");
}

/** A part of the day beside a day that was taken out before, or with its own word. */
function takePart(scan: Scan): string | undefined {
  const found =
    scan.take(`(?:vào )?(?:buổi )?(?<part>${PARTS})(?= \\0)`) ??
    scan.take(`(?<=\\0,? )(?:vào )?(?:buổi )?(?<part>${PARTS})${NO_TIME}`) ??
    scan.take(`(?:vào )?buổi (?<part>${PARTS})`);
  return found && withMarks(found["part"] ?? "");
}

/** "toi" is "tối" where no marks are typed. */
export function withMarks(part: string): string {
  const bare = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "");
  return Object.keys(USUAL).find((each) => each === part || bare(each) === part) ?? part;
}

export const usualTime = (part: string): string => USUAL[withMarks(part)] ?? "08:00";

function fixed(time: string): SaidTime {
  return time === "24:00" ? { options: ["00:00"], isMidnight: true } : { options: [time], isMidnight: false };
}

/** The same hour once its part of the day is known. */
function clockWith({ options }: SaidTime, part: string): SaidTime | undefined {
  const [first = ""] = options;
  return clock(Number(first.slice(0, 2)), Number(first.slice(3)), 0, part);
}

function clock(hour: number, minute: number, less: number, part: string | undefined): SaidTime | undefined {
  if (Number.isNaN(hour) || hour > 24 || minute > 59 || less > 59) return undefined;
  const hours = hoursOf(hour, part === undefined ? undefined : withMarks(part));
  const times = hours.map((each) => {
    const total = each * 60 + minute - less;
    return `${pad(Math.floor((total + 1440) / 60) % 24)}:${pad(((total % 60) + 60) % 60)}`;
  });
  return { options: [...new Set(times)], isMidnight: hours.includes(24) && minute === 0 && less === 0 };
}

/** The hours of the 24 that are meant. From seven on an hour is the morning's, as offices write it; one to six may be either. */
function hoursOf(hour: number, part: string | undefined): number[] {
  switch (part) {
    case undefined:
      return hour >= 1 && hour <= 6 ? [hour, hour + 12] : [hour];
    case "sáng":
      return [hour === 12 ? 0 : hour];
    case "trưa":
      return [hour >= 1 && hour <= 3 ? hour + 12 : hour];
    case "chiều":
      return [hour < 12 ? hour + 12 : hour];
    case "tối":
      return [hour === 12 ? 24 : hour < 12 ? hour + 12 : hour];
    default:
      return [hour === 12 ? 24 : hour >= 6 && hour < 12 ? hour + 12 : hour];
  }
}

const pad = (value: number): string => String(value).padStart(2, "0");

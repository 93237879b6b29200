import type { PollDetail, PollInput } from "../../../server/modules/polls/contract.ts";
import { dayOf, instantOf, parseTime, timeOf } from "../../kernel/dates.ts";
import { msg } from "../../kernel/i18n.ts";
import { pickKind, type Pick } from "../../ui/picking.ts";

/** A poll as its form holds it: everything as it was typed, so that nothing is lost by a refusal. */
export interface PollDraft {
  readonly title: string;
  readonly description: string;
  readonly kind: PollInput["kind"];
  readonly options: readonly string[];
  /** At most so many choices; "" for all of them. */
  readonly maxChoices: string;
  readonly audience: readonly Pick[];
  readonly opens: "now" | "later";
  readonly opensOn: string;
  readonly opensTime: string;
  readonly closesOn: string;
  readonly closesTime: string;
  readonly secrecy: PollInput["secrecy"];
  readonly results: PollInput["results"];
  /** Percent; "" for none. */
  readonly quorum: string;
  /** Hours; "" for none. */
  readonly remindHours: string;
}

const DAY = 86_400_000;

/** The working day (Monday to Friday) that is `count` working days after the day of `at`. */
export function workingDayAfter(at: number, count: number): string {
  // Noon UTC of the day's number: stepping by whole days never meets a change of clocks.
  let noon = Date.parse(`${dayOf(at)}T12:00:00Z`);
  for (let left = count; left > 0;) {
    noon += DAY;
    const weekday = new Date(noon).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(noon).toISOString().slice(0, 10);
}

/** A new poll: opens now, closes in three working days at 17:00. */
export function newDraft(now: number): PollDraft {
  return {
    title: "",
    description: "",
    kind: "single",
    options: ["", ""],
    maxChoices: "",
    audience: [],
    opens: "now",
    opensOn: workingDayAfter(now, 1),
    opensTime: "8:00",
    closesOn: workingDayAfter(now, 3),
    closesTime: "17:00",
    secrecy: "open",
    results: "live",
    quorum: "",
    remindHours: "24",
  };
}

/** A poll that has not opened, back in its form. */
export function draftOf(poll: PollDetail): PollDraft {
  return {
    title: poll.title,
    description: poll.description,
    kind: poll.kind,
    options: poll.kind === "text" ? ["", ""] : poll.options.map(({ text }) => text),
    maxChoices: poll.kind === "multiple" && poll.maxChoices < poll.options.length ? String(poll.maxChoices) : "",
    audience: poll.audience.map(({ key, name }) => ({ key, name, kind: pickKind(key) })),
    opens: "later",
    opensOn: dayOf(poll.opensAt),
    opensTime: timeOf(poll.opensAt),
    closesOn: dayOf(poll.closesAt),
    closesTime: timeOf(poll.closesAt),
    secrecy: poll.secrecy,
    results: poll.results,
    quorum: poll.quorum === null ? "" : String(poll.quorum),
    remindHours: poll.remindHours === null ? "" : String(poll.remindHours),
  };
}

/** The options that were filled in. */
export const filled = (options: readonly string[]): string[] =>
  options.map((text) => text.trim()).filter((text) => text !== "");

/** When it opens and closes; undefined for what is not a time. */
export function periodOf(draft: PollDraft, now: number): { opensAt: number | undefined; closesAt: number | undefined } {
  const at = (on: string, time: string): number | undefined => {
    const read = parseTime(time);
    return on === "" || read === undefined ? undefined : instantOf(on, read);
  };
  return {
    opensAt: draft.opens === "now" ? now : at(draft.opensOn, draft.opensTime),
    closesAt: at(draft.closesOn, draft.closesTime),
  };
}

/** What is wrong before anything is sent, by field. */
export function checkDraft(draft: PollDraft, now: number): Partial<Record<keyof PollDraft, string>> {
  const wrong: Partial<Record<keyof PollDraft, string>> = {};
  const { opensAt, closesAt } = periodOf(draft, now);
  const options = filled(draft.options);
  if (draft.title.trim() === "") wrong.title = msg("Hãy viết câu hỏi.", { id: "polls.need-title" });
  if (draft.kind !== "text") {
    const different = new Set(options.map((text) => text.normalize("NFC").toLocaleLowerCase("vi")));
    if (options.length < 2) wrong.options = msg("Hãy viết ít nhất hai phương án.", { id: "polls.need-options" });
    else if (different.size < options.length) {
      wrong.options = msg("Có hai phương án giống nhau. Hãy sửa một trong hai.", { id: "polls.same-options" });
    }
  }
  if (draft.audience.length === 0) wrong.audience = msg("Hãy chọn người được hỏi.", { id: "polls.need-audience" });
  if (opensAt === undefined) {
    wrong.opensOn = msg("Hãy chọn ngày và viết giờ như 8:00.", { id: "polls.need-time" });
  }
  if (closesAt === undefined) {
    wrong.closesOn = msg("Hãy chọn ngày và viết giờ như 8:00.", { id: "polls.need-time" });
  } else if (closesAt <= Math.max(opensAt ?? now, now)) {
    wrong.closesOn = msg("Lúc đóng phải sau lúc mở và chưa qua. Hãy chọn muộn hơn.", { id: "polls.closes-early" });
  }
  if (
    draft.quorum !== "" &&
    !(/^\d{1,3}$/.test(draft.quorum) && Number(draft.quorum) >= 1 && Number(draft.quorum) <= 100)
  ) {
    wrong.quorum = msg("Hãy viết một số từ 1 đến 100, hoặc để trống.", { id: "polls.bad-quorum" });
  }
  return wrong;
}

/** What goes over the wire; the draft has passed `checkDraft`. */
export function inputOf(draft: PollDraft, now: number): PollInput {
  const { opensAt = now, closesAt = now } = periodOf(draft, now);
  const options = draft.kind === "text" ? [] : filled(draft.options);
  const most = draft.maxChoices === "" ? options.length : Number(draft.maxChoices);
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    kind: draft.kind,
    secrecy: draft.secrecy,
    results: draft.results,
    options,
    maxChoices: draft.kind === "multiple" ? Math.max(1, Math.min(most, options.length)) : 1,
    quorum: draft.quorum === "" ? null : Number(draft.quorum),
    remindHours: draft.remindHours === "" ? null : Number(draft.remindHours),
    audience: draft.audience.map(({ key }) => key),
    opensAt,
    closesAt,
  };
}

/** The field of the form at which a refusal of the server belongs. */
export function fieldOf(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (field === "opensAt") return "opensOn";
  if (field === "closesAt") return "closesOn";
  return field.split(".")[0];
}

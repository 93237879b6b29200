import { formatDay } from "../../../server/kernel/contract/text.ts";
import { dayOf, timeOf } from "../../kernel/dates.ts";
import { msg, str } from "../../kernel/i18n.ts";
import type { Presence, Whereabouts } from "./api.ts";

export function stateText(state: Whereabouts): string {
  switch (state) {
    case "desk":
      return msg("Tại bàn", { id: "presence.desk" });
    case "idle":
      return msg("Rời bàn", { id: "presence.idle" });
    case "meeting":
      return msg("Đang họp", { id: "presence.meeting" });
    case "out":
      return msg("Ra ngoài", { id: "presence.out" });
    case "leave":
      return msg("Nghỉ, công tác", { id: "presence.leave" });
    case "offline":
      return msg("Chưa vào máy", { id: "presence.offline" });
  }
}

/** When, as short as it can be told: the time of today, else the day. */
const at = (instant: number): string =>
  dayOf(instant) === dayOf(Date.now()) ? timeOf(instant) : formatDay(dayOf(instant));

/** Until or since when, and where: "đến 15:00 · Sở Tài chính", "từ 8:05". */
export function detailText({ state, sinceAt, untilAt, untilOn, note, quietUntil }: Presence): string {
  const when =
    untilAt !== null
      ? msg(str`đến ${at(untilAt)}`, { id: "presence.until" })
      : untilOn !== null
        ? msg(str`đến hết ${formatDay(untilOn)}`, { id: "presence.until-day" })
        : sinceAt !== null && state !== "offline"
          ? msg(str`từ ${at(sinceAt)}`, { id: "presence.since" })
          : "";
  const quiet = quietUntil === null ? "" : msg(str`không làm phiền đến ${at(quietUntil)}`, { id: "presence.quiet" });
  return [when, note, quiet].filter((part) => part !== "").join(" · ");
}

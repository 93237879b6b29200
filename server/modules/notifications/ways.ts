import type { Db } from "../../kernel/database/db.ts";
import { POPUP, type DigestTimes, type Mode } from "./contract.ts";
import { addDays, localTime, startOfDay } from "../../kernel/text/index.ts";
import type { WorkingHours } from "./must/steps.ts";
import { choicesAbout, FIRST_PREFERENCES, type PersonPreferences } from "./preference-store.ts";
import { quietUntil } from "./quiet.ts";
import type { NotificationSettings } from "./settings.ts";
import type { NoticeKind } from "./types.ts";

type Settings = Readonly<NotificationSettings>;

/** How a kind goes over a channel for whoever has not chosen: as the agency says, else as its module does. */
export function firstMode(settings: Settings, kind: NoticeKind, channel: string): { mode: Mode; fixed: boolean } {
  const rule = settings.rules.find((each) => each.kind === kind.name && each.channel === channel);
  if (rule) return { mode: rule.mode, fixed: rule.fixed };
  if ((kind.defaultChannels ?? [POPUP]).includes(channel)) return { mode: "now", fixed: false };
  return { mode: kind.defaultDigest?.includes(channel) === true ? "digest" : "off", fixed: false };
}

/** The mode that holds, where somebody may have chosen. */
export function modeOf(settings: Settings, kind: NoticeKind, channel: string, choice: Mode | undefined): Mode {
  const first = firstMode(settings, kind, channel);
  return first.fixed ? first.mode : (choice ?? first.mode);
}

/** The modes of many people. */
export function modesFor(
  db: Db,
  settings: Settings,
  kind: NoticeKind,
  channel: string,
  personIds: readonly number[],
): (personId: number) => Mode {
  const choices = choicesAbout(db, kind.name, channel, personIds);
  return (personId) => modeOf(settings, kind, channel, choices.get(personId));
}

/** What holds about time for a person: his own, else the agency's. */
export function timesOf(settings: Settings, own: PersonPreferences = FIRST_PREFERENCES) {
  return {
    quiet: own.quiet ?? settings.quiet,
    onlyWork: own.onlyWork ?? settings.onlyWork,
    digest: own.digest ?? settings.digest,
  };
}

/**
 * When quiet hours, and hours in which nobody works, are over that hold at an instant; undefined when neither holds. One may begin where the
 * other ends.
 */
export function heldUntil(
  { quiet, onlyWork }: Pick<ReturnType<typeof timesOf>, "quiet" | "onlyWork">,
  instant: number,
  { zone, hours, departmentId }: { zone: string; hours: WorkingHours; departmentId: number | undefined },
): number | undefined {
  let at = instant;
  for (let round = 0; round < 14; round += 1) {
    const quietEnd = quietUntil(quiet, at, zone) ?? at;
    const next = onlyWork ? hours.workingTimeFrom(quietEnd, departmentId) : quietEnd;
    if (next === at) break;
    at = next;
  }
  return at === instant ? undefined : at;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** When a digest is due in which something comes at an instant. */
export function digestAt({ when, times }: DigestTimes, instant: number, zone: string): number {
  if (when === "hour") return instant + HOUR;
  const { day } = localTime(instant, zone);
  const candidates = [day, addDays(day, 1)].flatMap((each) =>
    times.map((time) => {
      const [hour = 0, minute = 0] = time.split(":").map(Number);
      return startOfDay(each, zone) + (hour * 60 + minute) * MINUTE;
    }),
  );
  return Math.min(...candidates.filter((at) => at > instant));
}

/** Whether a sender passes a person's do-not-disturb. */
export function passesDnd(
  settings: Settings,
  { dndUntil, dndPass }: Pick<PersonPreferences, "dndUntil" | "dndPass">,
  senderKeys: readonly string[],
  now: number,
): boolean {
  if (dndUntil === null || dndUntil <= now) return true;
  if (settings.leadersPass && senderKeys.includes("role:leader")) return true;
  return senderKeys.some((key) => dndPass.includes(key));
}

import type { Db } from "../../kernel/database/db.ts";
import type { DigestTimes, Mode, PopupSenders, QuietHours } from "./contract.ts";

/** How a person hears of things, kind by kind left aside. Null: as the agency has it. */
export interface PersonPreferences {
  readonly popupSenders: PopupSenders;
  readonly chosen: readonly string[];
  readonly sound: boolean;
  readonly quiet: QuietHours | null;
  readonly onlyWork: boolean | null;
  readonly digest: DigestTimes | null;
  /** Do not disturb holds until then. */
  readonly dndUntil: number | null;
  /** Audience keys of those who pass it. */
  readonly dndPass: readonly string[];
}

/** What a person begins with: everybody's notices pop up, with a sound. */
export const FIRST_PREFERENCES: PersonPreferences = {
  popupSenders: "all",
  chosen: [],
  sound: true,
  quiet: null,
  onlyWork: null,
  digest: null,
  dndUntil: null,
  dndPass: [],
};

interface Row {
  readonly personId: number;
  readonly popupSenders: PopupSenders;
  readonly chosen: string;
  readonly sound: 0 | 1;
  readonly quiet: string | null;
  readonly onlyWork: 0 | 1 | null;
  readonly digest: string | null;
  readonly dndUntil: number | null;
  readonly dndPass: string;
}

/** Every JSON column is written by `savePreferences` alone. */
const read = (row: Row): PersonPreferences => ({
  popupSenders: row.popupSenders,
  chosen: JSON.parse(row.chosen) as string[],
  sound: row.sound === 1,
  quiet: row.quiet === null ? null : (JSON.parse(row.quiet) as QuietHours),
  onlyWork: row.onlyWork === null ? null : row.onlyWork === 1,
  digest: row.digest === null ? null : (JSON.parse(row.digest) as DigestTimes),
  dndUntil: row.dndUntil,
  dndPass: JSON.parse(row.dndPass) as string[],
});

/** The preferences of those who have any of their own. */
export function preferencesOf(db: Db, personIds: readonly number[]): Map<number, PersonPreferences> {
  const rows = db.all<Row>(
    `SELECT person_id AS personId, popup_senders AS popupSenders, chosen, sound, quiet, only_work AS onlyWork, digest,
       dnd_until AS dndUntil, dnd_pass AS dndPass
     FROM notifications_preference WHERE person_id IN (SELECT value FROM json_each(:personIds))`,
    { personIds: JSON.stringify(personIds) },
  );
  return new Map(rows.map((row) => [row.personId, read(row)]));
}

export function savePreferences(db: Db, personId: number, own: PersonPreferences): void {
  db.run(
    `INSERT INTO notifications_preference
       (person_id, popup_senders, chosen, sound, quiet, only_work, digest, dnd_until, dnd_pass)
     VALUES (:personId, :popupSenders, :chosen, :sound, :quiet, :onlyWork, :digest, :dndUntil, :dndPass)
     ON CONFLICT (person_id) DO UPDATE SET popup_senders = excluded.popup_senders, chosen = excluded.chosen,
       sound = excluded.sound, quiet = excluded.quiet, only_work = excluded.only_work, digest = excluded.digest,
       dnd_until = excluded.dnd_until, dnd_pass = excluded.dnd_pass`,
    {
      personId,
      popupSenders: own.popupSenders,
      chosen: JSON.stringify(own.chosen),
      sound: own.sound ? 1 : 0,
      quiet: own.quiet && JSON.stringify(own.quiet),
      onlyWork: own.onlyWork === null ? null : own.onlyWork ? 1 : 0,
      digest: own.digest && JSON.stringify(own.digest),
      dndUntil: own.dndUntil,
      dndPass: JSON.stringify(own.dndPass),
    },
  );
}

/** What a person decided about kinds and channels. */
export function choicesOf(db: Db, personId: number): { kind: string; channel: string; mode: Mode }[] {
  return db.all("SELECT kind, channel, mode FROM notifications_way WHERE person_id = :personId", { personId });
}

/** What people decided about one kind and channel; those who did not are not in it. */
export function choicesAbout(db: Db, kind: string, channel: string, personIds: readonly number[]): Map<number, Mode> {
  const rows = db.all<{ personId: number; mode: Mode }>(
    `SELECT person_id AS personId, mode FROM json_each(:personIds) p
     JOIN notifications_way c ON c.person_id = p.value AND c.kind = :kind AND c.channel = :channel`,
    { kind, channel, personIds: JSON.stringify(personIds) },
  );
  return new Map(rows.map(({ personId, mode }) => [personId, mode]));
}

export function saveChoice(db: Db, personId: number, kind: string, channel: string, mode: Mode): void {
  db.run(
    `INSERT INTO notifications_way (person_id, kind, channel, mode) VALUES (:personId, :kind, :channel, :mode)
     ON CONFLICT DO UPDATE SET mode = excluded.mode`,
    { personId, kind, channel, mode },
  );
}

/** Everything about kinds and channels as the agency has it again. */
export function forgetChoices(db: Db, personId: number): void {
  db.run("DELETE FROM notifications_way WHERE person_id = :personId", { personId });
}

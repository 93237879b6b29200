import type { Db } from "../../kernel/database/db.ts";
import type { PopupSenders, QuietHours } from "./contract.ts";

/** How a person hears of things, kind by kind left aside. */
export interface PersonPreferences {
  readonly popupSenders: PopupSenders;
  readonly chosen: readonly string[];
  readonly quiet: QuietHours;
}

/** What a person begins with: everybody's notices pop up, and quiet hours are proposed but off. */
export const FIRST_PREFERENCES: PersonPreferences = {
  popupSenders: "all",
  chosen: [],
  quiet: { on: false, from: "18:00", to: "07:00", days: [1, 2, 3, 4, 5, 6, 7] },
};

interface Row {
  readonly personId: number;
  readonly popupSenders: PopupSenders;
  readonly chosen: string;
  readonly quietOn: 0 | 1;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly quietDays: string;
}

/** The preferences of those who have any of their own. */
export function preferencesOf(db: Db, personIds: readonly number[]): Map<number, PersonPreferences> {
  const rows = db.all<Row>(
    `SELECT person_id AS personId, popup_senders AS popupSenders, chosen, quiet_on AS quietOn,
       quiet_from AS quietFrom, quiet_to AS quietTo, quiet_days AS quietDays
     FROM notifications_person WHERE person_id IN (SELECT value FROM json_each(:personIds))`,
    { personIds: JSON.stringify(personIds) },
  );
  return new Map(
    rows.map((row) => [
      row.personId,
      {
        popupSenders: row.popupSenders,
        // Both columns are written by `savePreferences` alone.
        chosen: JSON.parse(row.chosen) as string[],
        quiet: {
          on: row.quietOn === 1,
          from: row.quietFrom,
          to: row.quietTo,
          days: JSON.parse(row.quietDays) as number[],
        },
      },
    ]),
  );
}

export function savePreferences(db: Db, personId: number, { popupSenders, chosen, quiet }: PersonPreferences): void {
  db.run(
    `INSERT INTO notifications_person (person_id, popup_senders, chosen, quiet_on, quiet_from, quiet_to, quiet_days)
     VALUES (:personId, :popupSenders, :chosen, :quietOn, :quietFrom, :quietTo, :quietDays)
     ON CONFLICT (person_id) DO UPDATE SET popup_senders = excluded.popup_senders, chosen = excluded.chosen,
       quiet_on = excluded.quiet_on, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
       quiet_days = excluded.quiet_days`,
    {
      personId,
      popupSenders,
      chosen: JSON.stringify(chosen),
      quietOn: quiet.on ? 1 : 0,
      quietFrom: quiet.from,
      quietTo: quiet.to,
      quietDays: JSON.stringify(quiet.days),
    },
  );
}

/** What a person decided about kinds and channels. */
export function choicesOf(db: Db, personId: number): { kind: string; channel: string; isOn: 0 | 1 }[] {
  return db.all("SELECT kind, channel, is_on AS isOn FROM notifications_choice WHERE person_id = :personId", {
    personId,
  });
}

/** What people decided about one kind and channel; those who did not are not in it. */
export function choicesAbout(
  db: Db,
  kind: string,
  channel: string,
  personIds: readonly number[],
): Map<number, boolean> {
  const rows = db.all<{ personId: number; isOn: 0 | 1 }>(
    `SELECT person_id AS personId, is_on AS isOn FROM json_each(:personIds) p
     JOIN notifications_choice c ON c.person_id = p.value AND c.kind = :kind AND c.channel = :channel`,
    { kind, channel, personIds: JSON.stringify(personIds) },
  );
  return new Map(rows.map(({ personId, isOn }) => [personId, isOn === 1]));
}

export function saveChoice(db: Db, personId: number, kind: string, channel: string, isOn: boolean): void {
  db.run(
    `INSERT INTO notifications_choice (person_id, kind, channel, is_on) VALUES (:personId, :kind, :channel, :isOn)
     ON CONFLICT DO UPDATE SET is_on = excluded.is_on`,
    { personId, kind, channel, isOn: isOn ? 1 : 0 },
  );
}

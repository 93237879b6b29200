import type { Db } from "../../../kernel/database/db.ts";
import type { SimRow } from "../rows.ts";

export const findSim = (db: Db, sim: string): SimRow | undefined =>
  db.get<SimRow>(
    "SELECT sim, pin, held, balance, balance_text AS balanceText, balance_at AS balanceAt FROM sms_sim WHERE sim = :sim",
    {
      sim,
    },
  );

export function setSim(
  db: Db,
  sim: string,
  changes: Partial<Record<"pin" | "held" | "balanceText", string | null>> & {
    balance?: number | null;
    balanceAt?: number;
  },
): void {
  db.run("INSERT INTO sms_sim (sim) VALUES (:sim) ON CONFLICT DO NOTHING", { sim });
  const names: Record<string, string> = { balanceText: "balance_text", balanceAt: "balance_at" };
  const sets = Object.keys(changes).map((key) => `${names[key] ?? key} = :${key}`);
  db.run(`UPDATE sms_sim SET ${sets.join(", ")} WHERE sim = :sim`, { ...changes, sim });
}

/** Writes a PIN down as tried with a card; whether it had not been. */
export const firstTry = (db: Db, sim: string, hash: string, at: number): boolean =>
  db.run("INSERT INTO sms_pin_try (sim, hash, at) VALUES (:sim, :hash, :at) ON CONFLICT DO NOTHING", { sim, hash, at })
    .changes > 0;

/** One that was right may be tried again when the card asks the next time. */
export function endTry(db: Db, sim: string, hash: string, wasRight: boolean): void {
  if (wasRight) db.run("DELETE FROM sms_pin_try WHERE sim = :sim AND hash = :hash AND is_wrong = 0", { sim, hash });
  else db.run("UPDATE sms_pin_try SET is_wrong = 1 WHERE sim = :sim AND hash = :hash", { sim, hash });
}

export const isWrongPin = (db: Db, sim: string, hash: string): boolean =>
  db.get("SELECT 1 FROM sms_pin_try WHERE sim = :sim AND hash = :hash AND is_wrong = 1", { sim, hash }) !== undefined;

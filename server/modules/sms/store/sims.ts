import type { Db } from "../../../kernel/database/db.ts";
import type { SimRow } from "../rows.ts";

export const findSim = (db: Db, sim: string): SimRow | undefined =>
  db.get<SimRow>("SELECT sim, pin, tried, held, balance, balance_text AS balanceText FROM sms_sim WHERE sim = :sim", {
    sim,
  });

export function setSim(
  db: Db,
  sim: string,
  changes: Partial<Record<"pin" | "tried" | "held" | "balanceText", string | null>> & {
    balance?: number | null;
    balanceAt?: number;
  },
): void {
  db.run("INSERT INTO sms_sim (sim) VALUES (:sim) ON CONFLICT DO NOTHING", { sim });
  const names: Record<string, string> = { balanceText: "balance_text", balanceAt: "balance_at" };
  const sets = Object.keys(changes).map((key) => `${names[key] ?? key} = :${key}`);
  db.run(`UPDATE sms_sim SET ${sets.join(", ")} WHERE sim = :sim`, { ...changes, sim });
}

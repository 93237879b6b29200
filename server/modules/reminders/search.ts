import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { ftsMatch } from "../../kernel/text/index.ts";
import type { SearchProvider } from "../search/module.ts";
import { whenOf } from "./reckoning.ts";
import { searchReminders } from "./store.ts";
import { whenWords } from "./when/words.ts";

/** Reminders in the office's one search box: the matter, its note and what it hangs on. */
export function reminderSearch(kernel: Kernel): SearchProvider {
  return {
    name: "reminders",
    title: { vi: "Nhắc việc", en: "Reminders" },
    order: 70,
    find(actor: Actor, query: string, limit: number) {
      const match = ftsMatch(query);
      if (!match || !may(actor, "reminders.use")) return [];
      return searchReminders(kernel.db, actor, match, limit).map((row) => ({
        title: row.title,
        detail: whenWords(whenOf(row))[actor.language],
        path: `/reminders/${String(row.id)}`,
        icon: "clock",
        ...(row.nextAt !== null && { at: row.nextAt }),
      }));
    },
  };
}

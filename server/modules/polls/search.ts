import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { ftsMatch } from "../../kernel/text/index.ts";
import type { SearchProvider } from "../search/module.ts";
import { searchPolls } from "./store.ts";

/** Polls in the office's one search box: the question, its description and its options, never the answers. */
export function pollSearch(kernel: Kernel): SearchProvider {
  return {
    name: "polls",
    title: { vi: "Trưng cầu ý kiến", en: "Polls" },
    order: 60,
    find(actor: Actor, query: string, limit: number) {
      const match = ftsMatch(query);
      if (!match || !may(actor, "polls.use")) return [];
      return searchPolls(kernel.db, actor, match, limit).map((poll) => ({
        title: poll.title,
        detail: poll.description.slice(0, 160),
        path: `/polls/${String(poll.id)}`,
        icon: "poll",
        at: poll.opensAt,
      }));
    },
  };
}

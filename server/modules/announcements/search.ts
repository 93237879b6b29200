import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { ftsMatch } from "../../kernel/text/index.ts";
import type { SearchProvider } from "../search/module.ts";
import { searchPosts } from "./store.ts";

/** Announcements in the office's one search box: title and text, of those that the person may see. */
export function announcementSearch(kernel: Kernel): SearchProvider {
  return {
    name: "announcements",
    title: { vi: "Thông báo", en: "Announcements" },
    order: 40,
    find(actor: Actor, query: string, limit: number) {
      const match = ftsMatch(query);
      if (!match || !may(actor, "announcements.use")) return [];
      return searchPosts(kernel.db, actor, match, limit).map((post) => ({
        title: post.title,
        detail: post.stage === "withdrawn" ? "" : post.body.slice(0, 160),
        path: `/announcements/${String(post.id)}`,
        icon: "bell",
        at: post.sortAt,
      }));
    },
  };
}

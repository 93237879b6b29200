import { may } from "../../../kernel/access/actor.ts";
import type { SearchProvider } from "../../search/module.ts";
import type { MailboxUse } from "../mailbox.ts";

/** A person's own mail in the office's one search box: people, subject, text, names of attachments. */
export function mailSearch(use: MailboxUse): SearchProvider {
  return {
    name: "mail",
    title: { vi: "Thư", en: "Mail" },
    order: 20,
    permission: "mail.use",
    async find(actor, query, limit) {
      if (!may(actor, "mail.use")) return [];
      const rows = await use.search(actor, query, { limit: limit * 2 });
      const seen = new Set<number>();
      return rows
        .filter(({ contentId }) => !seen.has(contentId) && seen.add(contentId))
        .slice(0, limit)
        .map((row) => ({
          title: row.subject === "" ? row.preview.slice(0, 80) : row.subject,
          detail: `${row.fromName === "" ? row.fromAddress : row.fromName} · ${row.preview}`.slice(0, 200),
          path: `/mail/${String(row.mailboxId)}/${String(row.id)}`,
          icon: "mail",
          at: row.receivedAt,
          ...(row.senderId !== null && { personId: row.senderId }),
        }));
    },
  };
}

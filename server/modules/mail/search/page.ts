import type { Actor } from "../../../kernel/access/actor.ts";
import type { Reply } from "../../../kernel/contract/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { searchMessages } from "../contract.ts";
import { presentRows } from "../present.ts";
import * as store from "../store.ts";
import type { Finding } from "./find.ts";

export type SearchPage = (
  actor: Actor,
  query: { readonly q: string; readonly limit?: number; readonly after?: string },
) => Promise<Reply<typeof searchMessages>>;

/** A page of what a search found, as the screen shows it. */
export function createSearchPage(
  kernel: Kernel,
  directory: DirectoryService,
  book: AddressBook,
  finding: Finding,
): SearchPage {
  return async (actor, query) => {
    const { rows, understood, next } = await finding.search(actor, query);
    const exact = new Map(rows.map((row) => [row.id, row.exact]));
    const items = presentRows(rows, book, directory).map((row) => ({ ...row, exact: exact.get(row.id) ?? false }));
    return { items, understood, waiting: store.countWaiting(kernel.db), ...(next !== undefined && { next }) };
  };
}

import type { Readable } from "node:stream";
import { readMobileNumber, writeMobileNumber } from "../../protocols/gsm/index.ts";
import { personOf, type Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { fold } from "../../kernel/text/index.ts";
import { collectBytes, readTable } from "../directory/module.ts";
import { listedText, numberRefusal } from "./compose.ts";
import { LIST_BYTES, type ListFate, type ListRow, type SmsList } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

/** Recipients from a file. */
export interface ListCases {
  readList(actor: Actor, name: string, file: Readable | Buffer): Promise<SmsList>;
  previewList(
    actor: Actor,
    id: number,
    query: { text: string; plain: boolean; bad: boolean; limit?: number; after?: string },
  ): PageOf<ListRow>;
}

/** How people head the column of numbers, without marks. */
const NUMBER_HEADINGS = /^(so )?(dien thoai|di dong|dt|dtdd|sdt|so dt|mobile|phone|tel|number)\b/;

export function createLists(kernel: Pick<Kernel, "db" | "write">, settings: () => SmsSettings): ListCases {
  const { db } = kernel;

  return {
    async readList(actor, name, file) {
      const owner = personOf(actor);
      const { headings, rows } = await readTable(Buffer.isBuffer(file) ? file : await collectBytes(file, LIST_BYTES));
      const at = numberColumn(
        headings,
        rows.map(({ cells }) => cells),
      );
      if (at < 0) throw smsErrors.noNumberColumn();
      const seen = new Set<string>();
      const counts = { good: 0, refused: 0, twice: 0 };
      const read = rows.map(({ row, cells }): store.RowOfList => {
        const entry = cells[at] ?? "";
        const mobile = readMobileNumber(entry);
        const number = mobile.ok ? mobile.number : null;
        const fate: ListFate = number === null ? "refused" : seen.has(number) ? "twice" : "good";
        if (number !== null) seen.add(number);
        counts[fate]++;
        return { row, entry, number, fate, cells };
      });
      const id = kernel.write(actor, (work) =>
        store.insertList(work.db, { ownerId: owner.id, name, columns: headings, now: work.now }, read),
      );
      return { id, name, columns: [...headings], numberColumn: headings[at] ?? "", counts };
    },

    previewList(actor, id, query) {
      const list = store.findList(db, personOf(actor).id, id);
      if (!list) throw kernelErrors.notFound();
      const limit = query.limit ?? 50;
      const after = readCursor<[number]>(query.after, ["number"])?.[0] ?? 0;
      const { maxParts } = settings();
      const shown: ListRow[] = [];
      for (const row of store.rowsOfList(db, id, after)) {
        const each = present(actor, list.columns, row, query, maxParts);
        if (!query.bad || each.fate !== "good") shown.push(each);
        if (shown.length > limit) break;
      }
      return pageFrom(
        shown,
        limit,
        ({ row }) => [row],
        (row) => row,
      );
    },
  };

  function present(
    actor: Actor,
    columns: readonly string[],
    { row, entry, number, fate, cells }: store.RowOfList,
    { text, plain }: { text: string; plain: boolean },
    maxParts: number,
  ): ListRow {
    const made = listedText(text, plain, columns, cells);
    const base = {
      row,
      number: number === null ? entry : writeMobileNumber(number),
      text: made.text,
      parts: made.parts,
    };
    const { language } = actor;
    if (number === null) return { ...base, fate: "refused", reason: numberRefusal(entry)?.say(language) ?? "" };
    if (fate === "twice") return { ...base, fate, reason: smsErrors.twice().say(language) };
    if (store.hasOptedOut(db, number)) return { ...base, fate: "optedOut", reason: smsErrors.optedOut().say(language) };
    if (made.parts > maxParts) {
      return {
        ...base,
        fate: "tooLong",
        reason: smsErrors.tooLong({ parts: made.parts, most: maxParts }).say(language),
      };
    }
    return { ...base, fate: "good", reason: "" };
  }
}

/** Where the numbers stand: under a heading that says so, else where most cells are mobile numbers; -1: nowhere. */
function numberColumn(headings: readonly string[], rows: readonly (readonly string[])[]): number {
  const named = headings.findIndex((heading) => NUMBER_HEADINGS.test(fold(heading).trim()));
  if (named >= 0) return named;
  const sample = rows.slice(0, 100);
  const good = headings.map((_, at) => sample.filter((cells) => readMobileNumber(cells[at] ?? "").ok).length);
  const best = Math.max(...good);
  return best * 2 > sample.length ? good.indexOf(best) : -1;
}

/** SEARCH as SQL over `mail_message m`, `mail_wire w` and `mail_wire_text t`. */
import type { SQLInputValue } from "node:sqlite";
import { startOfDay } from "../../../kernel/text/index.ts";
import { foldForSearch, type SearchKey } from "../../../protocols/imap/index.ts";

export interface SearchSql {
  readonly where: string;
  readonly params: Record<string, SQLInputValue>;
  /** Which tables beside the messages it reads. */
  readonly usesWire: boolean;
  readonly usesText: boolean;
}

const COLUMNS: Readonly<Record<string, string>> = {
  from: "w.from_text",
  to: "w.to_text",
  cc: "w.cc_text",
  bcc: "w.bcc_text",
  subject: "w.subject_text",
};

/**
 * `linesOf` answers a header field that has no column of its own: SQL cannot tell in which field of a header a text stands. It gives a
 * parameter's name and what to bind, a JSON list of UIDs.
 */
export function searchSql(key: SearchKey, zone: string, linesOf: (name: string, text: string) => string): SearchSql {
  const params: Record<string, SQLInputValue> = {};
  const uses = { wire: false, text: false };
  let count = 0;
  const bind = (value: SQLInputValue): string => {
    count += 1;
    params[`p${String(count)}`] = value;
    return `:p${String(count)}`;
  };
  const where = write(key);
  return { where, params, usesWire: uses.wire, usesText: uses.text };

  function write(each: SearchKey): string {
    switch (each.kind) {
      case "all":
        return "1";
      case "and":
      case "or":
        return each.keys.length === 0 ? "1" : `(${each.keys.map(write).join(each.kind === "and" ? " AND " : " OR ")})`;
      case "not":
        return `NOT coalesce(${write(each.key)}, 0)`;
      case "uids":
        return writeRanges(each.ranges);
      case "flag":
        return `m.flags & ${String(each.bit)} <> 0`;
      case "keyword":
        return `EXISTS (SELECT 1 FROM json_each(m.keywords) k WHERE lower(k.value) = ${bind(each.name.toLowerCase())})`;
      case "received":
        return between(each, (day) => [`m.received_at`, bind(startOfDay(day, zone))]);
      case "sent":
        uses.wire = true;
        return between(each, (day) => [`w.sent_on`, bind(day)]);
      case "younger":
        return `m.received_at >= ${bind(each.at)}`;
      case "older":
        return `m.received_at <= ${bind(each.at)}`;
      case "larger":
        return `m.size > ${bind(each.size)}`;
      case "smaller":
        return `m.size < ${bind(each.size)}`;
      case "modseq":
        return `m.modseq >= ${bind(each.least)}`;
      case "header":
        return writeHeader(each.name, foldForSearch(each.text));
      case "body":
        return contains("t.body", foldForSearch(each.text));
      case "text": {
        const text = foldForSearch(each.text);
        return `(${contains("t.header", text)} OR ${contains("t.body", text)})`;
      }
    }
  }

  function contains(column: string, text: string): string {
    if (column.startsWith("t.")) uses.text = true;
    else uses.wire = true;
    // An empty text is in everything.
    return text === "" ? "1" : `instr(${column}, ${bind(text)}) > 0`;
  }

  function writeHeader(name: string, text: string): string {
    const column = COLUMNS[name];
    if (column !== undefined && text !== "") return contains(column, text);
    uses.text = true;
    if (text === "") return `instr(t.header, ${bind(`\n${name}:`)}) > 0`;
    return `m.uid IN (SELECT value FROM json_each(${bind(linesOf(name, text))}))`;
  }

  function between(
    { from, until }: { readonly from?: string; readonly until?: string },
    side: (day: string) => [string, string],
  ): string {
    const parts: string[] = [];
    if (from !== undefined) parts.push(side(from).join(" >= "));
    if (until !== undefined) parts.push(side(until).join(" < "));
    return `(${parts.join(" AND ")})`;
  }

  /** Few ranges are written out; many go as one list, so that the statement stays small. */
  function writeRanges(ranges: readonly (readonly [number, number])[]): string {
    if (ranges.length === 0) return "0";
    if (ranges.length <= 20) {
      return `(${ranges.map(([a, b]) => `m.uid BETWEEN ${bind(a)} AND ${bind(b)}`).join(" OR ")})`;
    }
    // The last range that does not begin behind the UID.
    return `coalesce((SELECT m.uid <= json_extract(r.value, '$[1]') FROM json_each(${bind(JSON.stringify(ranges))}) r
      WHERE json_extract(r.value, '$[0]') <= m.uid ORDER BY r.key DESC LIMIT 1), 0)`;
  }
}

import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ftsColumns, ftsMatch } from "./fts.ts";
import { MAX_QUERY_WORDS, parseQuery } from "./query.ts";
import { anythingTyped, vietnameseText } from "./testing.ts";

let db: DatabaseSync;

beforeAll(() => {
  db = new DatabaseSync(":memory:");
  db.exec(
    "CREATE VIRTUAL TABLE search USING fts5(folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
  );
});
afterAll(() => {
  db.close();
});

function fill(...texts: string[]): void {
  db.exec("DELETE FROM search");
  const insert = db.prepare("INSERT INTO search (rowid, folded, marked) VALUES (:id, :folded, :marked)");
  texts.forEach((text, i) => insert.run({ id: i + 1, ...ftsColumns(text) }));
}

function rows(match: string | null | undefined): number[] {
  if (match === null || match === undefined) return [];
  return db
    .prepare("SELECT rowid AS id FROM search WHERE search MATCH :match ORDER BY rowid")
    .all({ match })
    .map((row) => Number(row["id"]));
}

const found = (typed: string): number[] => rows(ftsMatch(typed)?.any);
const exactlyFound = (typed: string): number[] => rows(ftsMatch(typed)?.exact);

describe("full-text search", () => {
  it("finds without marks what unicode61 alone misses", () => {
    fill("Quyết định về Đường Trần Đăng Ninh");
    for (const typed of ["dinh", "duong", "quyet dinh", "DUONG TRAN", "định", "ninh quyet", "đườ"]) {
      expect(found(typed), typed).toEqual([1]);
    }
    expect(found("dinh khong")).toEqual([]);
  });

  it("finds those first that have the marks as typed", () => {
    fill("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Nguyễn Văn Hứng");
    expect(found("hùng")).toEqual([1, 2, 3]);
    expect(exactlyFound("hùng")).toEqual([1]);
    expect(exactlyFound("nguyen hưng")).toEqual([2]);
    expect(ftsMatch("hung")?.exact).toBeNull();
  });

  it("takes tone placement, y and i, Unicode form and leading zeros as the same", () => {
    fill("Uỷ ban xã Hoà Bình, kĩ thuật, số 05/BNV", "Ủy ban xã Hòa Bình, kỹ thuật, số 5/BNV".normalize("NFD"));
    for (const typed of [
      "ủy ban",
      "uỷ ban",
      "hòa bình",
      "hoà bình",
      "kỹ thuật",
      "kĩ thuật",
      "kỹ",
      "kĩ",
      "hoà",
      "lý kỹ".slice(3),
    ]) {
      expect(exactlyFound(typed), typed).toEqual([1, 2]);
    }
    for (const typed of ["05/BNV", "5/bnv", "05", "5", "ki thuat", "ky thuat", "số 05"]) {
      expect(found(typed), typed).toEqual([1, 2]);
    }
  });

  it("reads the last word as the beginning of a word, in each of its spellings", () => {
    fill("Kiến nghị hoàn thành", "Quy định", "Bộ Quít");
    expect(found("ki")).toEqual([1]);
    expect(exactlyFound("hoà")).toEqual([1]);
    expect(found("qui")).toEqual([2, 3]);
    expect(found("bo q")).toEqual([3]);
    expect(found("quy d")).toEqual([2]);
    expect(found("qu dinh")).toEqual([]);
  });

  it("keeps together what stands in quotes or was typed in one piece", () => {
    fill("Số 15/QĐ-UBND", "Số 15 và QĐ khác của UBND", "quyết toán, xác định");
    expect(found("15/qđ-ubnd")).toEqual([1]);
    expect(found("15 qd ubnd")).toEqual([1, 2]);
    expect(found('"qd khac"')).toEqual([2]);
    expect(found("“qd kha")).toEqual([2]);
    expect(found('"qd kha"')).toEqual([]);
    expect(found('"quyet dinh"')).toEqual([]);
  });

  it("gives no FTS5 meaning to what is typed", () => {
    fill("alpha NOT beta", "alpha");
    expect(found("alpha NOT beta")).toEqual([1]);
    expect(found("folded:alpha")).toEqual([]);
    expect(found("alpha*")).toEqual([1, 2]);
    expect(ftsMatch(' "*():^{}+- ')).toBeNull();
    expect(ftsMatch("")).toBeNull();
  });

  it("bounds the length and the number of words", () => {
    const { terms } = parseQuery("a ".repeat(5000));
    expect(terms).toHaveLength(MAX_QUERY_WORDS);
    expect(parseQuery("a-".repeat(5000)).terms[0]?.words).toHaveLength(MAX_QUERY_WORDS);
    expect(ftsMatch("x".repeat(100_000))?.any.length).toBeLessThan(500);
  });

  it("looks into the named columns", () => {
    expect(ftsMatch("hùng", { folded: ["subject", "body"], marked: ["subject_marked"] })).toEqual({
      any: '({subject body} : ("hung" *))',
      exact: '({subject body} : ("hung" *)) AND ({subject_marked} : ("hùng" *))',
    });
  });

  it("is accepted by SQLite whatever was typed", () => {
    fc.assert(
      fc.property(anythingTyped, (typed) => {
        const match = ftsMatch(typed);
        rows(match?.any);
        rows(match?.exact);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds every text by itself and by its NFD form", () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        const typed = text.split(" ").slice(0, 5).join(" ");
        fc.pre(parseQuery(typed).terms.length > 0);
        fill(text);
        expect(found(typed)).toEqual([1]);
        expect(found(typed.normalize("NFD"))).toEqual([1]);
        if (typeof ftsMatch(typed)?.exact === "string") expect(exactlyFound(typed)).toEqual([1]);
      }),
    );
  });
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WORKERS } from "../workers.ts";
import { connect } from "./db.ts";
import { openReaders, type ReaderOptions, type ReadPool } from "./readers.ts";

/** Counts to `n` one row at a time. */
const COUNT = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < :n) SELECT";

let dir: string;
let file: string;
let writer: DatabaseSync;
const pools: ReadPool[] = [];
const open = (options: ReaderOptions = {}) => {
  const pool = openReaders(file, options);
  pools.push(pool);
  return pool;
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "congso-readers-"));
  file = join(dir, "office.db");
  writer = connect(file, { readOnly: false });
  writer.exec("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1), (2), (3)");
});
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
  writer.close();
  rmSync(dir, { recursive: true, force: true });
});

describe("readers", () => {
  it("see what was committed before the question, with named and positional parameters", async () => {
    const pool = open();
    expect(await pool.all("SELECT x FROM t WHERE x > :low ORDER BY x", { low: 1 })).toEqual([{ x: 2 }, { x: 3 }]);
    writer.exec("INSERT INTO t VALUES (4)");
    expect(await pool.get("SELECT max(x) AS x FROM t WHERE x < ?", [9])).toEqual({ x: 4 });
    expect(await pool.get("SELECT x FROM t WHERE x = 77")).toBeUndefined();
  });

  it("cannot write, and a mistake in the SQL fails that question only", async () => {
    const pool = open({ size: 1 });
    await expect(pool.all("INSERT INTO t VALUES (5)")).rejects.toThrow(/readonly/);
    await expect(pool.all("SELECT nonsense")).rejects.toThrow(/no such column.*SELECT nonsense/);
    expect(await pool.all("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("leave the event loop free", async () => {
    const pool = open();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await pool.all(`${COUNT} count(*) FROM c`, { n: 2_000_000 });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
  });

  it("refuse what does not fit the queue", async () => {
    const pool = open({ size: 1, queueLimit: 1 });
    const running = pool.all(`${COUNT} count(*) AS n FROM c`, { n: 300_000 });
    const queued = pool.all("SELECT 1 AS one");
    await expect(pool.all("SELECT 2")).rejects.toMatchObject({ code: "database.readersBusy" });
    expect(await running).toEqual([{ n: 300_000 }]);
    expect(await queued).toEqual([{ one: 1 }]);
  });

  it("stop a query at its time limit, and a new thread takes the place", async () => {
    const pool = open({ size: 1, timeLimit: 300 });
    await expect(pool.all(`${COUNT} count(*) FROM c`, { n: 6_000_000 })).rejects.toMatchObject({
      code: "database.readTooLong",
    });
    await expect.poll(() => pool.all("SELECT 1 AS one").catch(() => "busy"), { timeout: 15_000 }).toEqual([{ one: 1 }]);
  }, 20_000);

  it("lose one query when a thread dies of a huge answer, and go on", async () => {
    const pool = open({ size: 1 });
    await expect(pool.all(`${COUNT} x, printf('%.200c', 'x') AS t FROM c`, { n: 3_000_000 })).rejects.toMatchObject({
      code: "database.readFailed",
    });
    expect(await pool.all("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  }, 30_000);

  it("fail what waits when they are closed", async () => {
    const pool = open({ size: 1 });
    const running = pool.all(`${COUNT} count(*) FROM c`, { n: 300_000 });
    const queued = pool.all("SELECT 1");
    const outcomes = Promise.allSettled([running, queued]);
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(pool.all("SELECT 1")).rejects.toMatchObject({ code: "database.readersBusy" });
  });
});

describe("a bundled program", () => {
  it.each(["cjs", "esm"] as const)(
    "starts its workers from the text beside it (%s)",
    async (format) => {
      const kernel = new URL("..", import.meta.url).pathname;
      const common = { bundle: true, platform: "node", logLevel: "error" } as const;
      for (const [name, entry] of Object.entries(WORKERS)) {
        const outfile = join(dir, "workers", `${name}.js`);
        await build({ ...common, format: "cjs", entryPoints: [join(kernel, entry)], outfile });
      }
      const main = join(dir, "main.ts");
      writeFileSync(
        main,
        `import { openReaders } from ${JSON.stringify(join(kernel, "database/readers.ts"))};
       const pool = openReaders(process.argv[2] ?? "");
       void pool.all("SELECT sum(x) AS sum FROM t").then((rows) => { console.log(JSON.stringify(rows)); });`,
      );
      const outfile = join(dir, format === "cjs" ? "program.cjs" : "program.mjs");
      await build({ ...common, format, entryPoints: [main], outfile, logOverride: { "empty-import-meta": "silent" } });
      // It also ends by itself: idle readers do not keep a program alive.
      expect(execFileSync(process.execPath, [outfile, file], { encoding: "utf8" }).trim()).toBe('[{"sum":6}]');
    },
    30_000,
  );
});

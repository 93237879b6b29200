import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_ZONE, localTime } from "../../server/kernel/text/index.ts";
import { expectRefusal, PASSWORD, signIn, workbench, type Serving } from "./congso.ts";

const bench = workbench();
const office = bench.path("office");
/** The real one: an office of another day would close its polls when it is opened. */
const TODAY = localTime(Date.now(), DEFAULT_ZONE).day;
let running: Serving | undefined;

beforeAll(async () => {
  const made = await bench.run(["demo", "--people", "30", "--today", TODAY, "--data", office, "--password-stdin"], {
    input: `${PASSWORD}\n`,
  });
  expect(made, made.err).toMatchObject({ code: 0 });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => bench.dispose());

describe("serve", () => {
  it("tells its ports when all doors are open, serves, and ends with 0 on SIGTERM", async () => {
    running = await bench.serve(office);
    expect(running.ports["http"]).toBeGreaterThan(0);
    expect(running.ports["smtp"]).toBeGreaterThan(0);
    expect(running.said()).toContain(running.url);
    expect(await signIn(running.url, "admin")).toBeDefined();
    expect(await running.stop()).toBe(0);
    expect(readdirSync(bench.path()).filter((name) => name.startsWith("ready-"))).toEqual([]);
  });

  it("ends with its stdin where the program that started it wants that, and only there", async () => {
    running = await bench.serve(office, ["--stop-on-stdin-end"]);
    expect(await running.endInput()).toBe(0);
    running = await bench.serve(office);
    void running.endInput();
    expect(await signIn(running.url, "admin")).toBeDefined();
    expect(await running.stop()).toBe(0);
  });

  it("lets no second one in", async () => {
    running = await bench.serve(office);
    expectRefusal(
      await bench.run(["serve", "--data", office, "--http", "127.0.0.1:0", "--smtp", "off"]),
      /đang được một chương trình/,
    );
    expect(await signIn(running.url, "admin")).toBeDefined();
  });

  it("names the port that is in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    expectRefusal(
      await bench.run(["serve", "--data", office, "--smtp", "off", "--http", `127.0.0.1:${port}`]),
      new RegExp(`${port}`),
    );
    expectRefusal(
      await bench.run(["serve", "--data", office, "--http", "off", "--smtp", `127.0.0.1:${port}`]),
      new RegExp(`${port}`),
    );
    other.close();
  });

  it("leaves an office that waits for its upgrade as it was when a port is in use", async () => {
    const waiting = bench.path("waiting");
    mkdirSync(waiting);
    for (const name of ["office.db", "settings.json"]) copyFileSync(bench.path("office", name), join(waiting, name));
    execFileSync(process.execPath, [
      "-e",
      `new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("PRAGMA journal_mode = DELETE; DELETE FROM kernel_migration WHERE module = 'polls'")`,
      join(waiting, "office.db"),
    ]);
    const before = readFileSync(join(waiting, "office.db"));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = `127.0.0.1:${String((other.address() as AddressInfo).port)}`;
    for (const doors of [
      ["--http", address, "--smtp", "off"],
      ["--http", "127.0.0.1:0", "--smtp", address],
    ]) {
      expectRefusal(await bench.run(["serve", "--data", waiting, ...doors]), /đang được chương trình khác dùng/);
      expect(readFileSync(join(waiting, "office.db")).equals(before)).toBe(true);
      expect(existsSync(join(waiting, "backups"))).toBe(false);
    }
    other.close();
  });

  it("refuses a ready file that it cannot write before it opens anything", async () => {
    const serve = ["serve", "--data", office, "--http", "127.0.0.1:0", "--smtp", "off", "--ready-file"];
    expectRefusal(await bench.run([...serve, bench.path("no/such/folder/ready.json")]), /Không ghi được tệp/);
  });

  it("refuses a corrupt database, one that is newer, and settings with a mistake, and changes nothing", async () => {
    const broken = bench.path("broken");
    mkdirSync(broken);
    const serve = ["serve", "--data", broken, "--http", "127.0.0.1:0", "--smtp", "off"];
    writeFileSync(bench.path("broken/office.db"), Buffer.alloc(20_000, "x"));
    expectRefusal(await bench.run(serve), /bị hỏng/);
    expect(readFileSync(bench.path("broken/office.db")).equals(Buffer.alloc(20_000, "x"))).toBe(true);

    copyFileSync(bench.path("office/office.db"), bench.path("broken/office.db"));
    execFileSync(process.execPath, [
      "-e",
      `new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("INSERT INTO kernel_migration VALUES ('mail','9999-future','x',1)")`,
      bench.path("broken/office.db"),
    ]);
    expectRefusal(await bench.run(serve), /phiên bản mới hơn/);

    copyFileSync(bench.path("office/office.db"), bench.path("broken/office.db"));
    writeFileSync(bench.path("broken/settings.json"), '{\n  "version": 1,\n  "agency": { "name": 5 }\n}\n');
    expectRefusal(await bench.run(serve), /dòng 3/);
    expect(readFileSync(bench.path("broken/settings.json"), "utf8")).toContain('"name": 5');
  });

  it("says what a full disk or a folder that cannot be written means", async () => {
    // Nothing larger than 40 blocks of 512 bytes can be written: the same fault as a full disk, on every machine.
    const full = await bench.run(
      [
        "init",
        "--agency",
        "A",
        "--domain",
        "a.lan",
        "--admin",
        "quantri",
        "--password-stdin",
        "--data",
        bench.path("full"),
      ],
      {
        input: PASSWORD,
        shell: "trap '' XFSZ; ulimit -f 40",
      },
    );
    expect(full.code).toBe(1);
    expect(full.err.trim().split("\n"), full.err).toHaveLength(1);
    expect(existsSync(bench.path("full"))).toBe(false);
    // A file where the folder should be fails for everybody, also for root.
    writeFileSync(bench.path("a-file"), "");
    const nowhere = await bench.run(
      [
        "init",
        "--agency",
        "A",
        "--domain",
        "a.lan",
        "--admin",
        "quantri",
        "--password-stdin",
        "--data",
        bench.path("a-file/x"),
      ],
      { input: PASSWORD },
    );
    expect(nowhere.code).toBe(1);
    expect(nowhere.err.trim().split("\n"), nowhere.err).toHaveLength(1);
  });
});

describe("the first run", () => {
  const post = (url: string, body: unknown) =>
    fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

  /** The office opens on the same port in the same process. */
  async function untilOpen(url: string): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const setup = await fetch(`${url}/api/setup`).then(
        (response) => response.json() as Promise<{ needed: boolean }>,
        () => ({ needed: true }),
      );
      if (!setup.needed) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error("The office did not open.");
  }

  it("turns an empty folder into an office without a restart", async () => {
    running = await bench.serve(bench.path("first"));
    const { url } = running;
    expect(await (await fetch(`${url}/api/setup`)).json()).toEqual({ needed: true, codeRequired: false });
    const wish = {
      language: "vi",
      agency: { name: "Sở A", code: "", domain: "a.lan" },
      administrator: { name: "Lê B", username: "quantri", password: "ngắn" },
    };
    const refused = await post(`${url}/api/setup`, wish);
    expect(refused.status).toBe(400);
    const done = await post(`${url}/api/setup`, {
      ...wish,
      administrator: { ...wish.administrator, password: PASSWORD },
    });
    expect(done.status).toBe(200);
    await untilOpen(url);
    expect(await signIn(url, "quantri")).toBeDefined();
    expect(await running.stop()).toBe(0);
  });

  it("restores a backup that a browser sends, and stays ready after a bad one", async () => {
    const file = bench.path("for-browser.tar");
    expect((await bench.run(["backup", file, "--data", office])).code).toBe(0);
    running = await bench.serve(bench.path("first-restored"));
    const { url } = running;
    const bytes = readFileSync(file);
    const send = (body: Uint8Array<ArrayBuffer>) =>
      fetch(`${url}/api/setup/restore`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body,
      });
    expect((await send(bytes.subarray(0, 9000))).status).toBe(400);
    expect((await send(bytes)).status).toBe(200);
    await untilOpen(url);
    expect(await signIn(url, "admin")).toBeDefined();
  });

  it("ends cleanly when nobody sets it up, and leaves no office behind", async () => {
    running = await bench.serve(bench.path("never"));
    expect(await running.stop()).toBe(0);
    expect(existsSync(bench.path("never/office.db"))).toBe(false);
  });
});

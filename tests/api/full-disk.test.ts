import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, signIn, workbench, type Serving } from "./congso.ts";

const bench = workbench();
const office = bench.path("office");
const disk = bench.path("disk");
let running: Serving | undefined;

/** Whoever is root may mount; anybody else becomes root of a name space of his own, where the system allows it. */
const isRoot = process.getuid?.() === 0;
const UNSHARE = isRoot ? ["unshare", "--mount"] : ["unshare", "--map-root-user", "--mount"];

/** A program that runs what follows where the small disk of process `pid` is seen. */
function beside(pid: number): string[] {
  return ["nsenter", "--target", String(pid), "--mount", ...(isRoot ? [] : ["--user", "--preserve-credentials"])];
}

/** A program that runs what follows with a small disk of its own at `disk`, on which the office lies. It ends with the program. */
function onSmallDisk(then = "true"): string[] {
  const script = `mount -t tmpfs -o size=12m tmpfs '${disk}' && cp -a '${office}/.' '${disk}' && ${then} && exec "$0" "$@"`;
  return [...UNSHARE, "sh", "-c", script];
}

/** Why no disk can be mounted here; undefined where one can. */
function whyNot(): string | undefined {
  try {
    execFileSync(UNSHARE[0]!, [...UNSHARE.slice(1), "mount", "-t", "tmpfs", "tmpfs", disk], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return `No disk can be mounted on this machine: ${error instanceof Error ? error.message : String(error)}`;
  }
}

beforeAll(async () => {
  mkdirSync(disk);
  const made = await bench.run(["demo", "--people", "5", "--data", office, "--password-stdin"], { input: PASSWORD });
  expect(made, made.err).toMatchObject({ code: 0 });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => bench.dispose());

/** Writes until nothing more fits. */
function fill(file: string): void {
  const descriptor = openSync(file, "w");
  try {
    for (const size of [64 * 1024, 1024, 1]) {
      try {
        for (;;) writeSync(descriptor, Buffer.alloc(size, "x"));
      } catch (error) {
        expect(error).toMatchObject({ code: "ENOSPC" });
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

const asked = (title: string) => ({
  title,
  description: "x".repeat(1900),
  kind: "single",
  secrecy: "open",
  results: "live",
  options: ["Có", "Không"],
  maxChoices: 1,
  quorum: null,
  remindHours: null,
  audience: ["everyone"],
  opensAt: 0,
  closesAt: Date.now() + 3_600_000,
});

describe("a disk that is full", () => {
  it("refuses what it cannot keep, loses nothing, and works on once there is room", async ({ skip }) => {
    const reason = whyNot();
    if (reason !== undefined) skip(reason);
    const serving = (running = await bench.serve(disk, [], onSmallDisk()));
    const { cookie } = await signIn(serving.url, "admin");
    const headers = { cookie, "content-type": "application/json" };
    const post = (title: string) =>
      fetch(`${serving.url}/api/polls`, { method: "POST", headers, body: JSON.stringify(asked(title)) });
    const door = createTransport({ host: "127.0.0.1", port: serving.ports["smtp"] ?? 0, ignoreTLS: true });
    const mail = async () => {
      const to = "admin@noivu.example";
      const letter = { from: "ai@xa.lan", to, subject: "Một thư", text: "y".repeat(20_000) };
      return door.sendMail(letter).then(
        ({ response }) => response,
        (error: unknown) => (error as { response?: string }).response ?? String(error),
      );
    };
    /** The small disk as it is seen from outside. */
    const inside = `/proc/${String(serving.pid)}/root${disk}`;

    expect((await post("Trước khi đầy")).status).toBe(200);
    expect(await mail()).toMatch(/^250 /);
    fill(join(inside, "filler"));

    // What the write-ahead log already holds of the disk is used up first; all of that is kept.
    const kept = ["Trước khi đầy"];
    let refused: Response | undefined;
    for (let n = 0; n < 3000 && refused === undefined; n += 1) {
      const reply = await post(`Câu ${String(n)}`);
      if (reply.status === 200) kept.push(`Câu ${String(n)}`);
      else refused = reply;
    }
    expect(refused?.status).toBe(507);
    expect(await refused?.json()).toMatchObject({ error: { code: "kernel.diskFull" } });
    expect(await mail()).toMatch(/^452 4\.3\.1 /);
    expect((await fetch(`${serving.url}/api/people`, { headers })).status).toBe(200);

    const under = beside(serving.pid);
    const doctor = await bench.run(["doctor", "--data", disk, "--lang", "en"], { under });
    expect(doctor.code).toBe(1);
    expect(doctor.out).toMatch(/^FAIL +disk /m);
    const backup = await bench.run(["backup", join(disk, "office.tar"), "--data", disk], { under });
    expect(backup.code).toBe(1);
    expect(backup.err).toMatch(/^Ổ đĩa của \S+ không đủ chỗ: [^\n]+\n$/);
    expect(readdirSync(inside).filter((name) => name.includes(".tar"))).toEqual([]);

    rmSync(join(inside, "filler"));
    expect((await post("Sau khi dọn")).status).toBe(200);
    expect(await mail()).toMatch(/^250 /);
    door.close();
    const there: string[] = [];
    for (let after = ""; ;) {
      const page = await fetch(`${serving.url}/api/polls?list=mine&limit=200${after}`, { headers });
      const { items, next } = (await page.json()) as { items: { title: string }[]; next?: string };
      there.push(...items.map(({ title }) => title));
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    const ours = there.filter((title) => /^(Trước khi đầy|Câu \d+|Sau khi dọn)$/.test(title));
    expect(ours.toSorted()).toEqual([...kept, "Sau khi dọn"].toSorted());
    expect(await serving.stop()).toBe(0);
  });

  it("that nobody may write to is told of in one sentence", async ({ skip }) => {
    const reason = whyNot();
    if (reason !== undefined) skip(reason);
    const serve = ["serve", "--data", disk, "--http", "127.0.0.1:0", "--smtp", "off"];
    const { code, err } = await bench.run(serve, { under: onSmallDisk(`mount -o remount,ro '${disk}'`) });
    expect(code).toBe(1);
    expect(err.trim().split("\n"), err).toHaveLength(1);
    expect(err).toMatch(/Không ghi được vào/);
  });
});

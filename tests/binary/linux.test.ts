import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ports, run, start, type Running } from "./support/program.ts";

const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";
const DOORS = ["--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"];

let folder: string;
let data: string;
const offices: Running[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "congso-binary-"));
  data = join(folder, "office");
  const words = ["--agency", "Sở Tư pháp", "--domain", "stp.langson.lan", "--admin", "admin", "--password-stdin"];
  const made = await run(folder, ["init", "--data", data, ...words], `${PASSWORD}\n`);
  expect(made, made.err).toMatchObject({ code: 0 });
});

afterEach(async () => {
  for (const office of offices.splice(0)) {
    office.child.kill("SIGTERM");
    await office.ended;
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function serve(name: string) {
  const ready = join(folder, `${name}.json`);
  const office = start(folder, ["serve", "--data", data, ...DOORS, "--ready-file", ready]);
  offices.push(office);
  const open = await ports(office, ready);
  return { office, ready, open, base: `http://127.0.0.1:${open["http"] ?? 0}` };
}

describe("the Linux executable in an empty folder, with nothing on PATH", () => {
  it("serves the page and its scripts from inside itself, compressed", async () => {
    const { base } = await serve("page");
    const page = await fetch(`${base}/`);
    expect(page.status).toBe(200);
    const html = await page.text();
    const script = /src="([^"]*assets\/[^"]+\.js)"/.exec(html)?.[1] ?? "";
    const loaded = await fetch(new URL(script, `${base}/`), { headers: { "accept-encoding": "br" } });
    expect(loaded.status).toBe(200);
    expect(loaded.headers.get("content-encoding")).toBe("br");
    expect(loaded.headers.get("cache-control")).toContain("immutable");
    expect((await loaded.text()).length).toBeGreaterThan(1000);
  });

  it("lets the administrator in, and searches in a worker thread of its own", async () => {
    const { base } = await serve("sign-in");
    const answer = await fetch(`${base}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: base },
      body: JSON.stringify({ username: "admin", password: PASSWORD }),
    });
    expect(answer.status, await answer.clone().text()).toBe(200);
    const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const who = await fetch(`${base}/api/session`, { headers: { cookie } });
    expect(await who.json()).toMatchObject({ person: { username: "admin" } });
    const found = await fetch(`${base}/api/mail/mailboxes`, { headers: { cookie } });
    expect(found.status).toBe(200);
  });

  it("opens its SMTP door", async () => {
    const { open } = await serve("smtp");
    const socket = connect(open["smtp"] ?? 0, "127.0.0.1").setEncoding("utf8");
    const [greeting] = (await once(socket, "data")) as [string];
    socket.destroy();
    expect(greeting).toMatch(/^220 /);
  });

  it("refuses the same data a second time, and the first goes on", async () => {
    const { base } = await serve("first");
    const second = await run(folder, ["serve", "--data", data, ...DOORS]);
    expect(second.code).toBe(1);
    expect(second.err.trim().split("\n")).toHaveLength(1);
    expect((await fetch(`${base}/`)).status).toBe(200);
  });

  it("stops cleanly when it is asked to, within 10 s, and takes its ready file away", async () => {
    const { office, ready } = await serve("stop");
    const asked = performance.now();
    office.child.kill("SIGTERM");
    expect(await office.ended).toMatchObject({ code: 0 });
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(existsSync(ready)).toBe(false);
    const health = await run(folder, ["doctor", "--data", data]);
    expect(health, health.out + health.err).toMatchObject({ code: 0 });
  });

  it("tells its version and the licences of everything inside", async () => {
    const version = await run(folder, ["version"]);
    expect(version).toMatchObject({ code: 0 });
    expect(version.out).toContain(process.versions.node);
    const { out } = await run(folder, ["version", "--licences"]);
    for (const part of ["Node.js 26", "fastify 5", "lit 3", "serialport 13", "typebox 1"]) expect(out).toContain(part);
  });

  it("leaves nothing beside the data folder", () => {
    expect(readdirSync(folder)).toEqual(["office"]);
  });
});

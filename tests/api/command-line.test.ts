import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../appliance/commands/index.ts";
import { optionsOf } from "../../appliance/cli/usage.ts";
import { runCommandLine } from "../../appliance/cli/run.ts";
import { DEFAULT_ZONE, localTime } from "../../server/kernel/text/index.ts";
import { unitText } from "../../appliance/service/unit.ts";
import { expectRefusal, PASSWORD, signIn, workbench, type Outcome, type Serving } from "./congso.ts";

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

describe("the frame", () => {
  it.each(["vi", "en"])("explains every command and option in %s", async (language) => {
    for (const command of commands) {
      expect(command.summary.vi).not.toBe(command.summary.en);
      for (const [name, option] of Object.entries(optionsOf(command))) {
        expect(option.help.vi, name).not.toBe("");
        expect(option.help.vi, name).not.toBe(option.help.en);
      }
    }
    const help = await bench.run(["backup", "--help", "--lang", language]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain(language === "vi" ? "Cách dùng" : "Usage");
  });

  it("answers wrong usage with code 2 and the way to the help", async () => {
    for (const args of [
      ["nonsense"],
      ["init"],
      ["serve", "--bogus"],
      ["backup"],
      ["user", "explode"],
      ["serve", "--http", "x"],
      ["demo", "--people", "4", "--password-stdin"],
    ]) {
      let out = "";
      let err = "";
      const code = await runCommandLine(
        commands,
        [...args, "--lang", "en"],
        {},
        {
          out: (text) => (out += text),
          err: (text) => (err += text),
          readInput: () => Promise.resolve(PASSWORD),
        },
      );
      expect({ code, out }, args.join(" ")).toEqual({ code: 2, out: "" });
      expect(err, args.join(" ")).toContain("--help");
    }
  });

  it("tells its version", async () => {
    const { code, out } = await bench.run(["version", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      platform: `${process.platform}-${process.arch}`,
    });
  });
});

describe("init", () => {
  const init = (folder: string, input = PASSWORD) =>
    bench.run(
      [
        "init",
        "--agency",
        "Sở Tư pháp",
        "--domain",
        "tuphap.lan",
        "--admin",
        "quantri",
        "--password-stdin",
        "--data",
        folder,
      ],
      { input },
    );

  it("makes an office in which the administrator can sign in", async () => {
    const folder = bench.path("initiated");
    expect((await init(folder)).code).toBe(0);
    running = await bench.serve(folder);
    const { cookie } = await signIn(running.url, "quantri");
    const settings = await (await fetch(`${running.url}/api/admin/settings`, { headers: { cookie } })).json();
    expect(settings).toMatchObject({ name: "Sở Tư pháp", domain: "tuphap.lan" });
  });

  it("refuses a folder that is not empty, and leaves an empty one empty when the password is too short", async () => {
    expectRefusal(await init(office), /đã có dữ liệu/);
    expectRefusal(await init(bench.path("short"), "ngắn"), /8 ký tự/);
    expect(existsSync(bench.path("short"))).toBe(false);
  });
});

describe("demo", () => {
  it("is the same office twice", async () => {
    const twin = bench.path("twin");
    const again = await bench.run(["demo", "--people", "30", "--today", TODAY, "--data", twin, "--password-stdin"], {
      input: PASSWORD,
    });
    expect(again.code).toBe(0);
    const look = async (folder: string) => {
      const serving = await bench.serve(folder);
      try {
        const headers = await signIn(serving.url, "admin");
        const read = async (path: string) => await (await fetch(serving.url + path, { headers })).json();
        return await Promise.all(
          ["/api/people?limit=200", "/api/polls?limit=200", "/api/departments", "/api/groups"].map(read),
        );
      } finally {
        await serving.stop();
      }
    };
    expect(await look(twin)).toEqual(await look(office));
  });
});

describe("backup and restore", () => {
  it("mirror each other, while the office runs and when it does not", async () => {
    running = await bench.serve(office);
    const first = await bench.run(["backup", bench.path("a.tar"), "--data", office, "--json"]);
    await running.stop();
    running = undefined;
    expect(first, first.err).toMatchObject({ code: 0 });
    const restored = await bench.run(["restore", bench.path("a.tar"), "--data", bench.path("restored")]);
    expect(restored.out).toMatch(/30 người, \d+ thư/);
    const second = await bench.run(["backup", bench.path("b.tar"), "--data", bench.path("restored"), "--json"]);
    const facts = (outcome: Outcome) => {
      const { counts, blobs, problems } = JSON.parse(outcome.out) as Record<string, unknown>;
      return { counts, blobs, problems };
    };
    expect(facts(second)).toEqual(facts(first));
    const names = (file: string) =>
      execFileSync("tar", ["xOf", bench.path(file), "SHA256SUMS"], { encoding: "utf8" })
        .split("\n")
        .filter((line) => line.includes("blobs/"));
    expect(names("b.tar")).toEqual(names("a.tar"));
  });

  it("refuses a bad backup in one sentence and changes nothing", async () => {
    const bytes = readFileSync(bench.path("a.tar"));
    writeFileSync(bench.path("cut.tar"), bytes.subarray(0, bytes.length - 5000));
    expectRefusal(await bench.run(["restore", bench.path("cut.tar"), "--data", bench.path("x")]), /bị cụt/);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(bench.path("bad.tar"), bytes);
    expectRefusal(
      await bench.run(["restore", bench.path("bad.tar"), "--data", bench.path("x")]),
      /bị hỏng hoặc đã bị sửa/,
    );
    expectRefusal(await bench.run(["restore", bench.path("none.tar"), "--data", bench.path("x")]), /Không đọc được/);
    expectRefusal(await bench.run(["restore", bench.path("a.tar"), "--data", office]), /không trống/);
    expect(existsSync(bench.path("x"))).toBe(false);
  });

  it("says which stored file is missing", async () => {
    const holed = bench.path("holed");
    await bench.run(["restore", bench.path("a.tar"), "--data", holed]);
    const [folder = ""] = readdirSync(bench.path("holed/blobs"));
    const [inner = ""] = readdirSync(bench.path("holed/blobs", folder));
    const [hash = ""] = readdirSync(bench.path("holed/blobs", folder, inner));
    writeFileSync(bench.path("holed/blobs", folder, inner, hash), "damaged");
    const made = await bench.run(["backup", bench.path("holed.tar"), "--data", holed]);
    expect(made.code).toBe(1);
    expect(made.err).toContain(hash);
    const examined = await bench.run(["doctor", "--deep", "--data", holed, "--json"]);
    expect(examined.code).toBe(1);
    expect((JSON.parse(examined.out) as { findings: { check: string; verdict: string }[] }).findings).toContainEqual(
      expect.objectContaining({ check: "blobs", verdict: "fail" }),
    );
  });
});

describe("user", () => {
  const user = (...args: string[]) => bench.run(["user", ...args, "--data", office], { input: PASSWORD });

  it("adds, resets, deactivates, activates and gives roles", async () => {
    expect(
      (await user("add", "moi", "--name", "Nông Văn Mới", "--roles", "staff", "--password-stdin", "--keep-password"))
        .code,
    ).toBe(0);
    expect((await user("list")).out).toContain("Nông Văn Mới");
    expect((await user("roles", "moi", "administrator,staff")).code).toBe(0);
    expect((await user("deactivate", "moi")).code).toBe(0);
    expect((await user("list")).out).not.toContain("Nông Văn Mới");
    expect((await user("activate", "moi")).out).toMatch(/Mật khẩu dùng một lần: \S+/);
    expect((await user("reset-password", "moi", "--password-stdin", "--keep-password")).code).toBe(0);
    running = await bench.serve(office);
    expect(await signIn(running.url, "moi")).toBeDefined();
  });

  it("is done by the office itself while it runs, and only its owner may ask", async () => {
    running = await bench.serve(office);
    expect((await user("add", "luc-chay", "--name", "Lâm Văn Chạy", "--password-stdin", "--keep-password")).code).toBe(
      0,
    );
    const { cookie } = await signIn(running.url, "luc-chay");
    expect((await user("list")).out).toContain("Lâm Văn Chạy");
    expect((await user("deactivate", "luc-chay")).code).toBe(0);
    const mine = await fetch(`${running.url}/api/session`, { headers: { cookie } });
    expect(mine.status).toBe(401);
    expectRefusal(await user("roles", "admin", "vua"), /vua/);
    expectRefusal(await user("add", "x", "--name", "Y", "--password-stdin", "--roles", "vua"), /vua/);
    // The socket stands in a folder that nobody else may enter.
    expect(statSync(office).mode & 0o077).toBe(0);
    await running.stop("SIGKILL");
    expect(existsSync(join(office, "control.sock"))).toBe(true);
    running = await bench.serve(office);
    expect((await user("activate", "luc-chay")).out).toMatch(/Mật khẩu dùng một lần/);
    await running.stop();
    running = undefined;
    expect(existsSync(join(office, "control.sock"))).toBe(false);
  });

  it("refuses an unknown name or role", async () => {
    expectRefusal(await user("deactivate", "khongco"), /khongco/);
    expectRefusal(await user("roles", "admin", "vua"), /vua/);
  });
});

/** Settings whose doors open anywhere, but for the one for browsers. */
function setDoors(folder: string, http: string): void {
  const file = join(folder, "settings.json");
  const settings = JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, unknown>>;
  settings["http"] = { ...settings["http"], address: http };
  settings["doors"] = { ...settings["doors"], smtp: "127.0.0.1:0" };
  writeFileSync(file, JSON.stringify(settings));
}

describe("doctor", () => {
  it("finds a living and a resting office well", async () => {
    running = await bench.serve(office);
    const living = await bench.run(["doctor", "--data", office, "--json"]);
    await running.stop();
    running = undefined;
    expect(living, living.out + living.err).toMatchObject({ code: 0 });
    setDoors(office, "127.0.0.1:0");
    const resting = await bench.run(["doctor", "--data", office, "--deep", "--lang", "en"]);
    expect(resting.code).toBe(0);
    expect(resting.out).not.toContain("FAIL");
    const doors = (JSON.parse(living.out) as { findings: { check: string; verdict: string }[] }).findings.filter(
      ({ check }) => check === "doors",
    );
    expect(doors.map(({ verdict }) => verdict)).toEqual(doors.map(() => "ok"));
    expect(doors.length).toBeGreaterThan(1);
    for (const check of ["database", "blobs", "audit", "settings", "backup"]) expect(resting.out).toContain(check);
  });

  it("tells what is wrong with the settings and the audit record", async () => {
    const sick = bench.path("sick");
    await bench.run(["restore", bench.path("a.tar"), "--data", sick]);
    writeFileSync(bench.path("sick/settings.json"), "{ oops");
    execFileSync(process.execPath, [
      "-e",
      `new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("DROP TRIGGER kernel_audit_never_changes; UPDATE kernel_audit SET at = 1 WHERE id = 3")`,
      bench.path("sick/office.db"),
    ]);
    const { code, out } = await bench.run(["doctor", "--data", sick, "--lang", "en"]);
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL +settings .*settings\.json, line 1/);
    expect(out).toMatch(/FAIL +audit .*line 3/);
  });

  it("says which port another program holds", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    setDoors(office, `127.0.0.1:${port}`);
    const { code, out } = await bench.run(["doctor", "--data", office, "--lang", "en"]);
    other.close();
    setDoors(office, "127.0.0.1:0");
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^FAIL +doors +Port ${port} \\(http\\)`, "m"));
    expect(out).toMatch(/^OK +doors +The door smtp /m);
  });

  it("refuses a folder without an office", async () => {
    expectRefusal(await bench.run(["doctor", "--data", bench.path("empty")]), /chưa có dữ liệu/);
  });
});

describe("service", () => {
  it("shows a unit that systemd accepts", async () => {
    const { code, out } = await bench.run(["service", "install", "--dry-run", "--http", "0.0.0.0:80"]);
    expect(code).toBe(0);
    expect(out).toContain("NoNewPrivileges=yes");
    expect(out).toContain("--http 0.0.0.0:80");
    const unit = bench.path("congso-check.service");
    writeFileSync(
      unit,
      unitText({ program: ["/bin/true"], doors: ["--smtp", "0.0.0.0:25"] }).replace(
        /^(User|Group|SupplementaryGroups)=.*$/gm,
        "",
      ),
    );
    chmodSync(unit, 0o644);
    const said = systemdAnalyze(unit);
    expect(said).toBe("");
  });

  it("prints what it would run to be removed, and that leaves the data", async () => {
    const { out } = await bench.run(["service", "uninstall", "--dry-run"]);
    expect(out).toContain("disable --now");
    expect(out).not.toContain("/var/lib/congso");
  });
});

/** What `systemd-analyze verify` complains of; nothing where the machine has no systemd. */
function systemdAnalyze(unit: string): string {
  try {
    execFileSync("systemd-analyze", ["verify", unit], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return "";
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    return code === "ENOENT" ? "" : (stderr ?? "");
  }
}

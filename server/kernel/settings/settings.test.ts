import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../errors.ts";
import { agencySettings } from "./agency.ts";
import { readJson } from "./read-json.ts";
import { defineSettings, openSettings, type SettingsMigration } from "./settings.ts";

const mail = defineSettings(
  "mail",
  Type.Object({
    maxMb: Type.Integer({ minimum: 1, maximum: 200 }),
    quota: Type.Object({ staff: Type.Integer(), leader: Type.Integer() }),
    blocked: Type.Array(Type.Object({ domain: Type.String() })),
  }),
  { maxMb: 25, quota: { staff: 500, leader: 2000 }, blocked: [] },
);
const definitions = [agencySettings, mail];

let dataDir: string;
const file = () => join(dataDir, "settings.json");
const onDisk = (): unknown => JSON.parse(readFileSync(file(), "utf8"));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-settings-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe("settings", () => {
  it("start with the defaults, readable on disk", async () => {
    const settings = await openSettings(dataDir, definitions);
    expect(settings.section(mail).get()).toEqual(mail.defaults);
    expect(onDisk()).toEqual({ version: 1, agency: agencySettings.defaults, mail: mail.defaults });
  });

  it("keep a change on disk, tell listeners, and leave what was read before as it was", async () => {
    const section = (await openSettings(dataDir, definitions)).section(agencySettings);
    const before = section.get();
    const heard: string[] = [];
    const end = section.onChange((value) => heard.push(value.name));
    await section.update(() => ({ name: "UBND phường Tam Thanh" }));
    end();
    await section.update((draft) => ({ ...draft, code: "UBND" }));
    expect(heard).toEqual(["UBND phường Tam Thanh"]);
    expect(before.name).toBe("");
    expect(Object.isFrozen(section.get())).toBe(true);
    const again = (await openSettings(dataDir, definitions)).section(agencySettings).get();
    expect(again).toMatchObject({ name: "UBND phường Tam Thanh", code: "UBND", zone: "Asia/Ho_Chi_Minh" });
    expect(readdirSync(dataDir)).toEqual(["settings.json"]);
  });

  it("lose none of many changes at once", async () => {
    const settings = await openSettings(dataDir, definitions);
    const { section } = settings;
    await Promise.all([
      ...Array.from({ length: 20 }, () =>
        section(mail).update((draft) => ({ quota: { ...draft.quota, staff: draft.quota.staff + 1 } })),
      ),
      section(agencySettings).update(() => ({ code: "X" })),
    ]);
    expect(onDisk()).toMatchObject({ agency: { code: "X" }, mail: { quota: { staff: 520, leader: 2000 } } });
  });

  it("refuse a value that does not fit, and go on", async () => {
    const section = (await openSettings(dataDir, definitions)).section(mail);
    await expect(section.update(() => ({ maxMb: 0 }))).rejects.toMatchObject({
      code: "settings.invalid",
      field: "/mail/maxMb",
      params: { path: "mail.maxMb", expected: ">= 1" },
    });
    await section.update(() => ({ maxMb: 30 }));
    expect(onDisk()).toMatchObject({ mail: { maxMb: 30 } });
  });

  it("keep the old values when the file cannot be written", async () => {
    const section = (await openSettings(dataDir, definitions)).section(mail);
    rmSync(file());
    mkdirSync(join(file(), "in-the-way"), { recursive: true });
    await expect(section.update(() => ({ maxMb: 30 }))).rejects.toThrow();
    expect(section.get().maxMb).toBe(25);
    expect(readdirSync(dataDir)).toEqual(["settings.json"]);
  });
});

describe("a file that was edited by hand", () => {
  const refusal = async (text: string) => {
    writeFileSync(file(), text);
    const error: unknown = await openSettings(dataDir, definitions).catch((caught: unknown) => caught);
    expect(readFileSync(file(), "utf8")).toBe(text);
    expect(readdirSync(dataDir)).toEqual(["settings.json"]);
    return error instanceof Refusal ? { code: error.code, ...error.params } : error;
  };

  it("may leave out what is standard, and may begin with a byte order mark", async () => {
    writeFileSync(file(), '\uFEFF{"version": 1, "mail": {"quota": {"staff": 7}}}');
    const settings = await openSettings(dataDir, definitions);
    expect(settings.section(mail).get()).toEqual({ maxMb: 25, quota: { staff: 7, leader: 2000 }, blocked: [] });
  });

  it.each([
    ['{\n "version": 1,\n "mail": {"maxMb": 25,}\n}', { code: "settings.notJson", line: 3, near: "}" }],
    ['{\n "version": 1\n "mail": {}\n}', { code: "settings.notJson", line: 3, near: '"mail":' }],
    ['{"version": 1,\n "mail": {\n', { code: "settings.notJson", line: 3, near: "∎" }],
    ['{"version": 1}\n\nmore', { code: "settings.notJson", line: 3, near: "more" }],
    ["[]", { code: "settings.notJson", line: 1 }],
    ['{"version": 1,\n"mail": {},\n"mail": {}}', { code: "settings.twice", line: 3, path: "mail" }],
    ['{"version": 1,\n"mial": {}}', { code: "settings.unknown", line: 2, path: "mial" }],
    ['{"version": 1, "mail": {\n"maxMB": 3}}', { code: "settings.unknown", line: 2, path: "mail.maxMB" }],
    [
      '{"version": 1, "mail": {"blocked": [\n{"domain": "a"},\n{"domain": "b", "x": 1}]}}',
      { code: "settings.unknown", line: 3, path: "mail.blocked.1.x" },
    ],
    [
      '{"version": 1,\n"mail": {\n"maxMb": "25"}}',
      { code: "settings.wrong", line: 3, path: "mail.maxMb", expected: "integer" },
    ],
    ['{"version": 1,\n"mail": 5}', { code: "settings.wrong", line: 2, path: "mail", expected: "object" }],
    [
      '{"version": 1, "agency": {\n"language": "fr"}}',
      { code: "settings.wrong", line: 2, path: "agency.language", expected: '"vi" | "en"' },
    ],
    ['{"mail": {}}', { code: "settings.wrong", line: 1, path: "version" }],
    ['{"version": 9}', { code: "settings.newer", version: 9, known: 1 }],
  ])("%j is refused with its line and left as it is", async (text, expected) => {
    expect(await refusal(text)).toMatchObject(expected);
  });
});

describe("a migration", () => {
  const migrations: SettingsMigration[] = [
    {
      to: 2,
      note: { vi: "Dung lượng thư nay tính bằng MB.", en: "The mail limit is now in MB." },
      migrate: ({ mailLimitKb, ...rest }) => ({ ...rest, mail: { maxMb: Number(mailLimitKb) / 1024 } }),
    },
  ];

  it("keeps the file of before, changes it once, and says what it did", async () => {
    const old = '{"version":1,"mailLimitKb":10240}';
    writeFileSync(file(), old);
    const settings = await openSettings(dataDir, definitions, migrations);
    expect(settings.notes.map(({ en }) => en)).toEqual(["The mail limit is now in MB."]);
    expect(settings.section(mail).get().maxMb).toBe(10);
    expect(onDisk()).toMatchObject({ version: 2, mail: { maxMb: 10 } });
    expect(readFileSync(join(dataDir, "settings.before-v2.json"), "utf8")).toBe(old);
    expect((await openSettings(dataDir, definitions, migrations)).notes).toEqual([]);
  });

  it("whose result does not fit leaves the file alone", async () => {
    const old = '{"version":1,"mailLimitKb":1}';
    writeFileSync(file(), old);
    await expect(openSettings(dataDir, definitions, migrations)).rejects.toMatchObject({ code: "settings.wrong" });
    expect(readFileSync(file(), "utf8")).toBe(old);
    expect(readdirSync(dataDir)).toEqual(["settings.json"]);
  });
});

describe("readJson", () => {
  it("reads what JSON.parse reads, and refuses what it refuses", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text).value).toEqual(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0-1.e tru\\nlfas\n') }), (text) => {
        const parses = (read: () => unknown) => {
          try {
            read();
            return true;
          } catch {
            return false;
          }
        };
        expect(parses(() => readJson(text))).toBe(parses(() => JSON.parse(text) as unknown));
      }),
      { numRuns: 2000 },
    );
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Exactly } from "../contract/index.ts";
import { Refusal } from "../errors.ts";
import { defineSettings } from "./define.ts";
import { locate } from "./locate.ts";
import { readJson } from "./read-json.ts";
import { openSettings } from "./settings.ts";

const mail = defineSettings("mail", Exactly({ limit: Type.Integer({ minimum: 1 }), door: Type.String() }), {
  limit: 25,
  door: "0.0.0.0:25",
});

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "congso-settings-"));
  file = join(dir, "settings.json");
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("settings", () => {
  it("start with the defaults and write a file that a person can read", () => {
    const settings = openSettings(dir, []);
    settings.section(mail);
    settings.seal();
    settings.keep();
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      version: 1,
      mail: { limit: 25 },
      agency: { zone: "Asia/Ho_Chi_Minh" },
    });
    expect(readFileSync(file, "utf8")).toContain('\n  "mail": {\n');
    expect(readdirSync(dir)).toEqual(["settings.json"]);
  });

  it("keep what was changed, tell who listens, and refuse what does not fit", () => {
    const section = openSettings(dir, []).section(mail);
    const heard: number[] = [];
    const end = section.onChange(({ limit }) => heard.push(limit));
    section.update({ limit: 50 });
    end();
    section.update({ limit: 60 });
    expect(heard).toEqual([50]);
    expect(
      refusalOf(() => {
        section.update({ limit: 0 });
      }).code,
    ).toBe("settings.refused");
    expect(section.get()).toEqual({ limit: 60, door: "0.0.0.0:25" });
    expect(openSettings(dir, []).section(mail).get().limit).toBe(60);
  });

  it("let a file say only what differs", () => {
    writeFileSync(file, '{ "mail": { "limit": 7 } }');
    const settings = openSettings(dir, []);
    expect(settings.section(mail).get()).toEqual({ limit: 7, door: "0.0.0.0:25" });
    settings.seal();
    settings.keep();
    expect(readFileSync(file, "utf8")).toBe('{ "mail": { "limit": 7 } }');
  });

  it.each([
    ["broken JSON", '{\n  "mail": {\n    "limit": 7,,\n  }\n}', "settings.syntax", 3],
    ["JSON that is cut short", '{\n  "mail": {', "settings.syntax", 2],
    ["a word without quotes", '{\n  "mail": {\n    "door": tất cả\n  }\n}', "settings.syntax", 3],
    ["a key that comes twice", '{\n  "mail": {},\n  "mail": {}\n}', "settings.syntax", 3],
    [
      "a value of the wrong kind",
      '{\n  "version": 1,\n  "mail": {\n    "limit": "many"\n  }\n}',
      "settings.invalid",
      4,
    ],
    ["a field that does not exist", '{\n  "mail": {\n    "limit": 1,\n    "limits": 2\n  }\n}', "settings.invalid", 4],
    ["a part that does not exist", '{\n  "version": 1,\n  "maill": {}\n}', "settings.unknown", 3],
    ["a newer file", '{ "version": 9 }', "settings.newer", undefined],
  ])("refuse %s with its line, and leave the file alone", (_name, text, code, line) => {
    writeFileSync(file, text);
    const refusal = refusalOf(() => {
      const settings = openSettings(dir, []);
      settings.section(mail);
      settings.seal();
      settings.keep();
    });
    expect(refusal.code).toBe(code);
    expect(refusal.params["line"]).toBe(line);
    expect(refusal.say("vi")).toContain(file);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("carry an old file over, with a note and a copy of what was", () => {
    const old = '{ "version": 1, "mail": { "max": 9 } }';
    writeFileSync(file, old);
    const settings = openSettings(dir, [
      {
        to: 2,
        note: { vi: "Mục max nay là limit.", en: "max is now limit." },
        migrate: ({ mail: part, ...rest }) => ({ ...rest, mail: { limit: (part as { max: number }).max } }),
      },
    ]);
    expect(settings.section(mail).get().limit).toBe(9);
    expect(readFileSync(file, "utf8")).toBe(old);
    settings.seal();
    settings.keep();
    expect(settings.notes.map(({ en }) => en)).toEqual(["max is now limit."]);
    expect(readFileSync(join(dir, "settings.before-v2.json"), "utf8")).toBe(old);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ version: 2 });
  });

  it("leave an old file alone when what became of it does not fit", () => {
    const old = '{ "version": 1, "mail": { "max": 9 } }';
    writeFileSync(file, old);
    const step = {
      to: 2,
      note: { vi: "Mất hạn mức.", en: "The limit is gone." },
      migrate: () => ({ mail: { limit: 0 } }),
    };
    expect(refusalOf(() => openSettings(dir, [step]).section(mail)).code).toBe("settings.invalid");
    expect(readFileSync(file, "utf8")).toBe(old);
    expect(readdirSync(dir)).toEqual(["settings.json"]);
  });

  it("keep the old values, also of the next change, when the file cannot be written", () => {
    const settings = openSettings(dir, []);
    const section = settings.section(mail);
    mkdirSync(join(file, "in-the-way"), { recursive: true });
    expect(() => {
      section.update({ limit: 99 });
    }).toThrow();
    rmSync(file, { recursive: true });
    expect(section.get().limit).toBe(25);
    settings.agency.update({ code: "X" });
    expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveProperty("mail.limit", 99);
  });

  it("write nothing before they are sealed", () => {
    openSettings(dir, []);
    expect(existsSync(file)).toBe(false);
  });
});

describe("locate", () => {
  it("finds values behind strings, arrays and escapes", () => {
    const json = '{\n "a\\"b": "x{,}",\n "list": [1,\n {"y": 2}],\n "z": null}';
    expect(locate(json, "/list/1/y").line).toBe(4);
    expect(locate(json, "/z").line).toBe(5);
    expect(locate(json, '/a"b').line).toBe(2);
    expect(locate(json, "/list/9").line).toBe(3);
  });
});

describe("readJson", () => {
  it("reads what JSON.parse reads, and refuses what it refuses", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
    const parses = (read: () => unknown) => {
      try {
        read();
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:0-1.e tru\\nlfas\n')) }), (text) => {
        expect(parses(() => readJson(text))).toBe(parses(() => JSON.parse(text) as unknown));
      }),
      { numRuns: 2000 },
    );
  });
});

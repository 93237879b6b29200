import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Type } from "typebox";
import { Exactly } from "../contract/index.ts";
import { defineSettings } from "./define.ts";
import { openSettings } from "./settings.ts";

const mail = defineSettings("mail", Exactly({ maxMessageMb: Type.Integer() }), { maxMessageMb: 25 });
const doors = defineSettings("doors", Exactly({ smtp: Type.String() }), { smtp: "standard" });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "congso-settings-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe("a settings file of an earlier version", () => {
  it.each([
    ["keeps the port of its SMTP door", { maxMessageMb: 30, smtp: "0.0.0.0:2525" }, 30, "0.0.0.0:2525"],
    ["takes the standard port where it said nothing", { maxMessageMb: 30 }, 30, "standard"],
    ["may have no mail at all", undefined, 25, "standard"],
  ])("%s", (_name, section, size, smtp) => {
    writeFileSync(join(dir, "settings.json"), JSON.stringify({ version: 1, ...(section && { mail: section }) }));
    const settings = openSettings(dir);
    expect(settings.section(mail).get()).toEqual({ maxMessageMb: size });
    expect(settings.section(doors).get()).toEqual({ smtp });
    settings.keep();
    const written = JSON.parse(readFileSync(join(dir, "settings.json"), "utf8")) as object;
    expect(written).toMatchObject({ version: 2, mail: { maxMessageMb: size }, doors: { smtp } });
  });
});

import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { compare, scan } from "./testing.ts";

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/** `features/mail/…` → `mail`, `shell/…` → `shell`. */
function prefixOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "features" ? second : first;
}

const sources = globSync("**/*.ts", { cwd: web })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.endsWith(".test.ts") && !file.startsWith("locale/"));
const scans = sources.map((file) => scan(file, readFileSync(join(web, file), "utf8")));

async function readEnglish(): Promise<Record<string, { text: string; file: string }>> {
  const english: Record<string, { text: string; file: string }> = {};
  for (const path of globSync("locale/en/*.ts", { cwd: web })) {
    const file = basename(path, ".ts");
    if (file === "index") continue;
    const module = (await import(pathToFileURL(join(web, path)).href)) as { default: Record<string, string> };
    for (const [id, text] of Object.entries(module.default)) english[id] = { text, file };
  }
  return english;
}

describe("the texts of the web", () => {
  it("are found at all", () => {
    expect(scans.flatMap(({ texts }) => texts).length).toBeGreaterThan(50);
  });

  it("have an id of their feature and an English text each, with the same placeholders", async () => {
    const texts = scans.flatMap((one) => one.texts);
    expect(compare(texts, await readEnglish(), prefixOf)).toEqual([]);
  });

  it("do not stand in the code without msg()", () => {
    expect(scans.flatMap(({ bare }) => bare)).toEqual([]);
  });
});

describe("the scan", () => {
  const of = (source: string) => scan("features/mail/x.ts", source);
  const wrong = (source: string, english = {}) => compare(of(source).texts, english, prefixOf);
  const send = { "mail.send": { text: "Send", file: "mail" } };

  it("accepts a text with its translation", () => {
    expect(wrong(`msg("Gửi", { id: "mail.send" })`, send)).toEqual([]);
  });

  it.each([
    ["no id", `msg("Gửi")`, send, "has no id"],
    ["another feature's id", `msg("Gửi", { id: "polls.send" })`, {}, `does not begin with "mail."`],
    ["no English text", `msg("Gửi", { id: "mail.send" })`, {}, "has no English text"],
    ["an unused English text", ``, send, "is not used"],
    [
      "different placeholders",
      "msg(str`Gửi ${n}`, { id: 'mail.send' })".replaceAll("'", '"'),
      send,
      "differs in placeholders",
    ],
    ["two texts of one id", `msg("Gửi", { id: "mail.send" }); msg("Gởi", { id: "mail.send" })`, send, "has two texts"],
    ["markup", 'msg(html`<b>Gửi</b>`, { id: "mail.send" })', send, "only a string"],
  ])("refuses %s", (_, source, english, said) => {
    expect(wrong(source, english).join("\n")).toContain(said);
  });

  it.each([
    ["words between tags", "html`<p>Send it</p>`"],
    ["words after an expression", "html`<p>${n} letters</p>`"],
    ["a readable attribute", 'html`<cs-button label="Close"></cs-button>`'],
    ["a Vietnamese string", `const title = "Gửi đi";`],
  ])("finds %s without msg()", (_, source) => {
    expect(of(source).bare).toHaveLength(1);
  });

  it.each([
    ["markup only", 'html`<p class="quiet small">${text}</p>`'],
    ["expressions in attributes", "html`<a href=${path} title=${title} @click=${go}>${x}</a>`"],
    ["an expression with > in an arrow", 'html`<a @click=${() => { go(); }} class="one two">${x}</a>`'],
    ["keys", "html`<kbd>Ctrl</kbd>`"],
  ])("lets %s pass", (_, source) => {
    expect(of(source).bare).toEqual([]);
  });
});

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const UI = join(import.meta.dirname, "../../ui");
/** Pieces that cannot stand among others, each with where it is seen. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "cs-entry": "the whole page of the sign-in",
  "cs-toasts": "the frame's corner, filled by the page's own buttons",
  "cs-dialog": "opened by a button of the page",
  "cs-part": "a place for another feature's part: a poll in an announcement",
  "cs-pdf": "the preview of a file",
  "cs-word": "the preview of a file",
  "cs-rich-toolbar": "inside cs-rich-field",
};

describe("the page of the elements", () => {
  it("shows every element of web/ui", () => {
    const elements = globSync("*.ts", { cwd: UI }).flatMap((file) =>
      [...readFileSync(join(UI, file), "utf8").matchAll(/customElement\("(cs-[a-z-]+)"\)/g)].map(
        ([, name]) => name ?? "",
      ),
    );
    const page = globSync("*.ts", { cwd: import.meta.dirname })
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
      .join("\n");
    expect(elements.length).toBeGreaterThan(30);
    const missing = elements.filter((name) => !(name in ELSEWHERE) && !new RegExp(`<${name}[\\s>]`).test(page));
    expect(missing).toEqual([]);
  });
});

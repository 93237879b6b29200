import { describe, expect, it } from "vitest";
import type { Mailbox } from "./api.ts";
import { treeOf } from "./folders.ts";

const folder = (name: string, id = 1): Mailbox => ({ id, role: null, name, total: 0, unseen: 0 });
const shape = (...names: string[]) =>
  treeOf([{ ...folder("INBOX"), role: "inbox" }, ...names.map((name) => folder(name))], (a, b) =>
    a.localeCompare(b, "vi"),
  ).map(({ title, depth }) => `${" ".repeat(depth)}${title}`);

describe("the tree of folders", () => {
  it("puts each under its parent, and beside it by name; the standard ones are not in it", () => {
    expect(shape("Dự án/B", "Ảnh", "Dự án", "Dự án/A", "Dự án/A/2026")).toEqual(["Ảnh", "Dự án", " A", "  2026", " B"]);
  });

  it("shows the levels that are no folders themselves in the name", () => {
    expect(shape("Cũ/2019/Quý 1", "Mới", "Mới/a/b")).toEqual(["Cũ / 2019 / Quý 1", "Mới", " a / b"]);
  });
});

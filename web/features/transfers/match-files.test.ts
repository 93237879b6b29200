import { describe, expect, it } from "vitest";
import type { HandedFile } from "../../kernel/hand-over.ts";
import type { TransferFile } from "./api.ts";
import { orderAs } from "./match-files.ts";

const known = (path: string, size: number, modifiedAt: number | null, position = 0): TransferFile => ({
  path,
  size,
  modifiedAt,
  position,
  from: 0,
  risky: false,
});
const chosen = (path: string, size: number, lastModified: number): HandedFile => ({
  path,
  file: new File([new Uint8Array(size)], path.split("/").at(-1) ?? "", { lastModified }),
});

describe("files that are chosen again", () => {
  it("are put into the order that the transfer has", () => {
    const again = [chosen("b.txt", 2, 20), chosen("a.txt", 1, 10)];
    expect(orderAs([known("a.txt", 1, 10), known("b.txt", 2, 20)], again)?.map(({ path }) => path)).toEqual([
      "a.txt",
      "b.txt",
    ]);
  });

  it("are the same under a name that was cleaned", () => {
    expect(orderAs([known("a_b.txt", 1, 10)], [chosen("a?b.txt", 1, 10)])).toHaveLength(1);
  });

  it("are refused when one is missing, larger, or has changed since", () => {
    expect(orderAs([known("a.txt", 1, 10)], [])).toBeUndefined();
    expect(orderAs([known("a.txt", 1, 10)], [chosen("a.txt", 2, 10)])).toBeUndefined();
    expect(orderAs([known("a.txt", 1, 10)], [chosen("a.txt", 1, 11)])).toBeUndefined();
    expect(orderAs([known("a.txt", 1, null)], [chosen("a.txt", 1, 11)])).toHaveLength(1);
  });
});

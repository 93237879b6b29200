import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFileSize, formatNumber, parseNumber } from "./numbers.ts";

describe("numbers", () => {
  it.each([
    [1234.5, "1.234,5", "1,234.5"],
    [0, "0", "0"],
    [999, "999", "999"],
    [1_000_000, "1.000.000", "1,000,000"],
    [-1234.567, "-1.234,57", "-1,234.57"],
    [-0.001, "0", "0"],
    [0.1 + 0.2, "0,3", "0.3"],
    [Number.NaN, "–", "–"],
  ])("%d is written %j, in English %j", (value, vi, en) => {
    expect(formatNumber(value, "vi")).toBe(vi);
    expect(formatNumber(value, "en")).toBe(en);
  });

  it.each([
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["-1.000.000", -1_000_000],
    ["0,05", 0.05],
    ["1.23", null],
    ["1,2,3", null],
    ["12.34.567", null],
    [",5", null],
    ["5,", null],
    ["", null],
    ["1e5", null],
    ["12 kg", null],
  ])("reads %j as %j", (typed, value) => {
    expect(parseNumber(typed, "vi")).toBe(value);
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom("vi" as const, "en" as const),
        (cents, language) => {
          expect(parseNumber(formatNumber(cents / 100, language), language)).toBe(cents / 100);
        },
      ),
    );
  });
});

describe("file sizes", () => {
  it.each([
    [0, "0 B", "0 B"],
    [812, "812 B", "812 B"],
    [1023, "1.023 B", "1,023 B"],
    [1024, "1 KB", "1 KB"],
    [1_572_864, "1,5 MB", "1.5 MB"],
    [1_048_575, "1 MB", "1 MB"],
    [150 * 1024, "150 KB", "150 KB"],
    [3 * 1024 ** 3, "3 GB", "3 GB"],
    [5000 * 1024 ** 4, "5.000 TB", "5,000 TB"],
  ])("%d bytes are %j, in English %j", (bytes, vi, en) => {
    expect(formatFileSize(bytes, "vi")).toBe(vi);
    expect(formatFileSize(bytes, "en")).toBe(en);
  });
});

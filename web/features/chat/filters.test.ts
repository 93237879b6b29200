import { expect, it } from "vitest";
import { wantedOf, type Filters } from "./filters.ts";

const none: Filters = { authors: [], fromOn: "", toOn: "", hasFile: false, isHere: false };
const an = { key: "person:5", name: "An", kind: "person" as const, detail: "" };

it("asks for words, and for anything else that narrows", () => {
  expect(wantedOf(" b ", none, 3)).toBeUndefined();
  expect(wantedOf(" báo cáo ", none, 3)).toEqual({ q: "báo cáo" });
  expect(wantedOf("", { ...none, authors: [an], hasFile: true }, 3)).toEqual({ authorId: 5, hasFile: true });
  expect(wantedOf("họp", { ...none, isHere: true, fromOn: "2026-11-01" }, 3)).toEqual({
    ...{ q: "họp", roomId: 3, fromOn: "2026-11-01" },
  });
  expect(wantedOf("họp", { ...none, isHere: true }, undefined)).toEqual({ q: "họp" });
});

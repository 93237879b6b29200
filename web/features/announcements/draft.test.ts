import { expect, it } from "vitest";
import { checkDraft, emptyDraft, inputOf, momentOf, type Draft } from "./draft.ts";

const NOW = Date.UTC(2026, 10, 23, 1, 15);
const good: Draft = {
  ...emptyDraft,
  title: " Lịch trực ",
  body: "Theo bảng.",
  audience: [{ key: "everyone", name: "Toàn cơ quan", kind: "group" }],
};

it("says by field what is missing, and nothing of a good draft", () => {
  expect(Object.keys(checkDraft(emptyDraft, NOW))).toEqual(["title", "body", "audience"]);
  expect(checkDraft(good, NOW)).toEqual({});
  expect(checkDraft({ ...good, body: "", files: [{ id: 4, name: "a.pdf", isNew: true }] }, NOW)).toEqual({});
});

it("takes a moment that is whole or empty, and no end before the beginning", () => {
  expect([momentOf("", ""), momentOf("2026-11-23", ""), momentOf("", "8:00")]).toEqual([null, undefined, undefined]);
  expect(momentOf("2026-11-23", "8:15")).toBe(NOW);
  const ends = (day: string) => Object.keys(checkDraft({ ...good, expiresOn: day, expiresTime: "8:00" }, NOW));
  expect([ends("2026-11-23"), ends("2026-11-24")]).toEqual([["expiresOn"], []]);
});

it("sends the files that stay apart from the new ones", () => {
  const files = [
    { id: 3, name: "cũ.pdf", isNew: false },
    { id: 8, name: "mới.pdf", isNew: true },
  ];
  expect(inputOf({ ...good, files })).toMatchObject({
    title: "Lịch trực",
    audience: ["everyone"],
    publishesAt: null,
    keptFiles: [3],
    newFiles: [8],
  });
});

import { expect, it } from "vitest";
import {
  checkDraft,
  emptyAsking,
  emptyDraft,
  emptyQuestion,
  filesAfter,
  inputOf,
  momentOf,
  type Draft,
} from "./draft.ts";

const NOW = Date.UTC(2026, 10, 23, 1, 15);
const good: Draft = {
  ...emptyDraft,
  title: " Lịch trực ",
  html: "<p>Theo bảng.</p>",
  audience: [{ key: "everyone", name: "Toàn cơ quan", kind: "group" }],
};

it("says by field what is missing, and nothing of a good draft", () => {
  expect(Object.keys(checkDraft({ ...emptyDraft, html: "<p> </p>" }, NOW))).toEqual(["title", "html", "audience"]);
  expect(checkDraft(good, NOW)).toEqual({});
  expect(checkDraft({ ...good, html: "", files: [{ id: 4, name: "a.pdf", isNew: true }] }, NOW)).toEqual({});
  expect(checkDraft({ ...good, html: '<p><img src="/a"></p>' }, NOW)).toEqual({});
});

it("takes a moment that is whole or empty, and no end before the beginning", () => {
  expect([momentOf("", ""), momentOf("2026-11-23", ""), momentOf("", "8:00")]).toEqual([null, undefined, undefined]);
  expect(momentOf("2026-11-23", "8:15")).toBe(NOW);
  const ends = (day: string) => Object.keys(checkDraft({ ...good, expiresOn: day, expiresTime: "8:00" }, NOW));
  expect([ends("2026-11-23"), ends("2026-11-24")]).toEqual([["expiresOn"], []]);
});

it("sends the files that stay apart from the new ones, which are then its own", () => {
  const files = [
    { id: 3, name: "cũ.pdf", isNew: false },
    { id: 8, name: "mới.pdf", isNew: true },
  ];
  const input = inputOf({ ...good, files });
  expect(input).toMatchObject({
    title: "Lịch trực",
    audience: ["everyone"],
    publishesAt: null,
    keptFiles: [3],
    newFiles: [8],
  });
  // A third one came while it was being saved.
  const now = [...files, { id: 9, name: "sau.pdf", isNew: true }];
  expect(filesAfter(now, input, [{ id: 3 }, { id: 21 }]).map(({ id, isNew }) => [id, isNew])).toEqual([
    [3, false],
    [21, false],
    [9, true],
  ]);
});

it("keeps what is half written out of what is saved, and says so before it is sent", () => {
  const quiz = [
    { text: "Trực từ mấy giờ?", choices: ["", "7:00", "7:30"], right: [2] },
    { ...emptyQuestion, text: "Ai?" },
  ];
  const draft = { ...good, quiz, poll: { ...emptyAsking, title: "Ngày nào?" } };
  expect(inputOf(draft)).toMatchObject({
    quiz: { questions: [{ text: "Trực từ mấy giờ?", choices: ["7:00", "7:30"], right: [1] }] },
    poll: null,
  });
  expect(Object.keys(checkDraft(draft, NOW))).toEqual(["quiz", "poll"]);
  const poll = { ...emptyAsking, title: "Ngày nào?", options: ["T2", "T3", ""], closesOn: "2026-11-24" };
  expect(checkDraft({ ...good, poll }, NOW)).toEqual({});
  expect(inputOf({ ...good, poll }).poll).toMatchObject({ options: ["T2", "T3"], several: false });
  expect(Object.keys(checkDraft({ ...good, poll: { ...poll, closesOn: "2026-11-20" } }, NOW))).toEqual(["poll"]);
});

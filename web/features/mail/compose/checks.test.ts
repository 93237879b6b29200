import { describe, expect, it } from "vitest";
import { doubtsOf, hasDoubts, ownWords, speaksOfFiles } from "./checks.ts";

const person = (n: number) => ({ key: `person:${String(n)}`, name: `Người ${String(n)}` });
const letter = {
  to: [person(1)],
  cc: [],
  bcc: [],
  subject: "Lịch",
  own: "Kính gửi",
  hasFiles: false,
  thread: undefined,
};

describe("before a letter goes", () => {
  it("nothing is asked of an ordinary one", () => {
    expect(hasDoubts(doubtsOf(letter))).toBe(false);
    expect(hasDoubts(doubtsOf({ ...letter, thread: new Set(["person:1"]) }))).toBe(false);
  });

  it.each([
    "Tôi gửi kèm báo cáo",
    "xin xem tep dinh kem",
    "Tài liệu kèm theo",
    "see the attached file",
    "Enclosed please find",
  ])("a file is missed: %s", (own) => {
    expect(doubtsOf({ ...letter, own }).noFile).toBe(true);
    expect(doubtsOf({ ...letter, own, hasFiles: true }).noFile).toBe(false);
  });

  it("what others wrote, an answer's subject and like words are no promise of a file", () => {
    expect(speaksOfFiles(ownWords("Đã nhận.\n\nVào 8:15, An đã viết:\n> gửi kèm báo cáo"), "Re: x")).toBe(false);
    expect(speaksOfFiles(ownWords("Vâng\n> đính kèm"), "")).toBe(false);
    expect(speaksOfFiles("ông ấy kèm cặp cháu", "")).toBe(false);
  });

  it("says how many people a large audience is, and counts bodies by their people", () => {
    expect(doubtsOf({ ...letter, cc: [{ key: "department:1", name: "Phòng", count: 60 }] }).many).toBe(61);
    expect(doubtsOf({ ...letter, bcc: [{ key: "everyone", name: "Toàn cơ quan", count: 12 }] }).many).toBe(13);
    expect(doubtsOf({ ...letter, cc: [{ key: "department:1", name: "Phòng", count: 12 }] }).many).toBeUndefined();
  });

  it("names who is new in a conversation, and an empty subject", () => {
    const doubts = doubtsOf({ ...letter, cc: [person(2)], subject: " ", thread: new Set(["person:1"]) });
    expect(doubts).toMatchObject({ strangers: ["Người 2"], noSubject: true });
  });
});

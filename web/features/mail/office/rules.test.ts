import { describe, expect, it } from "vitest";
import { checkRule, conditionOf, emptyRule, moved, ruleText } from "./rules.ts";

describe("a rule", () => {
  it("is said in one sentence", () => {
    expect(
      ruleText({
        match: "all",
        conditions: [
          { field: "from", text: "an@stp.lan", not: false },
          { field: "size", over: 500 },
          { field: "list", is: true },
        ],
        actions: [{ do: "move", mailboxId: 4 }, { do: "forward", personId: 7 }, { do: "star" }],
        names: { "mailbox:4": "archive", "person:7": "Lê Văn Cường" },
        stop: true,
      }),
    ).toBe(
      "Thư người gửi có “an@stp.lan” và nặng hơn 0,5 MB và gửi qua đơn vị, nhóm hoặc danh sách: chuyển vào Lưu trữ, gửi thêm cho Lê Văn Cường, gắn sao, không xét bộ lọc sau.",
    );
    expect(
      ruleText({
        match: "any",
        conditions: [
          { field: "subject", text: "họp", not: true },
          { field: "door", door: "inside" },
        ],
        actions: [{ do: "move", mailboxId: 9 }],
        names: {},
        stop: false,
      }),
    ).toBe("Thư chủ đề không có “họp” hoặc từ trong cơ quan: chuyển vào thư mục không còn.");
  });

  it("keeps the words when its condition looks elsewhere", () => {
    const words = { field: "from", text: "an", not: true } as const;
    expect(conditionOf("subject", words)).toEqual({ field: "subject", text: "an", not: true });
    expect(conditionOf("body", conditionOf("size", words))).toEqual({ field: "body", text: "", not: false });
  });

  it("moves by a place, and stays at the ends", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("says what it lacks", () => {
    expect(Object.keys(checkRule(emptyRule()))).toEqual(["name", "conditions", "actions"]);
    const whole = { ...emptyRule(), name: "Họp", conditions: [conditionOf("attachment")], stop: true };
    expect(checkRule(whole)).toEqual({});
  });
});

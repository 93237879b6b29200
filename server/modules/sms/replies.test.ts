import { describe, expect, it } from "vitest";
import { readReply } from "./replies.ts";

const poll = { code: null, choices: ["Trắng", "Xanh", "Be"] };
const confirm = { code: 15, choices: ["OK"] };
const yesNo = { code: 12, choices: ["Có", "Không"] };

describe("a reply", () => {
  it.each([
    ["2", [poll], { kind: "choice", code: undefined, choice: 1 }],
    [" xanh. ", [poll], { kind: "choice", code: undefined, choice: 1 }],
    ["XANH", [poll], { kind: "choice", code: undefined, choice: 1 }],
    ["chọn 3", [poll], { kind: "choice", code: undefined, choice: 2 }],
    ["4", [poll], { kind: "other" }],
    ["màu tím", [poll], { kind: "other" }],
    ["co", [yesNo], { kind: "choice", code: undefined, choice: 0 }],
    ["Không", [yesNo], { kind: "choice", code: undefined, choice: 1 }],
    ["ok", [yesNo], { kind: "choice", code: undefined, choice: 0 }],
    ["12 2", [poll, yesNo], { kind: "choice", code: 12, choice: 1 }],
    ["12: co", [poll, yesNo], { kind: "choice", code: 12, choice: 0 }],
    ["1", [poll, yesNo], { kind: "choice", code: undefined, choice: 0 }],
    ["1", [{ ...poll, code: 11 }, yesNo], { kind: "other" }],
    ["99 1", [poll, yesNo], { kind: "other" }],
    ["OK 15", [poll, confirm], { kind: "choice", code: 15, choice: 0 }],
    ["đã nhận 15.", [poll, confirm], { kind: "choice", code: 15, choice: 0 }],
    ["ok", [confirm], { kind: "choice", code: undefined, choice: 0 }],
    ["không", [confirm], { kind: "other" }],
    ["hop luc 15", [poll, confirm], { kind: "other" }],
    ["HỦY", [poll], { kind: "stop" }],
    ["stop", [], { kind: "stop" }],
    ["huy hop chieu nay nhe", [], { kind: "other" }],
    ["1", [], { kind: "other" }],
  ] as const)("%s", (text, open, wanted) => {
    expect(readReply(text, open)).toEqual(wanted);
  });
});

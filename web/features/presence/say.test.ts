import { expect, it } from "vitest";
import { readSpoken } from "./say.ts";

it.each([
  ["ra ngoài đến 15h tại Sở Tài chính", { state: "out", until: 900, note: "tại Sở Tài chính" }],
  ["Họp đến 10:30, phòng 2", { state: "meeting", until: 630, note: "phòng 2" }],
  ["họp", { state: "meeting", until: undefined, note: "" }],
  ["tại bàn", { state: "desk", until: undefined, note: "" }],
  ["UBND tỉnh, 16h30", { state: "out", until: 990, note: "UBND tỉnh" }],
  ["out until 9:05 at the bank", { state: "out", until: 545, note: "at the bank" }],
  ["Phòng 302", { state: "out", until: undefined, note: "Phòng 302" }],
  ["họp đến 25h", { state: "meeting", until: undefined, note: "đến 25h" }],
  ["hợp đồng với 3 bên", { state: "out", until: undefined, note: "hợp đồng với 3 bên" }],
])("reads %s", (line, said) => {
  expect(readSpoken(line)).toEqual(said);
});

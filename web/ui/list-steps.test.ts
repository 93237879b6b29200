import { describe, expect, it } from "vitest";
import { stepOf } from "./list-steps.ts";

const press = (key: string, held: object = {}) =>
  stepOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held }, 5, 10, 99);

describe("a key in a list", () => {
  it.each([
    ["j", 6],
    ["J", 6],
    ["ArrowDown", 6],
    ["k", 4],
    ["K", 4],
    ["ArrowUp", 4],
    ["PageDown", 15],
    ["PageUp", -5],
    ["Home", 0],
    ["End", 99],
  ])("%s leads from 5 to %d", (key, to) => {
    expect(press(key)).toBe(to);
  });

  it("leads nowhere when it is no step, or is held with another", () => {
    expect([press("x"), press("j", { ctrlKey: true }), press("End", { metaKey: true })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

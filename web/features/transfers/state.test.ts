import { describe, expect, it } from "vitest";
import { addressOf, idOf, listOf, tabOf } from "./state.ts";

describe("the address of a list", () => {
  it("names the tab or the box, and the transfer beside it", () => {
    expect(addressOf({ tab: "incoming" })).toBe("/transfers");
    expect(addressOf({ tab: "outgoing" }, 7)).toBe("/transfers/7?tab=outgoing");
    expect(addressOf({ tab: "incoming", boxId: 3 }, 7)).toBe("/transfers/box/3/7");
    expect(tabOf({ tab: "sending" })).toBe("sending");
    expect(tabOf({ tab: "nothing" })).toBe("incoming");
  });

  it("names what can exist only", () => {
    expect([idOf("12"), idOf("0"), idOf("-1"), idOf("x"), idOf(undefined)]).toEqual([
      12,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("asks the office for the rows that it shows", () => {
    expect(listOf({ tab: "sending" })).toEqual({ list: "outgoing", active: true });
    expect(listOf({ tab: "boxes", boxId: 3 })).toEqual({ list: "box", boxId: 3 });
  });
});

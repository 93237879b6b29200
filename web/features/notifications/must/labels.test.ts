import { expect, it } from "vitest";
import { spanOf, stateOf } from "./labels.ts";

it("minutes are read as hours where they are", () => {
  expect([spanOf(25), spanOf(60), spanOf(95)]).toEqual(["25 phút", "1 giờ", "1 giờ 35 phút"]);
});

it("a notice that everybody confirmed is done, however it ended", () => {
  const notice = { people: 2, confirmed: 1, stoppedAt: null, endsAt: 100 };
  expect(stateOf(notice, 50)).toBe("running");
  expect(stateOf(notice, 100)).toBe("over");
  expect(stateOf({ ...notice, stoppedAt: 40 }, 100)).toBe("stopped");
  expect(stateOf({ ...notice, confirmed: 2, stoppedAt: 40 }, 100)).toBe("all");
});

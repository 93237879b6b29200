import { expect, it } from "vitest";
import { greeting } from "./greeting.ts";

it.each([
  [7, "Chào buổi sáng, Hằng"],
  [11, "Chào buổi trưa, Hằng"],
  [13, "Chào buổi chiều, Hằng"],
  [19, "Chào buổi tối, Hằng"],
])("greets at %i o'clock by the given name: %s", (hour, text) => {
  expect(greeting("Nguyễn Thị Minh Hằng", hour)).toBe(text);
});

it("greets an account that is no person by its whole name", () => {
  expect(greeting("Quản trị viên", 8)).toBe("Chào buổi sáng, Quản trị viên");
});

import { describe, expect, it } from "vitest";
import type { PersonCard } from "./api.ts";
import { agentText, checkPassword, formOf, patchOf, squareOf } from "./state.ts";

const person = {
  mobile: "+84912345678",
  officePhone: null,
  extension: "102",
  room: null,
  birthdayOn: null,
  revision: 7,
} as PersonCard;

describe("the profile form", () => {
  it("sends only what differs, and null for what was emptied", () => {
    const form = formOf(person);
    expect(patchOf(form, person)).toBeUndefined();
    expect(patchOf({ ...form, extension: " ", room: "201" }, person)).toEqual({
      extension: null,
      room: "201",
      revision: 7,
    });
  });

  it("wants the new password twice alike", () => {
    expect(checkPassword({ current: "a", next: "mưa xuân phơi", again: "mưa xuân phơi" })).toEqual({});
    expect(Object.keys(checkPassword({ current: "a", next: "mưa xuân phơi", again: "khác" }))).toEqual(["again"]);
    expect(Object.keys(checkPassword({ current: "a", next: "ngắn", again: "ngắn" }))).toEqual(["next"]);
  });
});

describe("the square of a picture", () => {
  it("stays inside the picture wherever it is moved and however close", () => {
    expect(squareOf(400, 300, { zoom: 1, x: 0, y: 0 })).toEqual({ left: 50, top: 0, side: 300 });
    expect(squareOf(400, 300, { zoom: 1, x: 1, y: 1 })).toEqual({ left: 100, top: 0, side: 300 });
    expect(squareOf(400, 300, { zoom: 3, x: -5, y: 5 })).toEqual({ left: 0, top: 200, side: 100 });
  });
});

describe("the name of a browser", () => {
  it("is what people call it", () => {
    expect(agentText("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0")).toBe(
      "Edge, Windows",
    );
    expect(agentText("curl/8")).not.toBe("");
  });
});

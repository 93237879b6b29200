import { describe, expect, it } from "vitest";
import { Board, dotsOf, unitsOf } from "./board.ts";
import type { PersonRow, Presence } from "./api.ts";

const presence = (personId: number, state: Presence["state"], note = ""): Presence => ({
  ...{ personId, state, note, sinceAt: null, untilAt: null, untilOn: null, quietUntil: null, isOwnWord: false },
});
const person = (id: number, name: string, departmentName: string | null): PersonRow => ({
  ...{ id, name, departmentName, username: `n${String(id)}`, active: true, positionTitle: null, departmentId: null },
  ...{ photoHash: null, mailAddress: "", mobile: null, officePhone: null, extension: null, room: null },
  absentUntilOn: null,
});

describe("the board of this window", () => {
  it("keeps what is told while it reads, because that is newer", async () => {
    let answer = (_items: Presence[]): void => undefined;
    const board = new Board({
      fetch: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const loading = board.load();
    board.hear([presence(1, "out", "Sở")]);
    answer([presence(1, "desk"), presence(2, "idle")]);
    await loading;
    expect(board.value.get(1)?.state).toBe("out");
    expect(board.value.get(2)?.state).toBe("idle");
    board.hear([presence(2, "offline")]);
    expect([...dotsOf(board.value)]).toEqual([[1, "out"]]);
  });
});

describe("the units", () => {
  const people = [
    person(1, "Nguyễn Văn An", "Phòng Hành chính"),
    person(2, "Trần Thị Bình", "Phòng Hành chính"),
    person(3, "Lê Chi", null),
  ];
  const board = new Map([presence(1, "desk"), presence(2, "out")].map((one) => [one.personId, one]));

  it("count who is in, and show whom the words and the filter leave", () => {
    const all = unitsOf(people, board, { typed: "", filter: "all", elsewhere: "Khác" });
    expect(all.map(({ name, inside, all: count }) => [name, inside, count])).toEqual([
      ["Khác", 0, 1],
      ["Phòng Hành chính", 1, 2],
    ]);
    const inside = unitsOf(people, board, { typed: "", filter: "in", elsewhere: "Khác" });
    expect(inside.flatMap((unit) => unit.people.map(({ id }) => id))).toEqual([1]);
    const found = unitsOf(people, board, { typed: "binh", filter: "all", elsewhere: "Khác" });
    expect(found).toMatchObject([{ inside: 1, all: 2, people: [{ id: 2 }] }]);
  });
});

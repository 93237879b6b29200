import { describe, expect, it } from "vitest";
import type { Department, PersonCard } from "./api.ts";
import { emptyPerson, neighbour, personChanges, personForm, toggled, withBelow, withDepth } from "./state.ts";

const department = (id: number, parentId: number | null): Department => ({
  id,
  parentId,
  name: "",
  code: "",
  order: id,
  phone: null,
  room: null,
  validFromOn: null,
  validToOn: null,
  successorId: null,
  current: true,
  people: 0,
});
const tree = [department(1, null), department(2, 1), department(3, 2), department(4, 1), department(5, null)];

describe("the tree of departments", () => {
  it("knows depths and what is below", () => {
    expect(withDepth(tree).map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 0]);
    expect([...withBelow(tree, 1)]).toEqual([1, 2, 3, 4]);
  });

  it("says before whom a department goes when it moves by one", () => {
    expect(neighbour(tree, 4, -1)).toBe(2);
    expect(neighbour(tree, 2, 1)).toBeNull();
    expect(neighbour(tree, 2, -1)).toBeUndefined();
    expect(neighbour(tree, 5, 1)).toBeUndefined();
  });
});

describe("the form of a person", () => {
  const person = {
    name: "Lê Thị An",
    username: "anlt",
    mobile: "+84912345678",
    officePhone: null,
    extension: null,
    room: "201",
    birthdayOn: null,
    mailAlias: null,
    posts: [{ departmentId: 3, positionId: null }],
  } as unknown as PersonCard;
  const form = personForm(person);

  it("sends nothing when nothing differs, null for what was emptied, and all posts when one differs", () => {
    expect(personChanges(form, form)).toEqual({});
    expect(personChanges({ ...form, room: " ", mobile: "0987 654 321" }, form)).toEqual({
      room: null,
      mobile: "0987 654 321",
    });
    const posts = [...form.posts, { departmentId: "", positionId: "" }, { departmentId: "5", positionId: "2" }];
    expect(personChanges({ ...form, posts }, form).posts).toEqual([
      { departmentId: 3, positionId: null },
      { departmentId: 5, positionId: 2 },
    ]);
  });

  it("of somebody new says all that was given", () => {
    expect(personChanges({ ...form, mobile: "" }, emptyPerson)).toMatchObject({
      name: "Lê Thị An",
      username: "anlt",
      room: "201",
    });
  });
});

describe("the permissions of a role", () => {
  it("change by one", () => {
    const role = { id: 1, key: "x", name: "", standard: false, permissions: ["a", "b"], people: 0 };
    expect(toggled(role, "a")).toEqual(["b"]);
    expect(toggled(role, "c")).toEqual(["a", "b", "c"]);
  });
});

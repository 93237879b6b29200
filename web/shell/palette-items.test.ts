import { describe, expect, it } from "vitest";
import { defineFeature } from "../kernel/features.ts";
import { featureAt, inBottomBar } from "./feature-at.ts";
import { localItems, readRecents, withRecent } from "./palette-items.ts";

const load = () => Promise.resolve();
const polls = defineFeature({
  name: "polls",
  title: () => "Trưng cầu ý kiến",
  icon: "poll",
  path: "/polls",
  navOrder: 20,
  goKey: "p",
  routes: [{ path: "/polls/:id?", element: "polls-page", load }],
  commands: [
    {
      id: "polls.create",
      title: () => "Tạo cuộc trưng cầu",
      icon: "plus",
      permission: "polls.create",
      run: () => undefined,
    },
    { id: "polls.mine", title: () => "Cuộc của tôi", icon: "poll", run: () => undefined },
  ],
});
const hidden = defineFeature({ name: "gallery", title: () => "Giao diện", icon: "rows", path: "/ui", routes: [] });
const all = (typed: string, may = true) => localItems([polls, hidden], typed, () => may);

describe("localItems", () => {
  it("finds commands and places without marks", () => {
    expect(all("trung cau").commands.map(({ id }) => id)).toEqual(["do:polls.create"]);
    expect(all("trung cau").places.map(({ path, keys }) => [path, keys])).toEqual([["/polls", "g p"]]);
    expect(all("khong co")).toEqual({ commands: [], places: [] });
  });

  it("offers only what the person may do", () => {
    expect(all("", false).commands.map(({ id }) => id)).toEqual(["do:polls.mine"]);
  });

  it("does not offer what is not in the rail", () => {
    expect(all("").places.map(({ id }) => id)).toEqual(["go:polls"]);
  });
});

describe("recents", () => {
  const item = (path: string) => ({ id: path, title: path, icon: "mail" as const, path });

  it("has the last first, each once, at most six", () => {
    const many = ["/1", "/2", "/3", "/4", "/5", "/6", "/7", "/3"].reduce<ReturnType<typeof readRecents>>(
      (kept, path) => withRecent(kept, item(path)),
      [],
    );
    expect(many.map(({ path }) => path)).toEqual(["/3", "/7", "/6", "/5", "/4", "/2"]);
  });

  it("keeps no commands, and nothing that it cannot read", () => {
    expect(withRecent([], { id: "do:x", title: "x", icon: "plus", run: () => undefined })).toEqual([]);
    expect(readRecents("{")).toEqual([]);
    expect(readRecents(`[{"path":1},{"path":"/a","title":"A"},null]`).map(({ path }) => path)).toEqual(["/a"]);
  });
});

describe("the shell", () => {
  it("knows to which feature an address belongs", () => {
    expect(featureAt([hidden, polls], "/polls/7")).toBe(polls);
    expect(featureAt([hidden, polls], "/nowhere")).toBeUndefined();
  });

  it("shows six entries below, or five and more", () => {
    expect(inBottomBar([1, 2, 3, 4, 5, 6])).toEqual({ bar: [1, 2, 3, 4, 5, 6], more: [] });
    expect(inBottomBar([1, 2, 3, 4, 5, 6, 7])).toEqual({ bar: [1, 2, 3, 4, 5], more: [6, 7] });
  });
});

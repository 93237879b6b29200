import { describe, expect, it } from "vitest";
import { matchPath } from "./match.ts";
import { find, type ViewRoute } from "./router.ts";

describe("matchPath", () => {
  it.each([
    ["/", "/", {}],
    ["/polls/:id", "/polls/7", { id: "7" }],
    ["/polls/:id", "/polls/7/", { id: "7" }],
    ["/mail/:folder/:id?", "/mail/inbox", { folder: "inbox" }],
    ["/mail/:folder/:id?", "/mail/inbox/9", { folder: "inbox", id: "9" }],
    ["/tim/:text", "/tim/H%C3%B2a%20b%C3%ACnh", { text: "Hòa bình" }],
  ])("%s reads %s", (pattern, path, params) => {
    expect(matchPath(pattern, path)?.params).toEqual(params);
  });

  it.each([
    ["/polls", "/"],
    ["/polls/:id", "/polls"],
    ["/polls/:id", "/polls/7/votes"],
    ["/polls", "/mail"],
    ["/tim/:text", "/tim/%E0%A4%A"],
  ])("%s does not read %s", (pattern, path) => {
    expect(matchPath(pattern, path)).toBeUndefined();
  });
});

describe("find", () => {
  const route = (path: string): ViewRoute => ({ path, element: "x-page", load: () => Promise.resolve() });

  it("takes the first view that fits and reads the query", () => {
    const [create, one] = [route("/polls/new"), route("/polls/:id")];
    expect(find([create, one], "/polls/new").route).toBe(create);
    const shown = find([create, one], "/polls/7", "?tab=answers");
    expect(shown.route).toBe(one);
    expect(shown.place).toEqual({ path: "/polls/7", params: { id: "7" }, query: { tab: "answers" } });
  });

  it("says that nothing has the address", () => {
    expect(find([route("/polls")], "/nowhere").route).toBeUndefined();
  });
});

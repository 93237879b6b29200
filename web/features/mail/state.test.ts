import { describe, expect, it } from "vitest";
import { addressOf, linksIn, listKeyOf, quotesIn, spotOf } from "./state.ts";

const spot = (params: Record<string, string>, query: Record<string, string> = {}) => spotOf({ params, query });

describe("the address of a place in the mail", () => {
  it("is read and written the same way", () => {
    const place = { box: "sent", id: 7, draft: 9, q: "mời họp", filter: "unread" as const, within: 3 };
    const url = new URL(addressOf(place), "http://x");
    expect(url.pathname).toBe("/mail/sent/7");
    expect(spot({ box: "sent", id: "7" }, Object.fromEntries(url.searchParams))).toEqual(place);
  });

  it("of a draft is its own", () => {
    expect(addressOf({ box: "drafts", draft: 9 })).toBe("/mail/drafts/9");
    expect(spot({ box: "drafts", id: "9" })).toMatchObject({ box: "drafts", id: undefined, draft: 9 });
  });

  it("passes over what makes no sense", () => {
    expect(spot({ box: "khong-co", id: "x" }, { draft: "-1", filter: "y", q: " " })).toEqual({
      box: "inbox",
      id: undefined,
      draft: undefined,
      q: undefined,
      filter: undefined,
      within: undefined,
    });
    expect(spot({ box: "12" }).box).toBe("12");
    expect([spot({ box: "label-7" }).box, spot({ box: "label-x" }).box]).toEqual(["label-7", "inbox"]);
  });

  it("names a new list when folder, words or filter change, and not when a message is opened", () => {
    expect(listKeyOf({ box: "inbox", id: 1 })).toBe(listKeyOf({ box: "inbox", draft: 2 }));
    expect(listKeyOf({ box: "inbox" })).not.toBe(listKeyOf({ box: "inbox", filter: "unread" }));
  });
});

describe("plain text", () => {
  it("is cut at its links, without the full stop behind", () => {
    expect(linksIn("Xem https://langson.gov.vn/a?b=1. Cảm ơn")).toEqual([
      { text: "Xem " },
      { text: "https://langson.gov.vn/a?b=1", href: "https://langson.gov.vn/a?b=1" },
      { text: ". Cảm ơn" },
    ]);
    expect(linksIn("javascript:alert(1)")).toEqual([{ text: "javascript:alert(1)" }]);
  });

  it("tells quotations from one's own lines", () => {
    expect(quotesIn("a\r\n> b\n> c\nd\n\n")).toEqual([
      { quoted: false, text: "a" },
      { quoted: true, text: "> b\n> c" },
      { quoted: false, text: "d" },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { ownPart, plainOf, richOf, type RichNode } from "./rich-text.ts";

const p = (...content: RichNode[]): RichNode => ({ type: "paragraph", content });
const t = (text: string, href?: string): RichNode => ({
  type: "text",
  text,
  ...(href !== undefined && { marks: [{ type: "link", attrs: { href } }] }),
});
const doc = (...content: RichNode[]): RichNode => ({ type: "doc", content });

describe("rich text as plain text", () => {
  it("keeps lists, quotations, links and empty lines", () => {
    const list = (type: string, attrs: object, ...items: RichNode[][]): RichNode => ({
      type,
      attrs: { ...attrs },
      content: items.map((content) => ({ type: "listItem", content })),
    });
    const text = plainOf(
      doc(
        p(t("Kính gửi "), t("đây", "http://a.vn")),
        p(),
        list("bulletList", {}, [p(t("một"))], [p(t("hai")), list("orderedList", { start: 3 }, [p(t("ba"))])]),
        { type: "blockquote", content: [p(t("trích")), { type: "blockquote", content: [p(t("sâu"))] }] },
        p(t("http://b.vn", "http://b.vn"), { type: "hardBreak" }, t("hết")),
      ),
    );
    expect(text).toBe("Kính gửi đây <http://a.vn>\n\n- một\n- hai\n  3. ba\n> trích\n>> sâu\nhttp://b.vn\nhết");
  });

  it("begins again from plain text as it was, with what is quoted in quotations", () => {
    expect(richOf("a < b\n\n> một\n> > hai\nhết")).toBe(
      "<p>a &lt; b</p><p></p><blockquote><p>một</p><blockquote><p>hai</p></blockquote></blockquote><p>hết</p>",
    );
  });

  it("knows what is one's own", () => {
    const signature: RichNode = { type: "signature", content: [p(t("đính kèm"))] };
    expect(ownPart(doc(p(t("gửi")), signature, { type: "blockquote", content: [p(t("kèm theo"))] }))).toBe("gửi");
  });
});

import { describe, expect, it } from "vitest";
import { Attachments } from "./attachments.ts";
import { Written } from "./written.ts";

describe("what was written and not sent", () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, to: string) => void kept.set(key, to),
    };
  };

  it("is there again for each room", () => {
    const store = storage();
    new Written(store).keep(1, "Dở dang");
    new Written(store).keep(2, "  ");
    expect([new Written(store).of(1), new Written(store).of(2)]).toEqual(["Dở dang", ""]);
    new Written(store).keep(1, "");
    expect(new Written(store).of(1)).toBe("");
  });

  it("is kept for the latest fifty rooms", () => {
    const written = new Written(storage());
    for (let room = 1; room <= 60; room += 1) written.keep(room, `Phòng ${String(room)}`);
    expect([written.of(10), written.of(11), written.of(60)]).toEqual(["", "Phòng 11", "Phòng 60"]);
  });
});

describe("files of a message", () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const file = (name: string) => new File(["xin chào"], name);

  it("are uploaded at once, and those that fail say why", async () => {
    const files = new Attachments((each) =>
      each.name === "hỏng"
        ? Promise.reject(new Error("Quá lớn"))
        : Promise.resolve({ id: 7, name: each.name } as never),
    );
    files.add([file("tốt"), file("hỏng")]);
    expect(files.isBusy).toBe(true);
    await settled();
    expect(files.isBusy).toBe(false);
    expect(files.ready).toMatchObject([{ name: "tốt", fileId: 7 }]);
    expect(files.value[1]).toMatchObject({ state: "failed", why: "Quá lớn" });
    files.remove(2);
    expect(files.value).toHaveLength(1);
  });

  it("are ten at the most", async () => {
    const files = new Attachments((each) => Promise.resolve({ id: 1, name: each.name } as never));
    files.add(Array.from({ length: 14 }, (_, index) => file(String(index))));
    await settled();
    expect(files.value).toHaveLength(10);
  });
});

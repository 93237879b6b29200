import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settled, TestHost } from "./testing.ts";
import { WindowedList } from "./windowed-list.ts";

interface Row {
  readonly id: number;
}

/** A server with rows from `count` down to 1, an anchor every ten, and a record of what it was asked. */
function setUp(count: number) {
  const store = {
    ids: Array.from({ length: count }, (_, index) => count - index),
    asked: [] as string[],
    failing: false,
  };
  const list = new WindowedList<Row>(new TestHost(), {
    keyOf: ({ id }) => id,
    isBelow: ({ id }, anchor) => id < Number(anchor),
    shape: async () => {
      store.asked.push("shape");
      await Promise.resolve();
      if (store.failing) throw new Error("away");
      const anchors = store.ids.filter((_, index) => index % 10 === 9).map(String);
      return { total: store.ids.length, step: 10, anchors };
    },
    range: async (after = "Infinity", until = "0") => {
      store.asked.push(`${after}..${until}`);
      await Promise.resolve();
      if (store.failing) throw new Error("away");
      return store.ids.filter((id) => id < Number(after) && id >= Number(until)).map((id) => ({ id }));
    },
  });
  return { list, store };
}

const rest = async () => {
  await vi.advanceTimersByTimeAsync(100);
  await settled();
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a windowed list", () => {
  it("knows its length from the first answer, and reads one block", async () => {
    const { list, store } = setUp(50_000);
    await list.start();
    expect([list.state, list.length, list.items.length]).toEqual(["ready", 50_000, 10]);
    expect(store.asked).toEqual(["shape", "Infinity..49991"]);
    expect([list.at(0)?.id, list.at(9)?.id, list.at(10)]).toEqual([50_000, 49_991, undefined]);
  });

  it("goes anywhere without reading the way there, and not what was only dragged past", async () => {
    const { list, store } = setUp(50_000);
    await list.start();
    store.asked.length = 0;
    for (let from = 100; from <= 30_000; from += 100) list.need(from, from + 10);
    await rest();
    expect(store.asked.length).toBeLessThanOrEqual(6);
    expect(list.at(30_000)?.id).toBe(20_000);
    expect(list.at(15_000)).toBeUndefined();
  });

  it("reads only what is seen when something happens, and stays with it", async () => {
    const { list, store } = setUp(1_000);
    await list.start();
    list.need(500, 510);
    await rest();
    const seen = list.at(505)?.id;
    store.ids.unshift(1_001);
    store.asked.length = 0;
    await list.reload();
    expect(list.length).toBe(1_001);
    expect(list.at(506)?.id).toBe(seen);
    expect(store.asked.filter((asked) => asked !== "shape").length).toBeLessThanOrEqual(2);
  });

  it("shows what is new to somebody at the top", async () => {
    const { list, store } = setUp(30);
    await list.start();
    list.need(0, 9);
    store.ids.unshift(31);
    await list.reload();
    expect(list.at(0)?.id).toBe(31);
  });

  it("takes rows out at once, and puts them back", async () => {
    const { list } = setUp(30);
    await list.start();
    const putBack = list.remove(29, 28);
    expect([list.length, list.at(1)?.id]).toEqual([28, 27]);
    putBack();
    expect([list.length, list.at(1)?.id]).toEqual([30, 29]);
  });

  it("gives the keys between two far places, reading what is missing", async () => {
    const { list } = setUp(100);
    await list.start();
    const keys = await list.keysBetween(5, 44);
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([40, 95, 56]);
  });

  it("reads once more, and not once for each, when much happens while it reads", async () => {
    const { list, store } = setUp(30);
    await list.start();
    store.asked.length = 0;
    const reloads = [list.reload(), list.reload(), list.reload(), list.reload()];
    await Promise.all(reloads);
    await settled();
    expect(store.asked.filter((asked) => asked === "shape")).toHaveLength(2);
  });

  it("keeps what it shows when a later read fails, and reads it when asked again", async () => {
    const { list, store } = setUp(100);
    await list.start();
    store.failing = true;
    list.need(50, 60);
    await rest();
    expect([list.state, list.moreFailed, list.at(0)?.id, list.at(55)]).toEqual(["ready", true, 100, undefined]);
    store.failing = false;
    await list.loadMore();
    await rest();
    expect([list.moreFailed, list.at(55)?.id]).toEqual([false, 45]);
  });

  it("says that it is empty, or what went wrong at first", async () => {
    const none = setUp(0);
    await none.list.start();
    expect(none.list.state).toBe("empty");
    const away = setUp(5);
    away.store.failing = true;
    await away.list.start();
    expect(away.list.state).toBe("error");
  });
});

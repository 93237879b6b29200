import { describe, expect, it } from "vitest";
import type { PageOf } from "../../server/kernel/contract/schema.ts";
import { PagedList } from "./paged-list.ts";
import { settled, TestHost } from "./testing.ts";

interface Row {
  id: number;
  at: number;
}

const newestFirst = (a: Row, b: Row): number => b.at - a.at || b.id - a.id;

function setUp(rows: Row[], size = 3, compare: typeof newestFirst | null = newestFirst) {
  const host = new TestHost();
  const store = { rows, failing: false, reads: [] as (string | undefined)[] };
  const list = new PagedList<Row>(host, {
    keyOf: ({ id }) => id,
    ...(compare !== null && { compare }),
    fetch: async (after): Promise<PageOf<Row>> => {
      store.reads.push(after);
      await Promise.resolve();
      if (store.failing) throw new Error("away");
      const sorted = [...store.rows].sort(newestFirst);
      const from = after === undefined ? 0 : sorted.findIndex(({ id }) => String(id) === after) + 1;
      const items = sorted.slice(from, from + size);
      const more = from + size < sorted.length;
      return { items, ...(more && { next: String(items.at(-1)?.id) }) };
    },
  });
  host.connect();
  return { host, list, store, ids: () => list.items.map(({ id }) => id) };
}

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, at: (index + 1) * 10 }));

describe("PagedList", () => {
  it("reads page after page until there is no more", async () => {
    const { list, store, ids } = setUp(rows(7));
    await settled();
    expect([list.state, ids(), list.more]).toEqual(["ready", [7, 6, 5], true]);
    await list.loadMore();
    await list.loadMore();
    expect([ids(), list.more]).toEqual([[7, 6, 5, 4, 3, 2, 1], false]);
    await list.loadMore();
    expect(store.reads).toEqual([undefined, "5", "2"]);
  });

  it("asks for a page once, however often the list is scrolled", async () => {
    const { list, store } = setUp(rows(7));
    await settled();
    await Promise.all([list.loadMore(), list.loadMore(), list.loadMore()]);
    expect(store.reads).toEqual([undefined, "5"]);
  });

  it("says that there is nothing, and that it failed", async () => {
    const empty = setUp([]);
    await settled();
    expect(empty.list.state).toBe("empty");
    const { list, store } = setUp(rows(2));
    store.failing = true;
    await list.start();
    expect([list.state, (list.error as Error).message]).toEqual(["error", "away"]);
    store.failing = false;
    await list.reload();
    expect(list.state).toBe("ready");
  });

  it("keeps what is there when the next page does not come", async () => {
    const { list, store, ids } = setUp(rows(7));
    await settled();
    store.failing = true;
    await list.loadMore();
    expect([list.state, list.moreFailed, ids()]).toEqual(["ready", true, [7, 6, 5]]);
    store.failing = false;
    await list.loadMore();
    expect([list.moreFailed, ids()]).toEqual([false, [7, 6, 5, 4, 3, 2]]);
  });

  it("reads as much anew as was shown", async () => {
    const { list, store, ids } = setUp(rows(7));
    await settled();
    await list.loadMore();
    store.rows = [...store.rows.filter(({ id }) => id !== 6), { id: 8, at: 80 }];
    await list.reload();
    expect(ids()).toEqual([8, 7, 5, 4, 3, 2]);
  });

  it("puts a live row where it belongs, moves it, and leaves out what belongs beyond the last page", async () => {
    const { list, ids } = setUp(rows(7));
    await settled();
    list.put({ id: 9, at: 65 });
    expect(ids()).toEqual([7, 9, 6, 5]);
    list.put({ id: 5, at: 99 });
    expect(ids()).toEqual([5, 7, 9, 6]);
    list.put({ id: 1, at: 10 });
    expect(ids()).toEqual([5, 7, 9, 6]);
    list.put({ id: 7, at: 70 });
    expect(ids()).toEqual([5, 7, 9, 6]);
  });

  it("puts a live row on top where no order is known", async () => {
    const { list, ids } = setUp(rows(2), 3, null);
    await settled();
    list.put({ id: 9, at: 0 });
    expect(ids()).toEqual([9, 2, 1]);
    list.put({ id: 1, at: 5 });
    expect(ids()).toEqual([9, 2, 1]);
    expect(list.items.at(-1)?.at).toBe(5);
  });

  it("takes rows out and puts them back", async () => {
    const { list, ids } = setUp(rows(2));
    await settled();
    const undo = list.remove(1, 2);
    expect(list.state).toBe("empty");
    undo();
    expect([list.state, ids()]).toEqual(["ready", [2, 1]]);
  });

  it("becomes ready with its first live row", async () => {
    const { list, ids } = setUp([]);
    await settled();
    list.put({ id: 1, at: 1 });
    expect([list.state, ids()]).toEqual(["ready", [1]]);
  });

  it("does not let an older answer overwrite a newer list", async () => {
    const { list, store, ids } = setUp(rows(4));
    const older = list.start();
    store.rows = [{ id: 100, at: 1000 }];
    await Promise.all([older, list.start()]);
    await settled();
    expect(ids()).toEqual([100]);
  });
});
